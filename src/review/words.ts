import type { Token } from "./code.ts";

/** Pieces of a line that stand together, and whether a browser might break them behind a hyphen, which would leave it without its name. */
export interface Word {
  readonly tokens: readonly Token[];
  readonly hasHyphen: boolean;
}

/** A line in words and what stands between them; together they are the line. */
export function wordsIn(tokens: readonly Token[]): readonly Word[] {
  const words: Token[][] = [];
  let isOpen = false;
  for (const { text, ...token } of tokens)
    for (const part of text.split(/(\s+)/).filter((one) => one !== "")) {
      const isSpace = /^\s/.test(part);
      if (isOpen && !isSpace) words.at(-1)?.push({ ...token, text: part });
      else words.push([{ ...token, text: part }]);
      isOpen = !isSpace;
    }
  return words.map((word) => ({
    tokens: word,
    hasHyphen: /-[^\s-]/.test(word.map(({ text }) => text).join("")),
  }));
}
