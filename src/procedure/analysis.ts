import { actKnowledge } from "../service/acts.ts";
import type { RemedyReader } from "../service/errors.ts";
import { actName } from "./call.ts";
import { parametersInCondition } from "./condition.ts";
import type { Dialect, Procedure } from "./procedure.ts";
import type { ActStep, FindInStep, FindOneStep, FoundReference, Step } from "./step.ts";
import { parametersIn } from "./value.ts";
import { isAct, needs, walk } from "./walk.ts";

/** What lowering and review need to know of a procedure besides the step at hand. */
export interface Analysis {
  readonly procedure: Procedure;
  readonly dialect: Dialect;
  /** The found objects by name. */
  readonly found: ReadonlyMap<string, FoundReference>;
  /**
   * By object, the objects that must be there for it to be there, in the order in which they are found; an object that may itself be absent
   * is the last of its own list. A step that needs one that is not there is skipped.
   */
  readonly presence: ReadonlyMap<string, readonly string[]>;
  /** The objects without which the run goes on, and leaves out what needs them. */
  readonly mayBeLeftOut: ReadonlySet<string>;
  /** The objects that an act uses up: where one is absent, an earlier record of it may say why. */
  readonly consumed: ReadonlySet<string>;
  /** The acts by the object that they are on, in their order. */
  readonly acts: ReadonlyMap<string, readonly ActStep[]>;
  /** The checks by the object that they clear: an act on it passes them again. */
  readonly guards: ReadonlyMap<string, readonly Extract<Step, { kind: "check" }>[]>;
  /** The number of each step, as the script's sections are numbered; 1 is the connection. */
  readonly numbers: ReadonlyMap<Step, number>;
}

export function analyse(procedure: Procedure, dialect: Dialect): Analysis {
  const steps = [...walk(procedure.steps)];
  const acts = Map.groupBy(steps.filter(isAct), ({ of }) => of);
  const consumed = new Set(
    steps.filter(isAct).flatMap(({ of, call }) => (actKnowledge(actName(call)).consumes ? [of] : [])),
  );
  const found = new Map<string, FoundReference>();
  const presence = new Map<string, readonly string[]>();
  const guards = new Map<string, Extract<Step, { kind: "check" }>[]>();
  for (const step of steps) {
    if ("found" in step) found.set(step.found.name, step.found);
    if (step.kind === "find-one" || step.kind === "find-in" || step.kind === "find-text") {
      const { name } = step.found;
      const mayBeAbsent = step.kind !== "find-one" || step.absent === "skip" || consumed.has(name);
      const parents = [...new Set(needs(step).flatMap((need) => presence.get(need) ?? []))];
      presence.set(name, mayBeAbsent ? [...parents, name] : parents);
    }
    if (step.kind === "check") guards.set(step.of, [...(guards.get(step.of) ?? []), step]);
  }
  return {
    procedure,
    dialect,
    found,
    presence,
    mayBeLeftOut: new Set(
      steps.flatMap((step) =>
        step.kind === "find-text" || (step.kind === "find-one" && step.absent === "skip") ? [step.found.name] : [],
      ),
    ),
    consumed,
    acts,
    guards,
    numbers: new Map(steps.map((step, at) => [step, at + 2])),
  };
}

/** All objects that may not be there, in the order in which they are looked for. */
export function optionalObjects({ presence }: Analysis): readonly string[] {
  return [...new Set([...presence.values()].flat())];
}

/** The step that finds the one object of this name. */
export function findOf(name: string, { procedure }: Analysis): FindOneStep | FindInStep {
  for (const step of walk(procedure.steps))
    if ((step.kind === "find-one" || step.kind === "find-in") && step.found.name === name) return step;
  throw new RangeError(`no step finds ${name}`);
}

/** The act that uses an object up; undefined where none does. */
export function consumingAct(name: string, { acts }: Analysis): ActStep | undefined {
  return acts.get(name)?.find(({ call }) => actKnowledge(actName(call)).consumes === true);
}

/**
 * The parameters of the runbook, besides the object's own identity, that the conditions of its find compare with: under one ticket the same
 * object may be acted on once for each of their values.
 */
export function givenParameters(name: string, analysis: Analysis): readonly string[] {
  const find = findOf(name, analysis);
  if (find.kind !== "find-one") return [];
  const asked = new Set(find.found.key === undefined ? [] : parametersIn(find.found.key.value));
  return [...new Set(find.where.flatMap(parametersInCondition))].filter((parameter) => !asked.has(parameter));
}

/** What decides which remedy serves who has run the runbook. */
export function remedyReader({ name, steps }: Procedure): RemedyReader {
  const purges = [...walk(steps)].some(
    (step) => "found" in step && step.found.target === "soft-deleted-mailbox" && isPurged(step.found.name, steps),
  );
  return { name, purges };
}

const isPurged = (name: string, steps: readonly Step[]): boolean =>
  [...walk(steps)].some((step) => isAct(step) && step.of === name && actName(step.call) === "Remove-Mailbox");
