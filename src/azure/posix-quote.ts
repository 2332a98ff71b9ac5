import { invariant } from "../util/invariant.ts";

/**
 * The one place that turns a value into a word of a POSIX shell: within single quotes nothing but the quote itself means anything
 * (POSIX.1-2017, Shell Command Language 2.2.2).
 */
export function posixQuote(text: string): string {
  invariant(!text.includes("\0"), "a word of a shell has no NUL");
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
