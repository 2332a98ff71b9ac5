import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "./rule.ts";
import { guardsPassed, requiredGuardsOf } from "./support/acts.ts";
import { actsOf } from "./support/order.ts";

/** Before an act, its object has passed every guard that the service's table asks for. */
export const needsGuards: Rule = function* (procedure) {
  for (const act of actsOf(procedure.steps)) {
    const { step, before } = act;
    const passed = new Set(guardsPassed(step.of, before).map(({ guard }) => guard));
    const missing = (requiredGuardsOf(act) ?? []).filter((guard) => !passed.has(guard));
    if (missing.length > 0)
      yield diagnostic("needs-guards", { step: step.title, missing: missing.join(", ") }, step.position);
  }
};
