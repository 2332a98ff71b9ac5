import type { Expression } from "../catalog/call.ts";
import { patternOf, toValue, type Typed } from "./expression.ts";

/** Those texts of a list that match a regular expression of .NET, upper and lower case alike. */
export function matching(of: Expression<readonly string[]>, pattern: string): Typed<readonly string[]> {
  return Object.freeze({
    expression: "matching",
    of: toValue(of),
    pattern: patternOf(pattern),
  } as const) as unknown as Typed<readonly string[]>;
}
