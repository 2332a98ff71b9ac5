import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { ParameterNode, Procedure } from "../../procedure/procedure.ts";
import type { ActStep, FindInStep, FindOneStep, Step } from "../../procedure/step.ts";
import type { Value } from "../../procedure/value.ts";
import { fresh, isAct, walk } from "../../procedure/walk.ts";
import { targetKindOfCall } from "../../procedure/call.ts";
import type { Rule } from "./rule.ts";
import { consumes } from "./support/acts.ts";
import { actsOf, findOf, isFind, type Ordered } from "./support/order.ts";
import { isIdentity, namesIt, targetParametersOf } from "./support/targets.ts";
import { isNeverEmpty, sameValue, valuesIn } from "./support/values.ts";

/** An act is on the one object that a find before it gave, and its call names that object as it was read again. */
export const needsOneTarget: Rule = function* (procedure) {
  for (const act of actsOf(procedure.steps)) {
    const said = objectFault(act, procedure) ?? callFault(act.step, act.before);
    if (said !== undefined) yield diagnostic("needs-one-target", { step: act.step.title, said }, act.step.position);
  }
};

function objectFault({ step, before, within }: Ordered<ActStep>, { steps, parameters }: Procedure): string | undefined {
  const find = findOf(step.of, before);
  if (find === undefined) return whyNotFound(step.of, before, steps);
  const last = before.find((earlier) => isAct(earlier) && earlier.of === step.of && consumes(earlier));
  if (last !== undefined) return `"${last.title}" leaves nothing of "${step.of}" to act on.`;
  const loop = within.find(({ kind }) => kind === "for-each");
  if (loop !== undefined && !([...walk(loop.steps)].includes(find) && isOfItsTurn(find)))
    return `every turn of "${loop.title}" would act on the same "${step.of}".`;
  return kindFault(find) ?? keyFault(find, parameters);
}

function whyNotFound(name: string, before: readonly Step[], steps: readonly Step[]): string {
  if (before.some((step) => step.kind === "find-all" && step.found.name === name))
    return `"${name}" is a listing, which stands for many.`;
  const elsewhere = [...walk(steps)].some((step) => isFind(step) && step.found.name === name);
  return elsewhere ? `"${name}" is not certain to be found before it.` : `no step finds "${name}".`;
}

/** In a loop, what is found depends on the target of the turn. */
const isOfItsTurn = ({ found }: FindOneStep | FindInStep): boolean =>
  [...valuesIn(found.key)].some(({ expression }) => expression === "target");

/** What the object is said to be is what its query answers with: the guards that it needs depend on it. */
function kindFault({ call, found }: FindOneStep | FindInStep): string | undefined {
  const kind = targetKindOfCall(call);
  return kind === found.target
    ? undefined
    : `"${found.name}" is said to be of the kind ${found.target}, and its query finds ${kind ?? "another one"}.`;
}

function keyFault(
  { found: { name, key, target } }: FindOneStep | FindInStep,
  parameters: readonly ParameterNode[],
): string | undefined {
  if (key === undefined) return `"${name}" was not looked for by an identity.`;
  if (key.property === "ExternalDirectoryObjectId")
    return isNeverEmpty(key.value, parameters)
      ? undefined
      : `"${name}" is found by an ExternalDirectoryObjectId that can be empty, as that of every orphan is.`;
  return isIdentity(key.property, target)
    ? undefined
    : `"${name}" is found by its ${key.property}, which another object can share.`;
}

function callFault(step: ActStep, before: readonly Step[]): string | undefined {
  const { input } = step.call;
  const isFresh = (value: Value): boolean => "of" in value && value.of === fresh;
  if (input !== undefined && !(input.expression === "object" && isFresh(input)))
    return "what is piped into its call is not the fresh object.";
  const targets = targetParametersOf(step.call);
  const kind = findOf(step.of, before)?.found.target ?? "";
  for (const [parameter, value] of targets) {
    if (isFresh(value) && !(value.expression === "property" && namesIt(value.property, kind)))
      return `-${parameter} is no identity of the fresh object.`;
    if (!isFresh(value) && !isOfAFind(value, before)) return `-${parameter} names an object that no step has found.`;
  }
  if (input === undefined && !targets.some(([, value]) => isFresh(value)))
    return "its call does not name the fresh object.";
  return undefined;
}

/** An identity of another object that was found, or the very value that it was found by. */
function isOfAFind(value: Value, before: readonly Step[]): boolean {
  if (value.expression === "property") {
    const kind = findOf(value.of, before)?.found.target;
    return kind !== undefined && isIdentity(value.property, kind);
  }
  return before.some(
    (step) =>
      step.kind === "find-one" &&
      step.found.key !== undefined &&
      isIdentity(step.found.key.property, step.found.target) &&
      sameValue(step.found.key.value, value),
  );
}
