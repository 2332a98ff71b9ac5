import { walk } from "../procedure/walk.ts";
import type { CheckStep, DestroyStep, FindInStep, ForEachStep, Step } from "../procedure/step.ts";
import {
  array,
  asText,
  assign,
  binary,
  block,
  boolean,
  command,
  comment,
  current,
  index,
  invoke,
  member,
  nothing,
  number,
  pipeline,
  run,
  string,
  variable,
  when,
  ordered,
} from "../powershell/build.ts";
import type { Expression, Statement } from "../powershell/syntax.ts";
import { lowerIssue } from "./act.ts";
import { keyFilter, lowerRemote } from "./call.ts";
import { lowerContexts, lowerWanted } from "./check.ts";
import type { LowerContext } from "./context.ts";
import { writeEvent, writeEventWith } from "./event.ts";
import { isExecute } from "./gate.ts";
import { lowerEarlier } from "./find.ts";
import { findInOf, lowerList } from "./listing.ts";

const ofRun = (name: string) => ({ kind: "member", of: variable("run"), name }) as const;
const target = variable("target");
const answers = variable("answers");
const goneBefore = variable("goneBefore");

/**
 * One target after the other, each in its own try: a failure is told and the next begins. What all turns share is read before the
 * first; whether they are gone is seen after the last, for all at once.
 */
export function lowerForEach(
  step: ForEachStep,
  context: LowerContext,
  lowerBody: (steps: readonly Step[], context: LowerContext) => readonly Statement[],
): readonly Statement[] {
  const inLoop: LowerContext = { ...context, loop: step };
  const { listing } = step;
  const checks = step.steps.flatMap((inner) => (inner.kind === "check" ? [inner] : []));
  const find = findInOf(step);
  const destroy = step.steps.find((inner) => inner.kind === "destroy");
  return [
    comment(
      "From here on one short line a target goes to the stream, which holds no more than 1 MiB; the evidence has the rest.",
    ),
    assign(ofRun("EventHash"), invoke(member(variable("run"), "Hash"), "Substring", number(0), number(16))),
    ...lowerGroups(step),
    ...[...new Set(checks.map(({ of }) => of))].map((of) => lowerWanted(of, inLoop)),
    ...checks.flatMap((check) => lowerContexts(check, inLoop)),
    assign("answers", ordered({})),
    assign("goneBefore", ordered({})),
    assign(ofRun("ListedAt"), run("Get-Date")),
    assign(
      "listedBefore",
      array(
        pipeline(
          variable(listing),
          command("ForEach-Object", {}, block(pipeline(asText(member(current, find.found.key.property))))),
        ),
      ),
    ),
    {
      kind: "for-each",
      variable: "target",
      of: variable("targets"),
      body: [
        {
          kind: "try",
          body: [
            // Behind the deadline nothing is begun, not even a look.
            run("Assert-TimeLeft"),
            ...lowerListedAgain(step, checks, context, inLoop),
            ...lowerBody(step.steps, inLoop),
          ],
          catches: lowerTurnFailure(),
          lastly: lowerTurnEnd(),
        },
      ],
    },
    ...(destroy === undefined ? [] : lowerAllGone(find, step, numberOf(destroy, context))),
    assign(ofRun("Step"), numberOf(step, context)),
    assign(ofRun("EventHash"), ofRun("Hash")),
    when(binary(ofRun("Failed"), "-gt", number(0)), [
      run("Exit-Run", {
        Code: string("some-failed"),
        Because: counted("{0} of {1} targets did not end as asked, and {2} were not begun."),
        Remedy: string(
          "Each has its own line, with a code. Mend what it names, and run this again: what is done is not done twice.",
        ),
      }),
    ]),
    when(binary(ofRun("Pending"), "-gt", number(0)), [
      run("Exit-Run", {
        Code: string("not-yet"),
        Because: counted("{2} of {1} targets were not begun: the time of this run is over."),
        Remedy: string("Run it again now with the same parameters: what is done is not done twice."),
      }),
    ]),
  ];
}

const numberOf = (step: Step, { numbers }: LowerContext): Expression => number(numbers.get(step) ?? 0);

function counted(format: string): Expression {
  const values = [ofRun("Failed"), member(variable("targets"), "Count"), ofRun("Pending")];
  return { kind: "paren", content: binary(string(format), "-f", { kind: "list", items: values }) };
}

/** A listing and the holds of the organization age while a long list is worked through: after ten minutes they are read again. */
function lowerListedAgain(
  step: ForEachStep,
  checks: readonly CheckStep[],
  context: LowerContext,
  inLoop: LowerContext,
): readonly Statement[] {
  const { listing } = step;
  const find = [...walk(context.procedure.steps)].find(
    (inner) => inner.kind === "find-all" && inner.found.name === listing,
  );
  if (find?.kind !== "find-all") return [];
  const age = binary(run1("Get-Date"), "-gt", invoke(ofRun("ListedAt"), "AddMinutes", number(10)));
  return [
    when(age, [
      assign(listing, array(pipeline(lowerList(find, step)))),
      run("Assert-WholeListing"),
      ...lowerGroups(step),
      ...checks.flatMap((check) => lowerContexts(check, inLoop)),
      assign(ofRun("ListedAt"), run("Get-Date")),
    ]),
  ];
}

const run1 = (name: string): Expression => ({ kind: "paren", content: run(name) });

/** The listing by key and by name, so that a target is found among thousands. */
function lowerGroups(step: ForEachStep): readonly Statement[] {
  const { listing } = step;
  const find = findInOf(step);
  return [
    assign(
      `${listing}ByKey`,
      run("Group-ByText", { Item: variable(listing), Property: string(find.found.key.property) }),
    ),
    assign(`${listing}ByName`, run("Group-ByText", { Item: variable(listing), Property: string("Name") })),
  ];
}

/**
 * The turn's target in the listing, or alone: that a listing lacks it proves nothing. What an absent one means an earlier record of it decides. Both
 * looks may be of a server that is late: that it is gone is seen behind the loop, as of those that this run purges.
 */
export function lowerFindIn(step: FindInStep, context: LowerContext): readonly Statement[] {
  const { name, key } = step.found;
  const grouped = array(run("Get-Grouped", { Groups: variable(`${step.listing}ByKey`), Key: target }));
  const isMissing = binary(nothing, "-eq", variable(name));
  const notFound = run("Exit-Run", {
    Refused: true,
    Code: string("not-found"),
    Because: string(`No listed object has this ${key.property}.`),
    Remedy: string("Run Get-DeletedMailboxInventory: a typo, another tenant and a mailbox that is lost look the same."),
  });
  const alone = array(pipeline(lowerRemote(step.call), keyFilter(key.property, key.value)));
  const select = (found: Expression): Statement =>
    assign(name, run("Select-OneTarget", { Found: found, Target: target, Noun: string(name) }));
  return [
    select(grouped),
    when(isMissing, [select(alone)]),
    when(
      isMissing,
      lowerEarlier(name, target, context, notFound, () => [
        assign({ kind: "index", of: goneBefore, index: target }, boolean(true)),
        assign({ kind: "index", of: answers, index: target }, nothing),
      ]),
    ),
  ];
}

/** In a loop an act is only issued; its answer waits for the looks behind the loop. */
export function lowerLoopedDestroy(step: DestroyStep, context: LowerContext): readonly Statement[] {
  return [
    ...lowerIssue(step, context, target),
    assign({ kind: "index", of: answers, index: target }, variable("answer")),
  ];
}

function lowerTurnFailure(): readonly Statement[] {
  const failure = variable("failure");
  const isRefusal = index(member(failure, "Exception", "Data"), string("Refused"));
  const code = variable("code");
  const detail = turnDetail(code, failure);
  return [
    assign("failure", current),
    assign("code", run("Get-FailureCode", { Failure: failure })),
    {
      kind: "if",
      clauses: [
        {
          condition: binary(code, "-eq", string("not-yet")),
          body: [{ kind: "increment", target: ofRun("Pending") }, writeEvent("pending", target, { code })],
        },
      ],
      otherwise: [
        { kind: "increment", target: ofRun("Failed") },
        when(isRefusal, [writeEventWith("refused", target, detail)], [writeEventWith("failed", target, detail)]),
        when(isExecute, [run("Save-Failure", { Target: target, Failure: failure })]),
      ],
    },
  ];
}

/** `(Get-TurnDetail -Code $code -Failure $failure)` */
const turnDetail = (code: Expression, failure: Expression): Expression => ({
  kind: "paren",
  content: run("Get-TurnDetail", { Code: code, Failure: failure }),
});

/** A claim is given back before the next target begins. */
function lowerTurnEnd(): readonly Statement[] {
  const release: Statement = {
    kind: "for-each",
    variable: "claimed",
    of: ofRun("Claimed"),
    body: [run("Exit-Claim", { Target: variable("claimed") })],
  };
  return [release, assign(ofRun("Claimed"), array())];
}

/** Two listings at least a minute apart; a listing that is shorter than it should be proves nothing, then each is looked for alone. */
function lowerAllGone(find: FindInStep, loop: ForEachStep, actNumber: Expression): readonly Statement[] {
  const list = {
    ...find.call,
    parameters: {
      ...withoutIdentity(find.call.parameters),
      ResultSize: { expression: "literal", value: "Unlimited" } as const,
    },
  };
  const one = block(pipeline(lowerRemote(find.call), keyFilter(find.found.key.property, find.found.key.value)));
  const looked = run("Confirm-AllGone", {
    Answers: answers,
    Before: variable("listedBefore"),
    List: block(pipeline(lowerList({ call: list }, loop))),
    One: one,
    Minutes: variable("WaitMinutes"),
  });
  return [
    comment(
      "See that they are gone: only what two looks no longer show is told as destroyed, by this run or one before.",
    ),
    assign(ofRun("Step"), actNumber),
    assign("results", looked),
    assign("outcomes", ordered({})),
    { kind: "for-each", variable: "target", of: array(member(answers, "Keys")), body: lowerTold() },
    // One item for all of them: in a store the outcome of each would cost as much as its record.
    when(isExecute, [
      when(binary(member(variable("outcomes"), "Count"), "-gt", number(0)), [
        run("Save-Outcome", { Target: string("batch"), Outcome: ordered({ outcome: variable("outcomes") }) }),
      ]),
    ]),
  ];
}

/** What the looks have shown of one target. */
function lowerTold(): readonly Statement[] {
  const result = index(variable("results"), target);
  const outcomeIs = (outcome: Expression): Statement =>
    assign({ kind: "index", of: variable("outcomes"), index: target }, outcome);
  const told = (name: "already-gone" | "destroyed"): readonly Statement[] => [
    outcomeIs(string(name)),
    writeEvent(name, target),
  ];
  const isGone = binary(result, "-eq", string("gone"));
  const isOfBefore = invoke(goneBefore, "Contains", target);
  return [
    when(
      isGone,
      [when(isOfBefore, told("already-gone"), told("destroyed"))],
      [{ kind: "increment", target: ofRun("Failed") }, outcomeIs(result), lowerNotGone(result)],
    ),
  ];
}

function withoutIdentity<T>(parameters: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => name !== "Identity"));
}

/** A known error is a failure; the rest is unknown. */
function lowerNotGone(result: Expression): Statement {
  return when(
    binary(result, "-in", { kind: "list", items: [string("unknown"), string("unclassified")] }),
    [writeEvent("unknown", target, { code: result })],
    [writeEventWith("failed", target, turnDetail(result, index(answers, target)))],
  );
}
