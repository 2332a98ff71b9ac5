import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "./rule.ts";
import { cmdletCallsIn } from "./support/calls.ts";
import { constantOf } from "./support/values.ts";

/** A listing is complete: nothing is concluded from one that may have ended early. */
export const needsAll: Rule = function* (procedure) {
  for (const { step, call, known } of cmdletCallsIn(procedure.steps)) {
    if (step.kind !== "find-all" || !known.cmdlet.parameters.some(({ name }) => name === "ResultSize")) continue;
    if (constantOf(call.parameters["ResultSize"] ?? []) !== "Unlimited")
      yield diagnostic("needs-all", { step: step.title, cmdlet: call.cmdlet }, step.position);
  }
};
