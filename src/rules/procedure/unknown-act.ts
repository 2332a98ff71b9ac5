import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { actName, type CallNode } from "../../procedure/call.ts";
import { knownFormsOf } from "../../service/guards.ts";
import { targetKinds } from "../../service/target-kinds.ts";
import type { Rule } from "./rule.ts";
import { hasKnownForm, requiredGuardsOf } from "./support/acts.ts";
import { actsOf, findOf } from "./support/order.ts";

/** An act is emitted only where the service's table says which guards it needs on such an object. */
export const unknownAct: Rule = function* (procedure) {
  for (const act of actsOf(procedure.steps)) {
    const { step, before } = act;
    const find = findOf(step.of, before);
    if (find === undefined || (requiredGuardsOf(act) !== undefined && hasKnownForm(act))) continue;
    const target = (targetKinds as Readonly<Record<string, { readonly noun: string }>>)[find.found.target]?.noun;
    yield diagnostic(
      "unknown-act",
      { step: step.title, act: nameOf(step.call, find.found.target), target: target ?? find.found.target },
      step.position,
    );
  }
};

function nameOf(call: CallNode, target: string): string {
  const forms = knownFormsOf(actName(call), target);
  if (forms === undefined) return actName(call);
  const known = forms.map(({ must }) =>
    Object.keys(must)
      .map((name) => `-${name}`)
      .join(" "),
  );
  return `${actName(call)} with other parameters than ${known.join(", or ")}`;
}
