import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { CallNode } from "../../procedure/call.ts";
import type { GuardUse } from "../../procedure/step.ts";
import type { Rule } from "./rule.ts";
import { guardsPassed, requiredGuardsOf } from "./support/acts.ts";
import { actsOf } from "./support/order.ts";
import { isList, sameValue } from "./support/values.ts";

/** Before an act, its object has passed every guard that the service's table asks for. */
export const needsGuards: Rule = function* (procedure) {
  for (const act of actsOf(procedure.steps)) {
    const { step, before } = act;
    const passed = new Set(
      guardsPassed(step.of, before)
        .filter((use) => isOnWhatIsTakenOut(use, step.call))
        .map(({ guard }) => guard),
    );
    const missing = (requiredGuardsOf(act) ?? []).filter((guard) => !passed.has(guard));
    if (missing.length > 0)
      yield diagnostic("needs-guards", { step: step.title, missing: missing.join(", ") }, step.position);
  }
};

/** Where a call takes a text out of a list, a guard on a source of that list is on the same text; other guards are as they are. */
function isOnWhatIsTakenOut({ arguments: { Source: source } }: GuardUse, { parameters }: CallNode): boolean {
  if (source === undefined || isList(source)) return true;
  return Object.values(parameters)
    .flat()
    .every((value) => value.expression !== "without" || sameValue(value.text, source));
}
