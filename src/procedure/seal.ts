import { changesAnything } from "./walk.ts";
import type { Procedure } from "./procedure.ts";

/** The ids of one target, by the parameter that takes each: in lower case, with dashes. */
export type SealedTarget = Readonly<Record<string, string>>;

/** What a script is sealed for: it runs for this one change, and for nothing else. */
export interface Seal {
  /** The hash of the approved script that the sealed one is made of. */
  readonly approved: string;
  readonly ticket: string;
  /** The window in which it acts: UTC, to the second, such as 2026-01-31T09:30:00Z. */
  readonly notBefore: string;
  readonly notAfter: string;
  readonly maxTargets: number;
  readonly targets: readonly SealedTarget[];
  /** Of other parameters, by name: nobody gives these either. */
  readonly parameters: Readonly<Record<string, SealedValue>>;
}

export type SealedValue = string | number | boolean;

/** How a procedure takes its targets. */
export type TargetsTaken =
  /** One list, and its cap: the names of the two parameters. */
  | { readonly kind: "list"; readonly list: string; readonly cap: string }
  /** One at a time: the names of the parameters that take its ids. */
  | { readonly kind: "one"; readonly ids: readonly string[] }
  /** It changes nothing, or is given no ids: there is nothing to seal. */
  | { readonly kind: "none" };

export function targetsTaken({ steps, parameters }: Procedure): TargetsTaken {
  if (!changesAnything(steps)) return { kind: "none" };
  const loop = steps.find((step) => step.kind === "for-each");
  if (loop !== undefined) return { kind: "list", list: loop.targets, cap: loop.cap };
  const ids = parameters.filter(({ check }) => check.kind === "guid").map(({ name }) => name);
  return ids.length === 0 ? { kind: "none" } : { kind: "one", ids };
}

/** The parameters whose values stand in the sealed script: nobody gives them any more. */
export const sealedParameters = (procedure: Procedure, { targets, parameters }: Seal): readonly string[] => [
  ...parametersOfSeal(procedure, targets.length),
  ...Object.keys(parameters),
];

/** Those of them that every seal has. */
export function parametersOfSeal(procedure: Procedure, targets: number): readonly string[] {
  const taken = targetsTaken(procedure);
  const ofTargets =
    taken.kind === "list" ? [taken.list, taken.cap] : taken.kind === "one" && targets === 1 ? taken.ids : [];
  return ["ChangeTicket", ...ofTargets];
}
