import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { actName, type CallNode } from "../../procedure/call.ts";
import { knownFormOf } from "../../service/guards.ts";
import { targetKinds } from "../../service/target-kinds.ts";
import type { Rule } from "./rule.ts";
import { requiredGuardsOf } from "./support/acts.ts";
import { actsOf, findOf } from "./support/order.ts";
import { constantOf } from "./support/values.ts";

/** An act is emitted only where the service's table says which guards it needs on such an object. */
export const unknownAct: Rule = function* (procedure) {
  for (const act of actsOf(procedure.steps)) {
    const { step, before } = act;
    const find = findOf(step.of, before);
    if (find === undefined) continue;
    const form = knownFormOf(actName(step.call), find.found.target);
    const isKnown = requiredGuardsOf(act) !== undefined && (form === undefined || hasForm(step.call, form));
    if (isKnown) continue;
    const target = (targetKinds as Readonly<Record<string, { readonly noun: string }>>)[find.found.target]?.noun;
    yield diagnostic(
      "unknown-act",
      { step: step.title, act: nameOf(step.call, form), target: target ?? find.found.target },
      step.position,
    );
  }
};

type KnownForm = NonNullable<ReturnType<typeof knownFormOf>>;

function hasForm(call: CallNode, { must, may }: KnownForm): boolean {
  const isOn = (name: string): boolean => constantOf(call.parameters[name] ?? []) === true;
  const given = Object.keys(call.parameters).filter((name) => name !== "Identity");
  return must.every(isOn) && given.every((name) => isOn(name) && [...must, ...may].includes(name));
}

const nameOf = (call: CallNode, form: KnownForm | undefined): string =>
  form === undefined ? actName(call) : `${actName(call)} with other switches than -${form.must.join(" -")}`;
