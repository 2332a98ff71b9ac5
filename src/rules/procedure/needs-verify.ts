import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { targetKindOfCall } from "../../procedure/call.ts";
import type { ActStep, Expectation, FoundReference } from "../../procedure/step.ts";
import type { Rule } from "./rule.ts";
import { consumes } from "./support/acts.ts";
import { actsOf, findOf } from "./support/order.ts";
import { sameValue } from "./support/values.ts";

/** An act is looked at afterwards. One that takes its object out of its view, in run.destroy, brings its own verification. */
export const needsVerify: Rule = function* (procedure) {
  for (const { step, before } of actsOf(procedure.steps)) {
    if (step.kind === "destroy" && consumes(step)) continue;
    const found = findOf(step.of, before)?.found;
    if (!step.expectations.some((look) => found === undefined || proves(look, step, found)))
      yield diagnostic("needs-verify", { step: step.title }, step.position);
  }
};

/** A look at the very object must say what has become of it; that it is there, it was before. Another kind of object may be new. */
function proves({ shows, where, call, key }: Expectation, { of }: ActStep, found: FoundReference): boolean {
  if (targetKindOfCall(call) !== found.target) return true;
  const isItself =
    (found.key !== undefined && sameValue(key.value, found.key.value)) ||
    (key.value.expression === "property" && key.value.of === of);
  return isItself && (shows === "absent" || where.length > 0);
}
