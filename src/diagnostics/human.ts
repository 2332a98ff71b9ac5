import type { Diagnostic } from "./diagnostic.ts";

export interface HumanOptions {
  /** True on a terminal that shows colour. */
  readonly colour: boolean;
  /** The text of a source file, or undefined where it cannot be read. */
  readonly sourceOf: (file: string) => string | undefined;
}

/** A diagnostic as a person reads it: place, code and message, with the lines around the place. */
export function humanText(found: Diagnostic, { colour, sourceOf }: HumanOptions): string {
  const paint = (code: number, text: string): string => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const at =
    found.place === undefined ? "" : `${printable(found.place.file)}:${found.place.line}:${found.place.column} - `;
  const kind = paint(found.severity === "error" ? 31 : 33, found.severity);
  const head = `${at}${kind} ${paint(90, found.code)}: ${printable(found.message.replace(/\s+/g, " "))}`;
  const frame =
    found.place === undefined ? "" : codeFrame(sourceOf(found.place.file), found.place.line, found.place.column);
  return frame === "" ? head : `${head}\n\n${frame}\n`;
}

const widestLine = 160;

/** The line of the place with its neighbours, and a caret under the column. */
export function codeFrame(source: string | undefined, line: number, column: number): string {
  const lines = source === undefined ? undefined : linesOf(source);
  if (lines === undefined || lines[line - 1] === undefined) return "";
  const first = Math.max(1, line - 1);
  const last = Math.min(lines.length, line + 1);
  const width = String(last).length;
  const framed: string[] = [];
  for (let number = first; number <= last; number++) {
    const text = printable((lines[number - 1] ?? "").slice(0, widestLine));
    framed.push(`${number === line ? ">" : " "} ${String(number).padStart(width)} | ${text}`.trimEnd());
    if (number === line && column <= widestLine) framed.push(`  ${" ".repeat(width)} | ${" ".repeat(column - 1)}^`);
  }
  return framed.join("\n");
}

/** A large file with many findings is divided once. */
let divided: { readonly source: string; readonly lines: readonly string[] } | undefined;

/** A line ends as PowerShell and TypeScript have it, with LF, CR, or both. */
function linesOf(source: string): readonly string[] {
  if (divided?.source !== source) divided = { source, lines: source.replace(/(\r\n|\r|\n)$/, "").split(/\r\n|\r|\n/) };
  return divided.lines;
}

/** Control and direction characters of a source line or a file's name must not act on the terminal. */
export function printable(text: string): string {
  return text.replaceAll("\t", " ").replace(/[\p{Cc}\p{Cf}]/gu, "?");
}
