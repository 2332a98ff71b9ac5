import type { Dialect, Procedure } from "./procedure.ts";
import type { FoundReference, Step } from "./step.ts";
import { isAct, needs, walk } from "./walk.ts";

/** What lowering and review need to know of a procedure besides the step at hand. */
export interface Analysis {
  readonly procedure: Procedure;
  readonly dialect: Dialect;
  /** The found objects by name. */
  readonly found: ReadonlyMap<string, FoundReference>;
  /** The objects that may not be there when the runbook runs: a step that needs one is skipped then. */
  readonly optional: ReadonlySet<string>;
  /** The objects that an act uses up: where one is absent, an earlier record of it may say why. */
  readonly consumed: ReadonlySet<string>;
  /** The checks by the object that they clear: an act on it passes them again. */
  readonly guards: ReadonlyMap<string, readonly Extract<Step, { kind: "check" }>[]>;
  /** The number of each step, as the script's sections are numbered; 1 is the connection. */
  readonly numbers: ReadonlyMap<Step, number>;
}

export function analyse(procedure: Procedure, dialect: Dialect): Analysis {
  const steps = [...walk(procedure.steps)];
  const found = new Map<string, FoundReference>();
  const consumed = new Set(steps.filter(isAct).map(({ of }) => of));
  const optional = new Set<string>();
  const guards = new Map<string, Extract<Step, { kind: "check" }>[]>();
  for (const step of steps) {
    if (step.kind === "find-one" || step.kind === "find-all") found.set(step.found.name, step.found);
    if (
      step.kind === "find-one" &&
      (step.absent === "skip" || consumed.has(step.found.name) || needs(step).some((name) => optional.has(name)))
    ) {
      optional.add(step.found.name);
    }
    if (step.kind === "check") guards.set(step.of, [...(guards.get(step.of) ?? []), step]);
  }
  return {
    procedure,
    dialect,
    found,
    optional,
    consumed,
    guards,
    numbers: new Map(steps.map((step, at) => [step, at + 2])),
  };
}
