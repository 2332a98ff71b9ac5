import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Procedure } from "../../procedure/procedure.ts";
import type { Expectation, Step } from "../../procedure/step.ts";
import type { Value } from "../../procedure/value.ts";
import { actName } from "../../procedure/call.ts";
import { fresh, isAct, looked, walk } from "../../procedure/walk.ts";
import type { Rule } from "./rule.ts";
import { inOrder, isFind, type Ordered } from "./support/order.ts";
import { valuesIn } from "./support/values.ts";

/** What a step uses is there when it runs: found before, given as a parameter, or the target of the loop around it. */
export const unknownReference: Rule = function* (procedure) {
  for (const ordered of inOrder(procedure.steps)) {
    const faults = new Set(faultsOf(ordered, procedure));
    for (const said of faults)
      yield diagnostic("unknown-reference", { step: ordered.step.title, said }, ordered.step.position);
  }
};

function* faultsOf({ step, before, within }: Ordered, procedure: Procedure): Generator<string> {
  const found = new Set(before.filter(isFind).map((earlier) => earlier.found.name));
  const loops = within.some(({ kind }) => kind === "for-each");
  for (const name of namesUsedBy(step))
    if (!found.has(name)) yield `"${name}", which no step before it is certain to have found`;
  for (const { value, own } of valuesUsedBy(step)) {
    if (isOfFound(value) && !found.has(value.of) && value.of !== own) yield describe(value.of);
    if (value.expression === "parameter" && !procedure.parameters.some(({ name }) => name === value.name))
      yield `${value.name}, which is not a parameter of this runbook`;
    if (value.expression === "target" && !loops) yield "the target of a loop, outside of one";
  }
  if (step.kind === "find-in" && !loops) yield "the target of a loop, outside of one";
  if (
    step.kind === "verify-record" &&
    ![...walk(procedure.steps)].some((act) => isAct(act) && actName(act.call) === step.act)
  )
    yield `the record of "${step.act}", which no step of this procedure runs`;
}

const isOfFound = (value: Value): value is Extract<Value, { readonly of: string }> =>
  value.expression === "property" || value.expression === "object" || value.expression === "found-text";

function describe(name: string): string {
  if (name === fresh) return "the fresh object of another step";
  if (name === looked) return "the object of another look";
  return `"${name}", which no step before it is certain to have found`;
}

/** Names that stand in a step by themselves. What an act acts on is the matter of needs-one-target. */
function namesUsedBy(step: Step): readonly string[] {
  switch (step.kind) {
    case "check":
      return [step.of];
    case "record":
      return [step.of, ...step.with];
    case "find-in":
    case "for-each":
      return [step.listing];
    default:
      return [];
  }
}

/** Every value of a step, with the one name that it may use besides: `fresh` within an act, `looked` in the conditions of a look. */
function* valuesUsedBy(step: Step): Generator<{ readonly value: Value; readonly own?: string }> {
  const { steps: _steps, ...rest } = step as Step & { readonly steps?: unknown };
  if (isAct(step)) {
    for (const value of valuesIn(step.call)) yield { value, own: fresh };
    for (const expectation of step.expectations) yield* valuesOfLook(expectation);
  } else if (step.kind === "wait" || step.kind === "verify") yield* valuesOfLook(step.expectation);
  else for (const value of valuesIn(rest)) yield isFind(step) ? { value, own: step.found.name } : { value };
}

function* valuesOfLook({ call, key, where }: Expectation): Generator<{ readonly value: Value; readonly own?: string }> {
  for (const value of valuesIn([call, key])) yield { value };
  for (const value of valuesIn(where)) yield { value, own: looked };
}
