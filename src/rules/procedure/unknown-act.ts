import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { actName } from "../../procedure/call.ts";
import { targetKinds } from "../../service/target-kinds.ts";
import type { Rule } from "./rule.ts";
import { requiredGuardsOf } from "./support/acts.ts";
import { actsOf, findOf } from "./support/order.ts";

/** An act is emitted only where the service's table says which guards it needs on such an object. */
export const unknownAct: Rule = function* (procedure) {
  for (const act of actsOf(procedure.steps)) {
    const { step, before } = act;
    const find = findOf(step.of, before);
    if (find === undefined || requiredGuardsOf(act) !== undefined) continue;
    const target = (targetKinds as Readonly<Record<string, { readonly noun: string }>>)[find.found.target]?.noun;
    yield diagnostic(
      "unknown-act",
      { step: step.title, act: actName(step.call), target: target ?? find.found.target },
      step.position,
    );
  }
};
