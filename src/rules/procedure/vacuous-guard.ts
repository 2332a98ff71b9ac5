import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { CheckStep, GuardUse } from "../../procedure/step.ts";
import { walk } from "../../procedure/walk.ts";
import { guard as guardKnowledge } from "../../service/guards.ts";
import type { Rule } from "./rule.ts";
import { isList, valuesIn } from "./support/values.ts";

/** A guard compares the object with something else than the object itself. */
export const vacuousGuard: Rule = function* (procedure) {
  for (const step of walk(procedure.steps)) {
    if (step.kind !== "check") continue;
    for (const use of step.guards) {
      const said = faultOf(use, step);
      if (said !== undefined)
        yield diagnostic("vacuous-guard", { step: step.title, guard: use.guard, said }, step.position);
    }
  }
};

function faultOf(use: GuardUse, step: CheckStep): string | undefined {
  for (const name of guardKnowledge(use.guard).arguments ?? []) {
    const value = use.arguments[name];
    if (value === undefined || (isList(value) && value.length === 0)) return `it is given no ${name}`;
    for (const part of valuesIn(value))
      if ((part.expression === "property" || part.expression === "object") && part.of === step.of)
        return `it compares "${step.of}" with its own ${part.expression === "property" ? part.property : "self"}`;
  }
  return undefined;
}
