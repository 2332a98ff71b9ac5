import type { ActStep, FindAllStep, FindOneStep, ForEachStep } from "../procedure/step.ts";
import { targetKind } from "../service/target-kinds.ts";
import {
  array,
  asText,
  assign,
  binary,
  block,
  member,
  nothing,
  number,
  paren,
  pipeline,
  run,
  string,
  variable,
  when,
} from "../powershell/build.ts";
import type { Expression, PipelineNode, Statement } from "../powershell/syntax.ts";
import { actName, targetKindOfCall } from "../procedure/call.ts";
import { consumingAct, findOf } from "../procedure/analysis.ts";
import { lowerNotActive } from "./active-view.ts";
import { keyFilter, lowerRemote } from "./call.ts";
import { lowerCondition } from "./condition.ts";
import { prose } from "../powershell/quote.ts";
import { whatOf } from "./check.ts";
import type { LowerContext } from "./context.ts";
import { writeEvent } from "./event.ts";
import { saveOutcome } from "./outcome.ts";
import { isExecute } from "./gate.ts";
import { lowerGiven } from "./given.ts";
import { lowerList, lowerTargetSet, warns } from "./listing.ts";
import { lowerAsText } from "./value.ts";

/** The one object, by the property that was asked for; what an absent one means is said in place. */
export function lowerFindOne(step: FindOneStep, context: LowerContext): readonly Statement[] {
  const { name, target, key } = step.found;
  const kind = targetKind(target);
  const identity = key === undefined ? string("") : lowerAsText(key.value);
  const found = variable(name);
  const isFound = [
    writeEvent("found", identity, {
      what: string(kind.noun),
      [kind.label === "PrimarySmtpAddress" ? "address" : "name"]: asText(member(found, kind.label)),
    }),
  ];
  const asked = key?.value;
  const given =
    asked?.expression === "property" ? [run("Assert-Given", { Name: string(asked.property), Value: identity })] : [];
  return [
    ...given,
    assign(name, run("Select-OneTarget", { Found: array(lookFor(step)), Target: identity, Noun: string(kind.noun) })),
    ...whatAbsenceMeans(step, context, found, identity, isFound, kind.noun),
  ];
}

/** The call, and of its answers the one that was asked for. */
function lookFor({ call, where, found: { name, key } }: FindOneStep): PipelineNode {
  const conditions = where.map(lowerCondition).map((condition) => onCurrent(condition, name));
  return pipeline(lowerRemote(call), ...(key === undefined ? [] : [keyFilter(key.property, key.value, conditions)]));
}

function whatAbsenceMeans(
  step: FindOneStep,
  context: LowerContext,
  found: Expression,
  identity: Expression,
  isFound: readonly Statement[],
  noun: string,
): readonly Statement[] {
  const isAbsent = binary(nothing, "-eq", found);
  if (step.absent === "skip") return [when(binary(nothing, "-ne", found), isFound)];
  const notFound = run("Exit-Run", {
    Code: string("not-found"),
    Because: { kind: "paren", content: binary(string(notFoundText(step, noun)), "-f", identity) },
    Remedy: string(remedyWhereAbsent(step)),
  });
  if (!context.consumed.has(step.found.name)) return [when(isAbsent, [notFound]), ...isFound];
  const { name } = step.found;
  const said = { ...whatOf(name, context), evidence: member(variable("earlier"), "Name") };
  const isSo = ({ kind }: ActStep): readonly Statement[] => {
    const outcome = kind === "destroy" ? "already-gone" : "already-done";
    return [
      ...lowerSecondLook(name, identity, context),
      ...(kind === "destroy" ? lowerNotActive(name, identity, context) : []),
      writeEvent(outcome, identity, said),
      // The run that did it may have been stopped before it could say so.
      when(isExecute, [saveOutcome(identity, outcome, said)]),
    ];
  };
  return [when(isAbsent, lowerEarlier(name, identity, context, notFound, isSo), isFound)];
}

/**
 * What is absent may be what an earlier run of this ticket used up: its record says so. What was destroyed must not be active again;
 * what was changed is elsewhere now, where a later step finds it.
 */
export function lowerEarlier(
  name: string,
  identity: Expression,
  context: LowerContext,
  notFound: Statement,
  isSo: (act: ActStep) => readonly Statement[],
): readonly Statement[] {
  const act = consumingAct(name, context);
  // A loop that only looks leaves nothing behind that a second run would not find.
  if (act === undefined) return [notFound];
  const given = lowerGiven(name, context);
  const earlier = run("Find-EarlierRecord", {
    Target: identity,
    Act: string(actName(act.call)),
    ...(given === undefined ? {} : { Given: given }),
  });
  return [assign("earlier", earlier), when(binary(nothing, "-eq", variable("earlier")), [notFound]), ...isSo(act)];
}

/** Where more than the id was asked for, the step's own words say what. */
function notFoundText({ title, where, found: { key } }: FindOneStep, noun: string): string {
  if (key === undefined) return `The service shows no ${noun}.`;
  if (where.length === 0) return `No ${noun} has the id {0}.`;
  const said = prose(title).replace(/[{}]/g, "$&$&");
  return title.endsWith("?")
    ? `The answer is no, or there is no ${noun} with the id {0}: ${said}`
    : `There is no ${noun} with the id {0} that this step could go on with: ${said}.`;
}

/** One answer may be of a server that is late: a minute later it must not be shown either. */
function lowerSecondLook(name: string, identity: Expression, context: LowerContext): readonly Statement[] {
  const find = findOf(name, context);
  if (find.kind !== "find-one" || find.found.key === undefined) return [];
  return [run("Confirm-Gone", { Target: identity, Look: block(lookFor(find)), Answer: nothing, Minutes: number(3) })];
}

function remedyWhereAbsent({ found: { target, key }, where }: FindOneStep): string {
  if (key === undefined) return "Check that the identity has the roles that this runbook needs, and run it again.";
  switch (target) {
    case "active-mailbox":
      return "Where its licence was taken away, give it back and wait until the mailbox shows. Else run Get-DeletedMailboxInventory: a typo, another tenant and a mailbox that is lost look the same.";
    case "user":
      return "Where the user is in the recycle bin, restore it there first. Else run Get-DeletedMailboxInventory: a typo, another tenant and a mailbox that is lost look the same.";
    case "retention-policy":
    case "case-hold-policy":
      return where.length === 0
        ? "Check the id and the tenant, and that the identity may see it: a typo, another tenant and a missing role look the same."
        : "It does not name the mailbox by this address: a policy on all mailboxes or with an adaptive scope names none. Exclude the mailbox by the policy's owner, or see Clear-MailboxHold.";
    default:
      return target.endsWith("mailbox") || target.endsWith("user")
        ? "Run Get-DeletedMailboxInventory: a typo, another tenant and a mailbox that is lost look the same."
        : "Check the id and the tenant: a typo and another tenant look the same.";
  }
}

/** Conditions of a find speak of the object that is being found: here it is still the current one of the pipeline. */
function onCurrent(condition: Expression, name: string): Expression {
  return JSON.parse(JSON.stringify(condition), (_key, value: unknown) =>
    typeof value === "object" &&
    value !== null &&
    "kind" in value &&
    value.kind === "variable" &&
    "name" in value &&
    value.name === name
      ? { kind: "variable", name: "_" }
      : value,
  ) as Expression;
}

/** A complete list. Where a loop goes by it, one that warned ends the run before the first target; else the event says so. */
export function lowerFindAll(step: FindAllStep, { procedure }: LowerContext): readonly Statement[] {
  const { name } = step.found;
  const kind = targetKindOfCall(step.call);
  const isWhole = paren(binary(member(variable("run"), "ListingWarning"), "-eq", string("")));
  const loop = procedure.steps.find(
    (other): other is ForEachStep => other.kind === "for-each" && other.listing === name,
  );
  const detail = {
    ...(kind === undefined ? {} : { what: string(targetKind(kind).noun) }),
    count: member(variable(name), "Count"),
  };
  const listed = assign(name, array(pipeline(lowerList(step, loop))));
  if (loop !== undefined)
    return [lowerTargetSet(), listed, run("Assert-WholeListing"), writeEvent("found", undefined, detail)];
  return [listed, writeEvent("found", undefined, { ...detail, ...(warns(step.call) ? { whole: isWhole } : {}) })];
}
