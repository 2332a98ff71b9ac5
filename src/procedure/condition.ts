import { parametersIn, referencesIn, type Value } from "./value.ts";

/** Something that is true or false of what was found. */
export type Condition =
  | { readonly test: "empty" | "not-empty" | "true" | "false"; readonly of: Value }
  | { readonly test: "equal" | "not-equal"; readonly of: Value; readonly to: Value }
  | { readonly test: "matches"; readonly of: Value; readonly pattern: string }
  | { readonly test: "any-matches" | "none-matches"; readonly of: Value; readonly pattern: string }
  | { readonly test: "contains" | "lacks"; readonly of: Value; readonly to: Value }
  /** The list has the text, with others or alone. */
  | { readonly test: "contains-among-others" | "contains-alone"; readonly of: Value; readonly to: Value }
  /** The holds of a mailbox exclude it from each policy of the organization that keeps mailboxes. */
  | { readonly test: "excludes"; readonly of: Value; readonly to: Value }
  | { readonly test: "all"; readonly conditions: readonly Condition[] }
  /** Both lists have the same texts, in whatever order. */
  | { readonly test: "same-texts"; readonly of: Value; readonly to: Value }
  /** The session has each of these cmdlets: Exchange Online offers those alone that the roles of an identity carry. */
  | { readonly test: "offered"; readonly cmdlets: readonly string[] }
  /** The object was not found. */
  | { readonly test: "missing"; readonly object: string };

export function referencesInCondition(condition: Condition): readonly string[] {
  // A condition on the absence of an object does not need the object.
  if (condition.test === "missing" || condition.test === "offered") return [];
  if (condition.test === "all") return condition.conditions.flatMap(referencesInCondition);
  const of = referencesIn(condition.of);
  return "to" in condition ? [...of, ...referencesIn(condition.to)] : of;
}

/** The names of the runbook's parameters that a condition compares with. */
export function parametersInCondition(condition: Condition): readonly string[] {
  if (condition.test === "missing" || condition.test === "offered") return [];
  if (condition.test === "all") return condition.conditions.flatMap(parametersInCondition);
  return "to" in condition ? parametersIn(condition.to) : [];
}
