import type { Change } from "./change.ts";
import type { Session } from "./session/session.ts";
import type { State } from "./state.ts";

/** A call of a cmdlet as PowerShell has bound it: values are what JSON holds, a switch is true. */
export interface Call {
  readonly name: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** What the service answers, and what it does. With an error it may still have done something. */
export interface Answer {
  /** Properties as JSON has them; `{"$guid": ...}` and `{"$date": ...}` are of those types in PowerShell. */
  readonly objects?: readonly unknown[];
  readonly warnings?: readonly string[];
  readonly error?: { readonly message: string };
  readonly changes?: readonly Change[];
  /** What the calling process is connected to from then on; as before where it is not given. */
  readonly session?: Session;
}

/** What a cmdlet does: a pure function of the tenant and the call. */
export type Cmdlet = (tenant: State, call: Call) => Answer;

export const refused = (message: string): Answer => ({ error: { message } });

/** A parameter as a text; undefined where it is not given, or empty. */
export function textIn({ parameters }: Call, name: string): string | undefined {
  const value = parameters[name];
  return value === undefined || value === null || value === "" ? undefined : String(value);
}

/** A switch that is on. */
export const isOn = ({ parameters }: Call, name: string): boolean => parameters[name] === true;

/** A value of a parameter that takes several, as texts. */
export const textsOf = (value: unknown): readonly string[] => [value ?? []].flat().map(String);
