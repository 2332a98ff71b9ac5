import type { Argument, Expression } from "../catalog/call.ts";
import type { Condition } from "../procedure/condition.ts";
import { AuthorError } from "./author-error.ts";
import { patternOf, toValue } from "./expression.ts";

function nameOfObject(object: Expression<object>): string {
  const value = toValue(object);
  if (value.expression !== "object") throw new AuthorError("invalid-value", "is.missing takes what findOne gave.");
  return value.of;
}

/** Conditions on what was found; each says one thing, and `all` joins several. */
export const is = Object.freeze({
  /** The value is null or an empty text or list. */
  empty: (of: Expression<unknown>): Condition => ({ test: "empty", of: toValue(of) }),
  /** The value is there. */
  notEmpty: (of: Expression<unknown>): Condition => ({ test: "not-empty", of: toValue(of) }),
  /** The value is `$true`. */
  on: (of: Expression<boolean>): Condition => ({ test: "true", of: toValue(of) }),
  /** The value is `$false`; a missing one is not. */
  off: (of: Expression<boolean>): Condition => ({ test: "false", of: toValue(of) }),
  /** Both are the same text, upper and lower case alike. */
  equal: <T>(of: Expression<T>, to: Argument<T>): Condition => ({ test: "equal", of: toValue(of), to: toValue(to) }),
  /** They are not the same text. */
  notEqual: <T>(of: Expression<T>, to: Argument<T>): Condition => ({
    test: "not-equal",
    of: toValue(of),
    to: toValue(to),
  }),
  /** A regular expression of .NET matches the text. */
  matching: (of: Expression<string>, pattern: string): Condition => ({
    test: "matches",
    of: toValue(of),
    pattern: patternOf(pattern),
  }),
  /** A regular expression of .NET matches at least one of the texts. */
  anyMatching: (of: Expression<readonly string[]>, pattern: string): Condition => ({
    test: "any-matches",
    of: toValue(of),
    pattern: patternOf(pattern),
  }),
  /** No text matches the regular expression of .NET. */
  noneMatching: (of: Expression<readonly string[]>, pattern: string): Condition => ({
    test: "none-matches",
    of: toValue(of),
    pattern: patternOf(pattern),
  }),
  /** The list has this text, upper and lower case alike. */
  containing: (of: Expression<readonly unknown[]>, text: Argument<string>): Condition => ({
    test: "contains",
    of: toValue(of),
    to: toValue(text),
  }),
  /** The list does not have this text. */
  lacking: (of: Expression<readonly unknown[]>, text: Argument<string>): Condition => ({
    test: "lacks",
    of: toValue(of),
    to: toValue(text),
  }),
  /** The list has this text and others besides. */
  containingAmongOthers: (of: Expression<readonly unknown[]>, text: Argument<string>): Condition => ({
    test: "contains-among-others",
    of: toValue(of),
    to: toValue(text),
  }),
  /** The list has this text and nothing else. */
  containingAlone: (of: Expression<readonly unknown[]>, text: Argument<string>): Condition => ({
    test: "contains-alone",
    of: toValue(of),
    to: toValue(text),
  }),
  /** Both lists have the same texts, in whatever order, upper and lower case alike. */
  sameTexts: (of: Expression<readonly string[]>, to: Expression<readonly string[]>): Condition => ({
    test: "same-texts",
    of: toValue(of),
    to: toValue(to),
  }),
  /** The session offers each of these cmdlets: retired ones are still there in some tenants, and roles hide others. */
  offered: (...cmdlets: readonly [string, ...string[]]): Condition => ({ test: "offered", cmdlets }),
  /** These InPlaceHolds of a mailbox exclude it from each of those of the organization that keeps mailboxes. */
  excludedFrom: (of: Expression<readonly unknown[]>, holds: Expression<readonly unknown[]>): Condition => ({
    test: "excludes",
    of: toValue(of),
    to: toValue(holds),
  }),
  /** The object was not found: for what findOne found with `absent: "skip"`. */
  missing: (object: Expression<object>): Condition => ({ test: "missing", object: nameOfObject(object) }),
  /** All of them hold. */
  all: (...conditions: readonly Condition[]): Condition => ({ test: "all", conditions }),
});
