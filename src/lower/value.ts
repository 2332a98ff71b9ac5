import type { Value } from "../procedure/value.ts";
import { fresh, looked } from "../procedure/walk.ts";
import {
  array,
  asText,
  binary,
  boolean,
  convert,
  current,
  list,
  member,
  number,
  paren,
  run,
  string,
  variable,
} from "../powershell/build.ts";
import type { Expression } from "../powershell/syntax.ts";
import { assertNever } from "../util/invariant.ts";

/** A value of the procedure as the script reads it. */
export function lowerValue(value: Value): Expression {
  switch (value.expression) {
    case "literal":
      if (typeof value.value === "string") return string(value.value);
      return typeof value.value === "number" ? number(value.value) : boolean(value.value);
    case "parameter":
      return variable(value.name);
    case "target":
      return variable("target");
    case "property":
      return member(objectOf(value.of), value.property);
    case "object":
      return objectOf(value.of);
    case "text":
      return lowerText(value.parts);
    case "matching":
      return array(binary(array(lowerValue(value.of)), "-match", string(value.pattern)));
    case "without":
      return array(binary(convert("string[]", lowerValue(value.of)), "-ne", lowerAsText(value.text)));
    case "holds": {
      const Hold = lowerValue(value.of);
      return value.source === undefined
        ? array(run("Select-OrphanedHold", { Hold }))
        : array(run("Select-SearchedHold", { Hold, Source: lowerAsText(value.source) }));
    }
    case "found-text":
      return variable(value.of);
    case "random-password":
      return paren(run("New-RandomPassword"));
    default:
      return assertNever(value);
  }
}

/** The value as text, whatever the service sends it as: a GUID may come as a text or as an object. */
export function lowerAsText(value: Value): Expression {
  const lowered = lowerValue(value);
  return value.expression === "property" ? asText(lowered) : lowered;
}

/** One or several values as an argument. */
export function lowerArgument(value: Value | readonly Value[]): Expression {
  if (!Array.isArray(value)) return lowerAsText(value as Value);
  const items = (value as readonly Value[]).map(lowerAsText);
  return items.length === 1 ? array(items[0] as Expression) : list(...items);
}

function objectOf(name: string): Expression {
  return name === looked ? current : variable(name === fresh ? "fresh" : name);
}

/** Values are put in by the format operator, so nothing in them can become code. */
function lowerText(parts: readonly (string | Value)[]): Expression {
  let format = "";
  const values: Expression[] = [];
  for (const part of parts) {
    if (typeof part === "string") format += part.replaceAll("{", "{{").replaceAll("}", "}}");
    else {
      format += `{${values.length}}`;
      values.push(lowerValue(part));
    }
  }
  if (values.length === 0) return string(parts.join(""));
  return paren(binary(string(format), "-f", values.length === 1 ? (values[0] as Expression) : list(...values)));
}
