export interface Block {
  readonly language: string;
  /** Behind the language: the file that it is, or that it stands in. */
  readonly file: string | undefined;
  readonly text: string;
}

/** What a page shows as code, in its order. */
export const blocksOf = (markdown: string): readonly Block[] =>
  [...markdown.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(([, language = "", file, text = ""]) => ({
    language,
    file,
    text,
  }));

/** A command of a page on one line. */
export const commandIn = (text: string): string => text.replaceAll("\\\n", " ").trim();

/** The files that a page shows with their names. */
export const filesIn = (blocks: readonly Block[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    blocks.flatMap(({ language, file, text }) =>
      language === "text" || file === undefined ? [] : [[file, text] as const],
    ),
  );
