import type { Expression } from "../catalog/call.ts";
import type { UserPrincipalName } from "../catalog/identity.ts";
import { toValue, type Typed } from "./expression.ts";
import type { Value, ValueType } from "../procedure/value.ts";

type Part = string | number | Expression<unknown>;

/**
 * Text with values in it: ``text`purge-${Identity}` ``. Parameters and properties of found objects are put in when the
 * runbook runs, by PowerShell's format operator, so nothing in them can become code.
 */
export function text(strings: TemplateStringsArray, ...values: readonly Part[]): Typed<string> {
  return textOf("text", strings, values);
}

/** Like {@link text}, for a sign-in name: its type is UserPrincipalName, so it can be used where one is asked for. */
export function textOf(valueType: ValueType, strings: TemplateStringsArray, values: readonly Part[]): Typed<string> {
  const parts: (string | Value)[] = [];
  strings.forEach((string, at) => {
    if (string !== "") parts.push(string);
    if (at >= values.length) return;
    const value = values[at];
    parts.push(typeof value === "string" || typeof value === "number" ? String(value) : toValue(value));
  });
  return Object.freeze({ expression: "text", parts: Object.freeze(parts), valueType } as const) as Typed<string>;
}

/** A sign-in name with values in it: ``userPrincipalNameText`purge-${Identity}@${Domain}` ``. */
export function userPrincipalNameText(
  strings: TemplateStringsArray,
  ...values: readonly Part[]
): Typed<UserPrincipalName> {
  return textOf("UserPrincipalName", strings, values) as unknown as Typed<UserPrincipalName>;
}
