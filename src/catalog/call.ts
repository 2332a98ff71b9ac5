import { deepFreeze } from "../util/freeze.ts";
import { worstEffect, type Effect, type Escalation } from "./effect.ts";

export type { Effect } from "./effect.ts";

/**
 * A value that is known only when the runbook runs: a parameter, or a property of a found object. The concrete nodes of the
 * procedure tree carry more fields; `ofType` only exists for the type checker.
 */
export interface Expression<out T> {
  readonly expression: string;
  readonly ofType?: T;
}

/** A value of a parameter: written in the procedure, or known only when the runbook runs. */
export type Argument<T> = T | Expression<T>;

/** A list of values, each of which may be known only when the runbook runs. */
export type ArgumentList<T> = readonly Argument<T>[] | Expression<readonly T[]>;

/** A call of a cmdlet as inert data: making one runs nothing. */
export interface CmdletCall<out Name extends string = string, out Output = unknown, out E extends Effect = Effect> {
  readonly kind: "cmdlet";
  readonly module: string;
  readonly cmdlet: Name;
  readonly effect: E;
  readonly parameters: Readonly<Record<string, Argument<unknown>>>;
  /** The object that is piped in and brings the identity. */
  readonly input?: Expression<unknown>;
  /** The type of the objects that come back; it only exists for the type checker. */
  readonly output?: Output;
}

/**
 * The parameters of one parameter set: those of `Required` must be there, those of `Excluded` must not (they belong to other
 * sets), all others may be.
 */
export type ParameterSet<All, Required extends keyof All = never, Excluded extends keyof All = never> = Readonly<
  Pick<All, Required>
> &
  Readonly<Partial<Omit<All, Required | Excluded>>> & { readonly [Name in Excluded]?: never };

/** The same parameter sets without the parameter that a piped object brings. */
export type Piped<Sets, Bound extends PropertyKey> = Sets extends unknown
  ? Omit<Sets, Bound> & { readonly [Name in Bound]?: never }
  : never;

/** What a generated binding knows of its cmdlet. */
export interface CmdletDefinition<Name extends string> {
  readonly cmdlet: Name;
  readonly module: string;
  readonly effect: Effect;
  readonly escalations?: readonly Escalation[];
}

/**
 * Makes the call. Parameters that are undefined are left out; the effect is the worst that these parameters can have. The
 * caller states output and effect as types: only generated code calls this, and it derives both from the same facts.
 */
export function cmdletCall<Name extends string, Output, E extends Effect>(
  definition: CmdletDefinition<Name>,
  parameters: object = {},
  input?: Expression<unknown>,
): CmdletCall<Name, Output, E> {
  const given = Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined));
  const call = {
    kind: "cmdlet",
    module: definition.module,
    cmdlet: definition.cmdlet,
    effect: worstEffect(definition.effect, definition.escalations ?? [], given) as E,
    parameters: deepFreeze(given),
    ...(input === undefined ? {} : { input }),
  } as const;
  return Object.freeze(call);
}
