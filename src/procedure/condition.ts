import { referencesIn, type Value } from "./value.ts";

/** Something that is true or false of what was found. */
export type Condition =
  | { readonly test: "empty" | "not-empty" | "true" | "false"; readonly of: Value }
  | { readonly test: "equal" | "not-equal"; readonly of: Value; readonly to: Value }
  | { readonly test: "matches"; readonly of: Value; readonly pattern: string }
  | { readonly test: "any-matches"; readonly of: Value; readonly pattern: string }
  | { readonly test: "all"; readonly conditions: readonly Condition[] };

export function referencesInCondition(condition: Condition): readonly string[] {
  if (condition.test === "all") return condition.conditions.flatMap(referencesInCondition);
  const of = referencesIn(condition.of);
  return "to" in condition ? [...of, ...referencesIn(condition.to)] : of;
}
