import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { actName } from "../../procedure/call.ts";
import type { Rule } from "./rule.ts";
import { callsIn, effectInCatalogue } from "./support/calls.ts";

/** Whatever looks only looks: a find runs in Preview, and a look is repeated until it shows what it must. */
export const needsGate: Rule = function* (procedure) {
  for (const { step, call, acts } of callsIn(procedure.steps)) {
    const effect = effectInCatalogue(call);
    if (acts || effect === undefined || effect === "read") continue;
    const said = `${actName(call)} ${effect === "destroy" ? "destroys" : "changes"}`;
    yield diagnostic("needs-gate", { step: step.title, said }, step.position);
  }
};
