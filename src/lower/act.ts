import { findOf } from "../procedure/analysis.ts";
import type { ActStep } from "../procedure/step.ts";
import {
  array,
  assign,
  binary,
  block,
  boolean,
  current,
  index,
  list,
  member,
  not,
  nothing,
  number,
  pipeline,
  run,
  string,
  variable,
  when,
} from "../powershell/build.ts";
import type { Expression, Statement } from "../powershell/syntax.ts";
import { invariant } from "../util/invariant.ts";
import { keyFilter, lowerCall, lowerRemote } from "./call.ts";
import { factsOf, lowerFreshContexts, lowerGuard, referenceOf, targetOf, wantedOf, whatOf } from "./check.ts";
import { lowerNotActive } from "./active-view.ts";
import { actName } from "../procedure/call.ts";
import { callText } from "../procedure/call-text.ts";
import { actKnowledge } from "../service/acts.ts";
import type { LowerContext } from "./context.ts";
import { lowerExpectation } from "./expectation.ts";
import { writeEvent } from "./event.ts";
import { tellOutcome } from "./outcome.ts";

const issued = { kind: "member", of: variable("run"), name: "Issued" } as const;

/**
 * Reads the object again, passes it through the same guards, holds it against the record, and only then acts; afterwards it
 * looks, because neither an answer nor its absence proves anything.
 */
export function lowerAct(step: ActStep, context: LowerContext): readonly Statement[] {
  const target = targetOf(step.of, context);
  const isDestroy = step.kind === "destroy";
  const isGone = isDestroy && actKnowledge(actName(step.call)).consumes === true;
  invariant(isGone || step.expectations.length > 0, `something looks after "${step.title}"`);
  // A change may be of a destroying effect, such as the lifting of a last hold: then it is said.
  const effect = !isDestroy && step.call.effect === "destroy" ? { effect: string("destroy") } : {};
  const what = { ...whatOf(step.of, context), ...effect, call: string(callText(step.call)) };
  const done = tellOutcome(target, isDestroy ? "destroyed" : "changed", what);
  const looks = step.expectations.map((expectation) =>
    lowerExpectation(expectation, {
      target,
      // What is seen to be gone is told before the service shows the rest, which may take it hours.
      code: isGone ? "not-yet" : "not-verified",
      says: step.title,
      answer: !isGone,
    }),
  );
  const act = [writeEvent(isDestroy ? "destroying" : "changing", target, what), ...lowerIssue(step, context, target)];
  if (isGone) return [...act, ...lowerGone(step, context, target), ...done, ...looks];
  return step.kind === "change" && step.goesOn === true
    ? [tolerant([...act, ...looks, ...done], target, what)]
    : [...act, ...looks, ...done];
}

/** Told, and gone on from: a later step says what is left. What ends the whole run, such as its deadline, still does. */
function tolerant(
  statements: readonly Statement[],
  target: Expression,
  what: Readonly<Record<string, Expression>>,
): Statement {
  const failure = variable("failure");
  const code = variable("code");
  const detail = {
    ...what,
    code,
    message: member(failure, "Exception", "Message"),
    remedy: run("Get-FailureRemedy", { Failure: failure }),
  };
  return {
    kind: "try",
    body: statements,
    catches: [
      assign("failure", current),
      assign("code", run("Get-FailureCode", { Failure: failure })),
      when(binary(code, "-in", list(...["not-yet", "in-use", "wrong-connection"].map(string))), [{ kind: "throw" }]),
      when(issued, tellOutcome(target, "unknown", detail), tellOutcome(target, "refused", detail)),
    ],
  };
}

/** Issues the call for exactly the object that was recorded. Afterwards `$answer` is the error it was answered with, or null. */
export function lowerIssue(step: ActStep, context: LowerContext, target: Expression): readonly Statement[] {
  const attempt = lowerAttempt(step, context, target);
  return [
    run("Assert-TimeLeft"),
    assign(issued, boolean(false)),
    assign("answer", nothing),
    {
      kind: "try",
      body: lowerAttempts(attempt, target),
      catches: [when(not(issued), [{ kind: "throw" }]), assign("answer", current), ...ownConflict(step)],
    },
  ];
}

/** What an earlier run has issued may be in the way of the same act: the record of that run stands in `$earlier`. */
const ownConflict = ({ call }: ActStep): readonly Statement[] =>
  actKnowledge(actName(call)).takesAddress === true
    ? [run("Clear-OwnConflict", { Answer: variable("answer"), Earlier: variable("earlier") })]
    : [];

/**
 * Every attempt begins with the look. "Not found" that names our target ends the attempts: where nothing was issued it has gone
 * since the check; where something was, the looks afterwards tell.
 */
function lowerAttempts(attempt: readonly Statement[], target: Expression): readonly Statement[] {
  return [
    run("Invoke-RemoteCall", { Absent: target, Call: block(...attempt) }),
    when(not(issued), [run("Assert-OneTarget", { Found: array(), Target: target })]),
  ];
}

function lowerAttempt(step: ActStep, context: LowerContext, target: Expression): readonly Statement[] {
  const find = findOf(step.of, context);
  invariant(find.found.key !== undefined, `${step.of} is not found by an identity`);
  const look = lowerCall(find.call);
  const filter = keyFilter(find.found.key.property, find.found.key.value);
  const freshFacts = variable("freshFacts");
  const checks = context.guards.get(step.of) ?? [];
  // An attempt may take effect before its answer is lost.
  const isGoneByEarlierAttempt = when(
    binary(binary(member(variable("freshFound"), "Count"), "-eq", number(0)), "-and", issued),
    [{ kind: "return" }],
  );
  return [
    assign("freshFound", array(pipeline(...look.elements, filter))),
    isGoneByEarlierAttempt,
    run("Assert-OneTarget", { Found: variable("freshFound"), Target: target }),
    assign("fresh", index(variable("freshFound"), number(0))),
    assign("freshFacts", run("Get-DecidingFact", { Of: variable("fresh"), Wanted: variable(wantedOf(step.of)) })),
    ...checks.flatMap((check) => lowerFreshContexts(check, context)),
    ...checks.flatMap((check) => check.guards.map((use) => lowerGuard(use, freshFacts, step.of, context))),
    run("Assert-Unchanged", { Recorded: variable(factsOf(step.of)), Fresh: freshFacts }),
    run("Enter-Claim", { Target: target }),
    assign(issued, boolean(true)),
    discard(lowerCall(step.call)),
  ];
}

/** What a cmdlet answers must not mix with the events: a new mailbox, for one. */
function discard(call: ReturnType<typeof lowerCall>): Statement {
  return assign("null", call);
}

function lowerGone(step: ActStep, context: LowerContext, target: Expression): readonly Statement[] {
  const find = findOf(step.of, context);
  const { key } = referenceOf(step.of, context);
  invariant(key !== undefined, `${step.of} is not found by an identity`);
  const look = block(pipeline(lowerRemote(find.call), keyFilter(key.property, key.value)));
  const gone = run("Confirm-Gone", {
    Target: target,
    Look: look,
    Answer: variable("answer"),
    Minutes: variable("WaitMinutes"),
  });
  return [gone, ...lowerNotActive(step.of, target, context)];
}
