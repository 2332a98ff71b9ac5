import { closest } from "../catalog/closest.ts";
import type { ScriptHead, ScriptParameter } from "./bridge.ts";

export type GivenParameters =
  | { readonly parameters: Readonly<Record<string, unknown>> }
  /** Why a script cannot be started with them. */
  | { readonly said: string };

/**
 * What was given by name, as the script takes it. PowerShell would put an unknown name into $args of a script without CmdletBinding, and
 * ask at a terminal for what is lacking: both are told before anything runs.
 */
export function givenParameters(
  given: readonly (readonly [name: string, value: string])[],
  { parameters }: ScriptHead,
): GivenParameters {
  const taken = new Map<ScriptParameter, readonly string[]>();
  for (const [name, value] of given) {
    const parameter = parameters.find((one) => isNamed(one, name));
    if (parameter === undefined) return { said: unknown(name, parameters) };
    taken.set(parameter, [...(taken.get(parameter) ?? []), value]);
  }
  const lacking = parameters.filter((one) => one.isMandatory && !taken.has(one)).map(({ name }) => name);
  if (lacking.length > 0) return { said: `it needs ${lacking.join(", ")}, too.` };
  const read = [...taken].map(([parameter, values]) => ({ name: parameter.name, ...valueOf(parameter, values) }));
  const fault = read.find((one) => "said" in one);
  return fault !== undefined && "said" in fault
    ? { said: fault.said }
    : { parameters: Object.fromEntries(read.flatMap((one) => ("value" in one ? [[one.name, one.value]] : []))) };
}

const isNamed = ({ name, aliases }: ScriptParameter, asked: string): boolean =>
  [name, ...aliases].some((one) => one.toLowerCase() === asked.toLowerCase());

function unknown(name: string, parameters: readonly ScriptParameter[]): string {
  const own = parameters.filter(({ isCommon }) => !isCommon).map((parameter) => parameter.name);
  const [hint] = closest(name, own);
  const has = own.length === 0 ? "no parameters" : own.join(", ");
  return `it has no parameter ${name}${hint === undefined ? "" : `; is ${hint} meant?`}${hint === undefined ? "." : ""} It has ${has}.`;
}

function valueOf(
  { name, type }: ScriptParameter,
  values: readonly string[],
): { readonly value: unknown } | { readonly said: string } {
  if (type.endsWith("[]")) return { value: values };
  const [value = "", ...more] = values;
  if (more.length > 0) return { said: `${name} is given several times, and it is no list.` };
  if (!/^(Boolean|SwitchParameter)$/.test(type)) return { value };
  const [, word] = /^\$?(true|false)$/i.exec(value) ?? [];
  return word === undefined
    ? { said: `${name} is true or false, and not "${value}".` }
    : { value: word.toLowerCase() === "true" };
}
