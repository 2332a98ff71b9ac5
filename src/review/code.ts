/** A piece of a line of code in one colour. */
export interface Token {
  readonly text: string;
  /** The class that gives it its colour; absent where it has the colour of all text. */
  readonly colour?: string;
}

/** A line of code, as a page shows it. */
export interface CodeLine {
  readonly number: number;
  readonly tokens: readonly Token[];
}

export type Language = "typescript" | "powershell";

/** Code to coloured lines, and the rules of the style sheet for all colours that were needed so far. */
export interface Highlighter {
  highlight(text: string, language: Language): readonly CodeLine[];
  rules(): string;
}

/** Some lines, without the indentation that all of them have, and without empty ones at the end. */
export function linesBetween(lines: readonly CodeLine[], from: number, to: number): readonly CodeLine[] {
  const all = lines.slice(from - 1, to);
  const wanted = all.slice(0, all.findLastIndex(({ tokens }) => tokens.length > 0) + 1);
  const indents = wanted.flatMap(({ tokens }) => {
    const text = tokens.map((token) => token.text).join("");
    return text.trim() === "" ? [] : [text.length - text.trimStart().length];
  });
  const indent = Math.min(...indents);
  return wanted.map(({ number, tokens }) => ({ number, tokens: withoutIndent(tokens, indent) }));
}

function withoutIndent(tokens: readonly Token[], indent: number): readonly Token[] {
  let left = indent;
  return tokens.flatMap((token) => {
    const text = token.text.slice(left);
    left = Math.max(0, left - token.text.length);
    return text === "" ? [] : [{ ...token, text }];
  });
}
