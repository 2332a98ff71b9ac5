import type { Constant } from "./value.ts";

/** What PowerShell takes a value for where it asks for a Boolean (PowerShell-Docs, about_Booleans). */
export function isTrue(value: Constant): boolean {
  if (!Array.isArray(value)) return value !== null && value !== "" && value !== 0 && value !== false;
  return value.length === 1 ? isTrue(value[0] as Constant) : value.length > 1;
}

/** What a comparison of two constants gives, by the operator as the syntax tree has it: `Ieq`; undefined where this does not tell. */
export function compared(operator: string, left: Constant, right: Constant): boolean | undefined {
  const isExact = operator.startsWith("C");
  switch (operator.slice(1).toLowerCase()) {
    case "eq":
      return equals(left, right, isExact);
    case "ne":
      return negated(equals(left, right, isExact));
    case "in":
      return isAmong(left, right, isExact);
    case "notin":
      return negated(isAmong(left, right, isExact));
    case "contains":
      return isAmong(right, left, isExact);
    case "notcontains":
      return negated(isAmong(right, left, isExact));
    case "match":
      return matches(left, right, isExact);
    case "notmatch":
      return negated(matches(left, right, isExact));
    case "like":
      return isLike(left, right, isExact);
    case "notlike":
      return negated(isLike(left, right, isExact));
    default:
      return ordered(operator.slice(1).toLowerCase(), left, right);
  }
}

const negated = (answer: boolean | undefined): boolean | undefined => (answer === undefined ? undefined : !answer);

const spelled = (value: Constant, isExact: boolean): string => {
  const text = value === null ? "" : String(value);
  return isExact ? text : text.toLowerCase();
};

/** The right side becomes what the left one is. A list on the left is filtered, which this does not follow. */
function equals(left: Constant, right: Constant, isExact: boolean): boolean | undefined {
  if (Array.isArray(left) || Array.isArray(right)) return undefined;
  if (left === null || right === null) return left === right;
  if (typeof left === "boolean") return left === isTrue(right);
  if (typeof left === "number") return left === Number(right);
  return spelled(left, isExact) === spelled(right, isExact);
}

function isAmong(one: Constant, list: Constant, isExact: boolean): boolean | undefined {
  const answers = (Array.isArray(list) ? (list as readonly Constant[]) : [list]).map((item) =>
    equals(item, one, isExact),
  );
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
}

/** Words, choices of them and anchors: what else a pattern can say is left to the run. */
const plainPattern = /^[\w\s|^$()-]*$/;

function matches(value: Constant, pattern: Constant, isExact: boolean): boolean | undefined {
  if (Array.isArray(value) || typeof pattern !== "string" || !plainPattern.test(pattern)) return undefined;
  try {
    return new RegExp(pattern, isExact ? "" : "i").test(spelled(value, true));
  } catch {
    return undefined;
  }
}

/** A text with a star at its ends alone. */
function isLike(value: Constant, pattern: Constant, isExact: boolean): boolean | undefined {
  const parts = Array.isArray(value) ? null : /^(\*?)([^*?[\]`]*)(\*?)$/.exec(spelled(pattern, isExact));
  if (parts === null) return undefined;
  const [, before, word = "", behind] = parts;
  const text = spelled(value, isExact);
  if (before !== "" && behind !== "") return text.includes(word);
  if (before !== "") return text.endsWith(word);
  return behind !== "" ? text.startsWith(word) : text === word;
}

function ordered(operator: string, left: Constant, right: Constant): boolean | undefined {
  if (typeof left !== "number" || typeof right !== "number") return undefined;
  switch (operator) {
    case "gt":
      return left > right;
    case "ge":
      return left >= right;
    case "lt":
      return left < right;
    case "le":
      return left <= right;
    default:
      return undefined;
  }
}
