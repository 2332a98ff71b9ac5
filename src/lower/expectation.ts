import { targetKindOfCall } from "../procedure/call.ts";
import type { Expectation, VerifyStep, WaitStep } from "../procedure/step.ts";
import { targetKind } from "../service/target-kinds.ts";
import { block, number, pipeline, run, string, variable } from "../powershell/build.ts";
import type { Expression, Statement } from "../powershell/syntax.ts";
import { keyFilter, lowerRemote } from "./call.ts";
import { allOf, lowerCondition } from "./condition.ts";
import { writeEvent } from "./event.ts";
import { lowerAsText } from "./value.ts";

interface Looking {
  readonly target: Expression;
  /** The named result when the time is over. */
  readonly code: "not-yet" | "not-verified";
  readonly says: string;
  /** True behind an act, whose answer then tells more than the time that is over. */
  readonly answer: boolean;
}

/** Looks once a minute until the look shows what it must. */
export function lowerExpectation(expectation: Expectation, { target, code, says, answer }: Looking): Statement {
  const where = expectation.where.map(lowerCondition);
  const failed = (expectation.failed ?? []).map(lowerCondition);
  // Where a failure is looked for too, every object is let through and judged by the function.
  const splits = failed.length > 0;
  const filter = keyFilter(expectation.key.property, expectation.key.value, splits ? [] : where);
  return run("Wait-Until", {
    Target: target,
    Says: string(says),
    Look: block(pipeline(lowerRemote(expectation.call), filter)),
    ...(splits ? { Where: block(pipeline(allOf(where))), Failed: block(pipeline(allOf(failed))) } : {}),
    Count: number(expectation.shows === "present" ? 1 : 0),
    Minutes: variable("WaitMinutes"),
    Code: string(code),
    ...(answer ? { Answer: variable("answer") } : {}),
  });
}

export function lowerWait(step: WaitStep | VerifyStep): readonly Statement[] {
  const target = lowerAsText(step.expectation.key.value);
  const code = step.kind === "wait" ? "not-yet" : "not-verified";
  const kind = targetKindOfCall(step.expectation.call);
  return [
    writeEvent("waiting", target, kind === undefined ? {} : { what: string(targetKind(kind).noun) }),
    lowerExpectation(step.expectation, { target, code, says: step.title, answer: false }),
  ];
}
