import type { Argument, Expression } from "../catalog/call.ts";
import type { LegacyExchangeDN } from "../catalog/identity.ts";
import type { HoldsValue } from "../procedure/value.ts";
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

/** In-Place Holds by their searches, which the retired cmdlets show where the session still has them. */
export const inPlaceHolds = Object.freeze({
  /** Those whose search is there, enabled, the only one of its name, and names this mailbox among its sources. None without the cmdlets. */
  searched: (of: Expression<readonly string[]>, source: Expression<LegacyExchangeDN>): Typed<readonly string[]> =>
    holds({ of: toValue(of), source: toValue(source) }),
  /** Those that have no search; all where nobody can tell: the service refuses to lift one whose search is there. */
  withoutSearch: (of: Expression<readonly string[]>): Typed<readonly string[]> => holds({ of: toValue(of) }),
});

function holds(given: Omit<HoldsValue, "expression">): Typed<readonly string[]> {
  return Object.freeze({ expression: "holds", ...given } as const) as unknown as Typed<readonly string[]>;
}
