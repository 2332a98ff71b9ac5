import type { CallNode } from "../procedure/call.ts";
import { spellCall } from "../procedure/spell-dialect.ts";
import type { Value } from "../procedure/value.ts";
import type { ActStep, FindInStep, FindOneStep } from "../procedure/step.ts";
import { walk } from "../procedure/walk.ts";
import {
  array,
  assign,
  binary,
  block,
  boolean,
  current,
  index,
  member,
  not,
  nothing,
  number,
  pipeline,
  run,
  variable,
  when,
} from "../powershell/build.ts";
import type { Expression, Statement } from "../powershell/syntax.ts";
import { invariant } from "../util/invariant.ts";
import { keyFilter, lowerCall, lowerRemote } from "./call.ts";
import { factsOf, lowerGuard, referenceOf, targetOf, wantedOf } from "./check.ts";
import type { LowerContext } from "./context.ts";
import { lowerExpectation } from "./expectation.ts";
import { writeEvent } from "./event.ts";

const issued = { kind: "member", of: variable("run"), name: "Issued" } as const;

/**
 * Reads the object again, passes it through the same guards, holds it against the record, and only then acts; afterwards it
 * looks, because neither an answer nor its absence proves anything.
 */
export function lowerAct(step: ActStep, context: LowerContext): readonly Statement[] {
  const target = targetOf(step.of, context);
  const isDestroy = step.kind === "destroy";
  const isGone = isDestroy && context.consumed.has(step.of);
  invariant(isGone || step.expectations.length > 0, `something looks after "${step.title}"`);
  return [
    writeEvent(isDestroy ? "destroying" : "changing", target),
    ...lowerIssue(step, context, target),
    ...(isGone ? lowerGone(step, context, target) : []),
    ...step.expectations.map((expectation) =>
      lowerExpectation(expectation, { target, code: "not-verified", says: step.title, answer: true }),
    ),
    writeEvent(isDestroy ? "destroyed" : "changed", target),
  ];
}

/** Issues the call for exactly the object that was recorded. Afterwards `$answer` is the error it was answered with, or null. */
export function lowerIssue(step: ActStep, context: LowerContext, target: Expression): readonly Statement[] {
  const attempt = lowerAttempt(step, context, target);
  return [
    run("Assert-TimeLeft"),
    run("Enter-Claim", { Target: target }),
    assign(issued, boolean(false)),
    assign("answer", nothing),
    {
      kind: "try",
      body: step.call.kind === "cmdlet" ? [run("Invoke-RemoteCall", { Call: block(...attempt) })] : attempt,
      catches: [when(not(issued), [{ kind: "throw" }]), assign("answer", current)],
    },
  ];
}

function lowerAttempt(step: ActStep, context: LowerContext, target: Expression): readonly Statement[] {
  const find = findOf(step.of, context);
  invariant(find.found.key !== undefined, `${step.of} is not found by an identity`);
  const look = lowerCall(find.call);
  const filter = keyFilter(find.found.key.property, find.found.key.value);
  const freshFacts = variable("freshFacts");
  const checks = context.guards.get(step.of) ?? [];
  const isGoneByEarlierAttempt = when(
    binary(binary(member(variable("freshFound"), "Count"), "-eq", number(0)), "-and", issued),
    [{ kind: "return" }],
  );
  return [
    assign("freshFound", array(pipeline(...look.elements, filter))),
    // Only a call to Exchange is tried again: an attempt may take effect before its answer is lost.
    ...(step.call.kind === "cmdlet" ? [isGoneByEarlierAttempt] : []),
    run("Assert-OneTarget", { Found: variable("freshFound"), Target: target }),
    assign("fresh", index(variable("freshFound"), number(0))),
    assign("freshFacts", run("Get-DecidingFact", { Of: variable("fresh"), Wanted: variable(wantedOf(step.of)) })),
    ...checks.flatMap((check) => check.guards.map((use) => lowerGuard(use, freshFacts, step.of, context))),
    run("Assert-Unchanged", { Recorded: variable(factsOf(step.of)), Fresh: freshFacts }),
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
  const { key, target: kind } = referenceOf(step.of, context);
  invariant(key !== undefined, `${step.of} is not found by an identity`);
  const look = block(pipeline(lowerRemote(find.call), keyFilter(key.property, key.value)));
  const gone = run("Confirm-Gone", {
    Target: target,
    Look: look,
    Answer: variable("answer"),
    Minutes: variable("WaitMinutes"),
  });
  const view = activeView(kind, key.value);
  if (view === undefined) return [gone];
  const active = block(pipeline(lowerRemote(spellCall(view, context.dialect)), keyFilter(key.property, key.value)));
  return [gone, run("Confirm-NotActive", { Target: target, Look: active })];
}

/** The view in which it would be again if somebody had restored it. */
function activeView(kind: string, value: Value): CallNode | undefined {
  const read = { kind: "cmdlet", module: "ExchangeOnlineManagement", cmdlet: "Get-Mailbox", effect: "read" } as const;
  const PublicFolder: Value = { expression: "literal", value: true };
  switch (kind) {
    case "soft-deleted-mailbox":
      return { ...read, parameters: { Identity: value } };
    case "soft-deleted-public-folder-mailbox":
      return { ...read, parameters: { Identity: value, PublicFolder } };
    case "deleted-user":
      return { kind: "directory", operation: "get-user", effect: "read", parameters: { Id: value } };
    default:
      return undefined;
  }
}

function findOf(name: string, context: LowerContext): FindOneStep | FindInStep {
  for (const step of walk(context.procedure.steps)) {
    if ((step.kind === "find-one" || step.kind === "find-in") && step.found.name === name) return step;
  }
  throw new RangeError(`no step finds ${name}`);
}
