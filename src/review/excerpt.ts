/** Lines of a source: from and to, counted from 1, both included. */
export interface Excerpt {
  readonly from: number;
  readonly to: number;
}

/** The lines of a TypeScript source on which the call stands that begins at a place; the line alone where its end cannot be told. */
export function excerptAt(text: string, { line, column }: { readonly line: number; readonly column: number }): Excerpt {
  const start = offsetOf(text, line) + column - 1;
  const end = endOfCall(text, start);
  const lines = end === undefined ? 0 : text.slice(start, end).split("\n").length - 1;
  return { from: line, to: line + lines };
}

function offsetOf(text: string, line: number): number {
  let offset = 0;
  for (let count = 1; count < line; count++) offset = text.indexOf("\n", offset) + 1;
  return offset;
}

const closing: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** Behind the bracket that closes the first one that opens; undefined where none does. */
function endOfCall(text: string, start: number): number | undefined {
  const open: string[] = [];
  for (const { 0: token, index } of text.slice(start).matchAll(tokens)) {
    const closes = closing[token];
    if (closes !== undefined) open.push(closes);
    else if (token === open.at(-1)) open.pop();
    else continue;
    if (open.length === 0) return start + index + 1;
  }
  return undefined;
}

/** Comments and texts are passed over whole, so that a bracket in them counts for nothing. */
const tokens = /\/\/[^\n]*|\/\*[^]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[^])*`|[()[\]{}]/g;
