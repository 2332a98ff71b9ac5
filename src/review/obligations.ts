import type { Analysis } from "../procedure/analysis.ts";
import { actName } from "../procedure/call.ts";
import type { ActStep, CheckStep, Step } from "../procedure/step.ts";
import { isAct, walk } from "../procedure/walk.ts";
import { actKnowledge } from "../service/acts.ts";
import { guard } from "../service/guards.ts";
import { targetKind } from "../service/target-kinds.ts";
import { invariant } from "../util/invariant.ts";
import { enclosing, linesOfCommand } from "./script-lines.ts";
import { sectionAt, type Section } from "./script-sections.ts";

/** Something that holds of every act of a runbook, and the lines of the script that prove it. */
export interface Obligation {
  readonly says: string;
  readonly places: readonly Place[];
}

export interface Place {
  /** The step that it stands in. */
  readonly step: number;
  readonly line: number;
  /** What stands there, such as the function that is called. */
  readonly what: string;
}

/** What must stand in the section of a step, as the procedure has it. */
interface Sought {
  readonly step: Step;
  /** How the command begins: its name, and the parameters that tell it from others. */
  readonly command: string;
  /** In a loop, what looks behind it stands there for all its turns. */
  readonly orBehind?: true;
}

/** What proves an obligation of one act. */
interface Proof {
  readonly says: string;
  readonly by: (act: ActStep, procedure: Knowledge) => readonly Sought[];
}

const gate = "if ($run.Mode -eq 'Execute') {";

/** Of each act, in the order in which a run comes to them. */
const proofs: readonly Proof[] = [
  {
    says: "Before the act the evidence is written, read back and compared. If that fails, nothing is done.",
    by: (act, { recordBefore }) => [{ step: recordBefore(act), command: "Save-Evidence" }],
  },
  {
    says: "Immediately before the act the object is read again, and must be exactly the one that was asked for.",
    by: (act) => [{ step: act, command: "Assert-OneTarget -Found $freshFound" }],
  },
  {
    says: "Immediately before the act every precondition is checked again, on the object as it is then.",
    by: (act, { checks }) =>
      checks(act.of)
        .flatMap(guardsOf)
        .map((name) => ({ step: act, command: `${name} -Facts $freshFacts` })),
  },
  {
    says: "What decides must be as it was recorded. If anything has changed in between, nothing is done.",
    by: (act) => [{ step: act, command: `Assert-Unchanged -Recorded ${factsOf(act.of)}` }],
  },
  {
    says: "No other job can work on the same object at the same time.",
    by: (act, { recordBefore }) => [recordBefore(act), act].map((step) => ({ step, command: "Enter-Claim" })),
  },
  {
    says: "No act begins when the time of the run is over.",
    by: (act) => [{ step: act, command: "Assert-TimeLeft" }],
  },
  {
    says: "After the act it looks until the service shows what was done. An answer alone proves nothing.",
    by: (act, { looksAfter }) => looksAfter(act),
  },
  {
    says: "What came of the act is kept in the evidence store: the stream of a job does not last.",
    by: (act, { isInLoop }) => {
      if (isInLoop(act)) return [{ step: act, command: "Save-Outcome -Target 'batch'", orBehind: true }];
      // Where the run goes on behind a failure: what was done, what is not known, and what was refused.
      const ends = act.kind === "change" && act.goesOn === true ? 3 : 1;
      return Array.from({ length: ends }, () => ({ step: act, command: "Save-Outcome" }));
    },
  },
];

/** What the procedure says of an act. */
interface Knowledge {
  readonly checks: (of: string) => readonly CheckStep[];
  /** The step that writes the evidence of an act. */
  readonly recordBefore: (act: ActStep) => Step;
  readonly looksAfter: (act: ActStep) => readonly Sought[];
  readonly isInLoop: (act: ActStep) => boolean;
}

/**
 * The obligations of a runbook that acts, each with its places in the script; none of a runbook that only looks. What must stand there is taken from the
 * procedure, for each act: a page on which one of them would be missing is not made.
 */
export function obligationsOf(script: string, sections: readonly Section[], analysis: Analysis): readonly Obligation[] {
  const lines = script.split("\n");
  const steps = [...walk(analysis.procedure.steps)];
  const acts = steps.filter(isAct);
  if (acts.length === 0) return [];
  const knowledge = knowledgeOf(analysis);
  const placed = (soughts: readonly Sought[]): readonly Place[] => placesOf(lines, sections, soughts, analysis);
  const obligations: readonly Obligation[] = [
    {
      says: "Every precondition is checked when the object is found. A refusal ends the run with a named result.",
      places: steps.flatMap((step) => (step.kind === "check" ? placed(checkedIn(step)) : [])),
    },
    {
      says: "It acts only where it was started with `-Mode Execute`. Preview, the default, passes by.",
      places: acts.map((act) => gateOf(lines, sections, numberOf(act, analysis))),
    },
    ...proofs.map(({ says, by }) => ({ says, places: acts.flatMap((act) => placed(by(act, knowledge))) })),
  ];
  return obligations.map(({ says, places }) => ({ says, places: distinct(places) }));
}

const checkedIn = (step: CheckStep): readonly Sought[] =>
  guardsOf(step).map((name) => ({ step, command: `${name} -Facts ${factsOf(step.of)}` }));

function knowledgeOf(analysis: Analysis): Knowledge {
  const steps = [...walk(analysis.procedure.steps)];
  const inLoop = new Set(steps.flatMap((step) => (step.kind === "for-each" ? [...walk(step.steps)] : [])));
  return {
    isInLoop: (act) => inLoop.has(act),
    checks: (of) => analysis.guards.get(of) ?? [],
    recordBefore: (act) => {
      const before = steps.slice(0, steps.indexOf(act));
      const record = before.findLast((step) => step.kind === "record" && step.of === act.of);
      invariant(record !== undefined, `what "${act.title}" is on is recorded before`);
      return record;
    },
    looksAfter: (act) => {
      const isGone = act.kind === "destroy" && actKnowledge(actName(act.call)).consumes === true;
      if (isGone && inLoop.has(act)) return [{ step: act, command: "Confirm-AllGone", orBehind: true }];
      const { restoredTo } = targetKind(analysis.found.get(act.of)?.target ?? "");
      return [
        ...(isGone ? ["Confirm-Gone"] : []),
        ...(isGone && restoredTo !== undefined ? ["Confirm-NotActive"] : []),
        ...act.expectations.map(() => "Wait-Until"),
      ].map((command) => ({ step: act, command }));
    },
  };
}

/** The variable of the script with what decided about an object. */
const factsOf = (of: string): string => `$${of}Facts`;

const guardsOf = ({ guards }: CheckStep): readonly string[] => guards.map((use) => guard(use.guard).function);

const numberOf = (step: Step, { numbers }: Analysis): number => numbers.get(step) ?? 0;

/** The gate of Mode Execute that stands around the section of an act. */
function gateOf(lines: readonly string[], sections: readonly Section[], number: number): Place {
  const act = sectionAt(sections, number);
  const line = enclosing(lines, act.head).find((at) => lines[at - 1]?.trim() === gate);
  invariant(line !== undefined, `step ${number} stands in the gate of Mode Execute`);
  const step = sections.find(({ from, to }) => from <= line && line <= to)?.number ?? number;
  return { step, line, what: "$run.Mode -eq 'Execute'" };
}

/** As many places as a command is sought in one step, each of its own. */
function placesOf(
  lines: readonly string[],
  sections: readonly Section[],
  soughts: readonly Sought[],
  analysis: Analysis,
): readonly Place[] {
  const bySection = Map.groupBy(soughts, ({ step, command }) => `${numberOf(step, analysis)} ${command}`);
  return [...bySection.values()].flatMap((same) => {
    const [{ step, command, orBehind }] = same as [Sought];
    const { number, from, to } = sectionAt(sections, numberOf(step, analysis));
    const end = orBehind === true ? (sections.at(-1)?.to ?? to) : to;
    const found = linesOfCommand(lines, command, from, end);
    invariant(found.length >= same.length, `step ${number} has ${command} ${same.length} times`);
    return found.slice(0, same.length).map((line) => ({ step: number, line, what: command.split(" ")[0] ?? "" }));
  });
}

const distinct = (places: readonly Place[]): readonly Place[] => [
  ...new Map(places.map((place) => [place.line, place])).values(),
];
