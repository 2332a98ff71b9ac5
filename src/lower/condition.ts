import type { Condition } from "../procedure/condition.ts";
import type { Value } from "../procedure/value.ts";
import {
  array,
  asText,
  binary,
  boolean,
  convert,
  list,
  member,
  number,
  paren,
  run,
  string,
  nothing,
  variable,
  word,
} from "../powershell/build.ts";
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
      return binary(matching(condition.of, condition.pattern), "-gt", number(0));
    case "none-matches":
      return binary(matching(condition.of, condition.pattern), "-eq", number(0));
    case "contains":
      return contains(condition.of, condition.to);
    case "lacks":
      return binary(convert("string[]", lowerValue(condition.of)), "-notcontains", lowerAsText(condition.to));
    case "contains-among-others":
      return binary(
        contains(condition.of, condition.to),
        "-and",
        binary(others(condition.of, condition.to), "-gt", number(0)),
      );
    case "contains-alone":
      return binary(
        contains(condition.of, condition.to),
        "-and",
        binary(others(condition.of, condition.to), "-eq", number(0)),
      );
    case "same-texts":
      return paren(run("Test-SameText", { One: lowerValue(condition.of), Other: lowerValue(condition.to) }));
    case "offered": {
      const asked = run("Get-Command", {
        Name: list(...condition.cmdlets.map(string)),
        ErrorAction: word("SilentlyContinue"),
      });
      return binary(member(array(asked), "Count"), "-eq", number(condition.cmdlets.length));
    }
    case "excludes": {
      const left = run("Get-UnexcludedHold", { Own: lowerValue(condition.of), Organization: lowerValue(condition.to) });
      return binary(member(array(left), "Count"), "-eq", number(0));
    }
    case "missing":
      return binary(nothing, "-eq", variable(condition.object));
    case "all":
      return allOf(condition.conditions.map(lowerCondition));
  }
}

const contains = (of: Value, text: Value): Expression =>
  binary(convert("string[]", lowerValue(of)), "-contains", lowerAsText(text));

/** `@([string[]]$x.Sources -ne '...').Count`: how many others the list has. */
const others = (of: Value, text: Value): Expression =>
  member(array(binary(convert("string[]", lowerValue(of)), "-ne", lowerAsText(text))), "Count");

/** `@(@($x.InPlaceHolds) -match '...').Count`: -match on a list gives the texts that match. */
function matching(of: Value, pattern: string): Expression {
  return member(array(binary(array(lowerValue(of)), "-match", string(pattern))), "Count");
}

/** All of them, joined by -and; nothing to hold is true. */
export function allOf(conditions: readonly Expression[]): Expression {
  return conditions.length === 0 ? boolean(true) : conditions.reduce((left, right) => binary(left, "-and", right));
}
