import type { CheckedScript } from "../rule.ts";

/** The file has a byte order mark, or the text that was taken from it still has. */
export const isMarked = ({ hasMark, script }: CheckedScript): boolean =>
  hasMark === true || script.text.startsWith("\ufeff");
