import type { Section } from "./script-sections.ts";

/** The numbers of the steps whose lines stand in the approved script too; their numbers and places may be others there. */
export function stepsAsApproved(
  script: string,
  sections: readonly Section[],
  approvedScript: string,
): ReadonlySet<number> {
  const approved = plain(approvedScript);
  const lines = script.split("\n");
  const isThere = ({ from, to }: Section): boolean => approved.includes(plain(lines.slice(from - 1, to).join("\n")));
  return new Set(sections.filter(isThere).map(({ number }) => number));
}

/** Without what changes where a step is only moved: its number, and the line of its source. */
const plain = (text: string): string =>
  text
    .replace(/^( *# )\d+(\. .*?) -{3,}.*$/gm, "$1$2")
    .replace(/^( *\$run\.Step = )\d+$/gm, "$1")
    .trim();
