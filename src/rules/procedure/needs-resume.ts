import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { targetKindOfCall } from "../../procedure/call.ts";
import type { DestroyStep, FindInStep, FindOneStep, FoundReference, Step } from "../../procedure/step.ts";
import type { Value } from "../../procedure/value.ts";
import { isAct, needs, walk } from "../../procedure/walk.ts";
import type { Rule } from "./rule.ts";
import { consumes } from "./support/acts.ts";
import { actsOf, findOf, inOrder } from "./support/order.ts";
import { sameValue } from "./support/values.ts";

/** An object that the procedure destroys, as its find describes it. */
interface Destroyed {
  readonly step: DestroyStep;
  readonly found: FoundReference;
  readonly before: readonly Step[];
}

/**
 * A job may be stopped and started again from the top. What a destruction leaves behind must not stop the second run: an object
 * that is acted on has a record to tell why it is absent, but one that is only looked at has none.
 */
export const needsResume: Rule = function* (procedure) {
  const all = [...walk(procedure.steps)];
  const acted = new Set(all.filter(isAct).map(({ of }) => of));
  const optional = optionalObjects(all, acted);
  const destroyed = [...destructionsIn(procedure.steps)];
  for (const { step, within } of inOrder(procedure.steps)) {
    // Under a condition, or where a missing object leaves it out, a step may not run the second time.
    if (within.length > 0 || needs(step).some((name) => optional.has(name))) continue;
    const said = findFault(step, acted, destroyed) ?? lookFault(step, destroyed);
    if (said !== undefined) yield diagnostic("needs-resume", { step: step.title, said }, step.position);
  }
};

function* destructionsIn(steps: readonly Step[]): Generator<Destroyed> {
  for (const { step, before } of actsOf(steps)) {
    const find = findOf(step.of, before);
    if (step.kind === "destroy" && consumes(step) && find !== undefined) yield { step, found: find.found, before };
  }
}

/** Objects that may be absent without an end of the run. */
function optionalObjects(all: readonly Step[], acted: ReadonlySet<string>): ReadonlySet<string> {
  const optional = new Set<string>();
  for (const step of all) {
    if (step.kind !== "find-one" && step.kind !== "find-in" && step.kind !== "find-text") continue;
    const skips = step.kind !== "find-one" || step.absent === "skip" || acted.has(step.found.name);
    if (skips || needs(step).some((name) => optional.has(name))) optional.add(step.found.name);
  }
  return optional;
}

/** A find that ends the run where its object is gone, which a destruction of the same procedure makes it. */
function findFault(step: Step, acted: ReadonlySet<string>, destroyed: readonly Destroyed[]): string | undefined {
  if (step.kind !== "find-one" || step.absent !== "fail" || acted.has(step.found.name)) return undefined;
  const by = destroyed.find(({ found }) => goesWith(step, found));
  return by === undefined
    ? undefined
    : `its object is gone once "${by.step.title}" is done, so give it absent: "skip", or find it by a property of "${by.found.name}".`;
}

/** They are one object in one view, or the active mailbox of a user. */
function goesWith({ found }: FindOneStep | FindInStep, destroyed: FoundReference): boolean {
  const sameView = found.target === destroyed.target;
  const mailboxOfUser = found.target === "active-mailbox" && destroyed.target === "user";
  if (found.key === undefined || destroyed.key === undefined || !(sameView || mailboxOfUser)) return false;
  return (
    (sameValue(found.key.value, destroyed.key.value) &&
      (sameView || found.key.property === "ExternalDirectoryObjectId")) ||
    isPropertyOf(destroyed.key.value, found.name)
  );
}

const isPropertyOf = (value: Value, name: string): boolean => value.expression === "property" && value.of === name;

/** A look for something that a later step destroys: the second time it would never be seen. */
function lookFault(step: Step, destroyed: readonly Destroyed[]): string | undefined {
  if ((step.kind !== "wait" && step.kind !== "verify") || step.expectation.shows !== "present") return undefined;
  const { call, key } = step.expectation;
  const by = destroyed.find(
    ({ found, before }) =>
      before.includes(step) &&
      found.key !== undefined &&
      targetKindOfCall(call) === found.target &&
      sameValue(found.key.value, key.value),
  );
  return by === undefined
    ? undefined
    : `what it looks for is gone once "${by.step.title}" is done, so make it a look of the act before it, or put it into run.when(...).`;
}
