import type { Expression } from "./syntax.ts";
import { invariant } from "../util/invariant.ts";

/**
 * The one place that turns a value into PowerShell text. PowerShell takes five characters for a single quote (U+0027,
 * U+2018 to U+201B) and four for a double quote (PowerShell/PowerShell, engine/parser/CharTraits.cs), so doubling the
 * ASCII one alone is injectable. Here only printable ASCII ever stands between quotes; every other character, line ends
 * and NUL included, becomes a `[char]` expression, which also survives whatever an encoding does to a script on its way.
 */

const printable = /^[\x20-\x7e]*$/;

/** A printable ASCII text in single quotes, where only the quote itself needs care. */
export function quote(text: string): string {
  invariant(printable.test(text), "only printable ASCII is quoted; stringExpression() brings every other text there");
  return `'${text.replaceAll("'", "''")}'`;
}

/** A number as PowerShell reads it; integers of 32 bits are all that a runbook needs. */
export function quoteNumber(value: number): string {
  invariant(Number.isInteger(value) && Math.abs(value) < 2 ** 31, "a number in a script is an integer of 32 bits");
  return String(value);
}

const bareWord = /^[A-Za-z][A-Za-z0-9]*$/;
/** True for a word that PowerShell reads as itself where an argument stands. */
export const isBareWord = (text: string): boolean => bareWord.test(text);

const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;
/** A variable, member or key name that needs no braces or quotes. */
export function name(text: string): string {
  invariant(identifier.test(text), `"${text}" is not a plain PowerShell name`);
  return text;
}
/** A key of a hash table, quoted where it is not a plain name. */
export const key = (text: string): string => (identifier.test(text) ? text : quote(text));

const commandName = /^[A-Z][A-Za-z]*-[A-Z][A-Za-z0-9]*$/;
export function commandNameOf(text: string): string {
  invariant(commandName.test(text), `"${text}" is not a command name`);
  return text;
}

const typeName = /^[A-Za-z][A-Za-z0-9.]*(\[\])?$/;
export function typeNameOf(text: string): string {
  invariant(typeName.test(text), `"${text}" is not a type name`);
  return text;
}

/** Any text as an expression of printable ASCII: `'plain'`, or `(-join ('caf', [char]0x00E9))`. */
export function stringExpression(value: string): Expression {
  if (printable.test(value)) return { kind: "string", value };
  const items: Expression[] = [];
  for (const part of value.match(/[\x20-\x7e]+|[^\x20-\x7e]/gu) ?? []) {
    if (printable.test(part)) items.push({ kind: "string", value: part });
    else for (let at = 0; at < part.length; at++) items.push(characterCode(part.charCodeAt(at)));
  }
  const listed: Expression = {
    kind: "array",
    statements: [items.length === 1 ? (items[0] as Expression) : { kind: "list", items }],
  };
  return { kind: "paren", content: { kind: "unary", operator: "-join", operand: listed } };
}

const characterCode = (code: number): Expression => ({
  kind: "convert",
  type: "char",
  operand: { kind: "number", value: code },
});

/**
 * Prose for a comment, in printable ASCII: letters with marks lose them, quotes and dashes become plain ones, and what
 * remains is spelled as its code point, so nothing that looks like something else, or that turns the reading direction, can hide.
 */
export function prose(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .replace(/[\u2018-\u201b]/gu, "'")
    .replace(/[\u201c-\u201f]/gu, '"')
    .replace(/[\u2010-\u2015\u2212]/gu, "-")
    .replace(/\s+/gu, " ")
    .replace(/[^\x20-\x7e]/gu, (character) => spelledOut.get(character) ?? `<U+${codePoint(character)}>`)
    .replaceAll("#>", "# >")
    .replaceAll("<#", "< #")
    .trim();
}

const codePoint = (character: string): string =>
  (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");

// Letters that Unicode does not decompose, as they are usually written in ASCII.
const spelledOut = new Map([
  ["\u00df", "ss"],
  ["\u00e6", "ae"],
  ["\u00c6", "AE"],
  ["\u00f8", "o"],
  ["\u00d8", "O"],
  ["\u0142", "l"],
  ["\u0141", "L"],
  ["\u2192", "->"],
]);
