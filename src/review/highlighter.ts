import { createHighlighter, type ThemedToken } from "shiki";
import type { CodeLine, Highlighter, Token } from "./code.ts";

const themes = { light: "github-light-high-contrast", dark: "github-dark-high-contrast" } as const;

/** Colours code with shiki. Colours are classes, so that a page needs no style of an element, which its policy forbids. */
export async function shikiHighlighter(): Promise<Highlighter> {
  const shiki = await createHighlighter({ themes: Object.values(themes), langs: ["typescript", "powershell"] });
  const colours = new Map<string, Pair>();
  const tokenOf = (token: ThemedToken | undefined, pair: Pair): Token => {
    const text = token?.content ?? "";
    if (text.trim() === "") return { text };
    const colour = classOf(pair);
    colours.set(colour, pair);
    return { text, colour };
  };
  return {
    highlight: (text, language) => {
      const lines = shiki.codeToTokensWithThemes(text, { lang: language, themes });
      return lines.map((tokens, at): CodeLine => ({
        number: at + 1,
        tokens: tokens.map(({ content, variants: { light, dark } }) =>
          tokenOf({ content } as ThemedToken, { light: light?.color ?? "", dark: dark?.color ?? "" }),
        ),
      }));
    },
    rules: () => {
      const pairs = [...colours].toSorted(([one], [other]) => (one < other ? -1 : 1));
      const rule = (theme: keyof Pair) => pairs.map(([name, pair]) => `.${name}{color:${pair[theme]}}`).join("");
      return `${rule("light")}@media screen and (prefers-color-scheme: dark){${rule("dark")}}`;
    },
  };
}

interface Pair {
  readonly light: string;
  readonly dark: string;
}

const classOf = ({ light, dark }: Pair): string => `c${light.slice(1)}-${dark.slice(1)}`.toLowerCase();
