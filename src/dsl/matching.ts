import type { Argument, Expression } from "../catalog/call.ts";
import { patternOf, toValue, type Typed } from "./expression.ts";

/** Those texts of a list that match a regular expression of .NET, upper and lower case alike. */
export function matching(of: Expression<readonly string[]>, pattern: string): Typed<readonly string[]> {
  return Object.freeze({
    expression: "matching",
    of: toValue(of),
    pattern: patternOf(pattern),
  } as const) as unknown as Typed<readonly string[]>;
}

/** The texts of a list without this one, upper and lower case alike. */
export function without<T extends string>(of: Expression<readonly T[]>, text: Argument<T>): Typed<readonly T[]> {
  return Object.freeze({
    expression: "without",
    of: toValue(of),
    text: toValue(text),
  } as const) as unknown as Typed<readonly T[]>;
}
