import type { Expression } from "../catalog/call.ts";
import type { Value } from "../procedure/value.ts";
import { AuthorError } from "./author-error.ts";

/** A node of the tree, dressed with the type that it will have when the runbook runs. */
export type Typed<T> = Expression<T> & Value;

const kinds = new Set([
  "literal",
  "parameter",
  "property",
  "object",
  "text",
  "random-password",
  "target",
  "matching",
  "without",
  "found-text",
  "holds",
]);

export function isValue(candidate: unknown): candidate is Value {
  return (
    typeof candidate === "object" &&
    candidate !== null &&
    "expression" in candidate &&
    kinds.has(String((candidate as { expression: unknown }).expression))
  );
}

/** Any argument as a node: constants become literals, nodes stay what they are. */
export function toValue(argument: unknown): Value {
  if (isValue(argument)) return unwrap(argument);
  if (typeof argument === "string" || typeof argument === "boolean") return { expression: "literal", value: argument };
  if (isWholeNumber(argument)) return { expression: "literal", value: argument };
  throw new AuthorError(
    "invalid-value",
    `A ${describe(argument)} cannot stand in a runbook: give a text, a whole number of 32 bits, true or false, a parameter or a property of a found object.`,
  );
}

/** True for what PowerShell reads as the same number, an Int32. */
export const isWholeNumber = (value: unknown): value is number =>
  typeof value === "number" && Number.isInteger(value) && Math.abs(value) < 2 ** 31;

/** A regular expression of .NET, as a text: one of JavaScript means something else. */
export function patternOf(pattern: unknown): string {
  if (typeof pattern === "string") return pattern;
  throw new AuthorError(
    "invalid-value",
    `A pattern is a text with a regular expression of .NET, not a ${describe(pattern)}.`,
  );
}

const describe = (value: unknown): string => (value === null ? "null" : Array.isArray(value) ? "list" : typeof value);

/** A found object is a node with a property for each of its properties; in the tree only its kind and name remain. */
function unwrap(value: Value): Value {
  return value.expression === "object" ? { expression: "object", of: value.of } : value;
}
