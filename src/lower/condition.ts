import type { Condition } from "../procedure/condition.ts";
import { array, asText, binary, boolean, member, number, string, nothing, variable } from "../powershell/build.ts";
import type { Expression } from "../powershell/syntax.ts";
import { lowerAsText, lowerValue } from "./value.ts";

/** A condition as a PowerShell expression. */
export function lowerCondition(condition: Condition): Expression {
  switch (condition.test) {
    // [string] of null, of an empty list and of an empty text is the empty text.
    case "empty":
      return binary(asText(lowerValue(condition.of)), "-eq", string(""));
    case "not-empty":
      return binary(asText(lowerValue(condition.of)), "-ne", string(""));
    case "true":
      return binary(lowerValue(condition.of), "-eq", boolean(true));
    case "false":
      return binary(lowerValue(condition.of), "-eq", boolean(false));
    case "equal":
      return binary(lowerAsText(condition.of), "-eq", lowerAsText(condition.to));
    case "not-equal":
      return binary(lowerAsText(condition.of), "-ne", lowerAsText(condition.to));
    case "matches":
      return binary(lowerAsText(condition.of), "-match", string(condition.pattern));
    case "any-matches":
      return binary(
        member(array(binary(array(lowerValue(condition.of)), "-match", string(condition.pattern))), "Count"),
        "-gt",
        number(0),
      );
    case "missing":
      return binary(nothing, "-eq", variable(condition.object));
    case "all":
      return allOf(condition.conditions.map(lowerCondition));
  }
}

/** All of them, joined by -and; nothing to hold is true. */
export function allOf(conditions: readonly Expression[]): Expression {
  return conditions.length === 0 ? boolean(true) : conditions.reduce((left, right) => binary(left, "-and", right));
}
