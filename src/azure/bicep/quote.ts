import { invariant } from "../../util/invariant.ts";

const escapes = new Map([
  ["\\", "\\\\"],
  ["'", "\\'"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
  ["${", "\\${"],
]);

/**
 * The one place that turns a text into Bicep: a string on one line, of printable ASCII, in which nothing is interpolated
 * (learn.microsoft.com, Bicep data types: strings).
 */
export function quote(text: string): string {
  const escaped = text.replace(/\$\{|[^\x20-\x7e]|['\\]/gu, (part) => {
    const code = part.codePointAt(0) ?? 0;
    return escapes.get(part) ?? `\\u{${code.toString(16)}}`;
  });
  return `'${escaped}'`;
}

const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;

export function name(text: string): string {
  invariant(identifier.test(text), `"${text}" is no name in Bicep`);
  return text;
}

/** A key of an object, quoted where it is no plain name. */
export const key = (text: string): string => (identifier.test(text) ? text : quote(text));

/** Access to a key of an object: the compiler warns of quotes that are not needed. */
export const member = (text: string): string => (identifier.test(text) ? `.${text}` : `[${quote(text)}]`);

/** Prose for a comment, on its line. */
export const prose = (text: string): string => text.replace(/[^\x20-\x7e]+/gu, " ").trim();
