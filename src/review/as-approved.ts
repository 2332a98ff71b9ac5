import { sectionsIn, type Section } from "./script-sections.ts";

/** The numbers of the steps that are steps of the approved script too, from their first line to their last; their numbers and places may be others. */
export function stepsAsApproved(
  script: string,
  sections: readonly Section[],
  approvedScript: string,
): ReadonlySet<number> {
  const approved = new Set(sectionsIn(approvedScript).map((section) => plain(approvedScript, section)));
  return new Set(sections.filter((section) => approved.has(plain(script, section))).map(({ number }) => number));
}

/** Without what changes where a step is only moved: its number, and the line of its source. */
const plain = (script: string, { from, to }: Section): string =>
  script
    .split("\n")
    .slice(from - 1, to)
    .join("\n")
    .replace(/^( *# )\d+(\. .*?) -{3,}.*$/gm, "$1$2")
    .replace(/^( *\$run\.Step = )\d+$/gm, "$1")
    .trimEnd();
