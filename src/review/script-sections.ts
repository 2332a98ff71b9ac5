import { prose } from "../powershell/quote.ts";
import { invariant } from "../util/invariant.ts";
import { indentOf } from "./script-lines.ts";

/** The lines of a script that come of one step: from and to, counted from 1, both included. */
export interface Section {
  readonly number: number;
  readonly from: number;
  readonly to: number;
  /** The line with its number and title, behind what opens around it. */
  readonly head: number;
}

/** The section of a step. */
export function sectionAt(sections: readonly Section[], number: number): Section {
  const section = sections.find((one) => one.number === number);
  invariant(section !== undefined, `the script has a section for step ${number}`);
  return section;
}

/**
 * The sections of an emitted script, one behind the other without a gap from the first step to the end of the last. What opens around a
 * section, such as the gate of Mode Execute, belongs to it; what closes behind it too.
 * @param steps as the script numbers and titles them
 */
export function sectionsOf(
  script: string,
  steps: readonly { readonly number: number; readonly title: string }[],
): readonly Section[] {
  const lines = script.split("\n");
  let after = 0;
  const heads = steps.map(({ number, title }) => {
    const head = `# ${number}. ${prose(title)} `;
    const at = lines.findIndex((line, index) => index >= after && isHead(lines, index, line, head, number));
    invariant(at >= 0, `the script has a section for step ${number}`);
    after = at + 1;
    return at;
  });
  return sectionsAt(lines, heads);
}

/** The sections of a script of which no more is known than its text. No author's word stands alone on a line of a script. */
export function sectionsIn(script: string): readonly Section[] {
  const lines = script.split("\n");
  const heads = lines.flatMap((line, index) => {
    const number = /^ *# (\d+)\. /.exec(line)?.[1];
    return number !== undefined && lines[index + 1]?.trim() === `$run.Step = ${number}` ? [index] : [];
  });
  return sectionsAt(lines, heads);
}

/** @param heads the indices of the lines that begin a step */
function sectionsAt(lines: readonly string[], heads: readonly number[]): readonly Section[] {
  const starts = heads.map((head, at) => startOf(lines, heads[at - 1], head));
  const end = endOf(lines, heads.at(-1) ?? 0);
  return heads.map((head, at) => ({
    number: Number(/\d+/.exec(lines[head] ?? "")?.[0]),
    from: (starts[at] ?? 0) + 1,
    to: starts[at + 1] ?? end,
    head: head + 1,
  }));
}

const isHead = (lines: readonly string[], index: number, line: string, head: string, number: number): boolean =>
  line.trimStart().startsWith(head) && lines[index + 1]?.trim() === `$run.Step = ${number}`;

const opens = (line: string): boolean => /^ +(?:if|foreach|else|try)\b.*\{$/.test(line);

/** Where a section begins: with what opens directly above its head, unless that is all that the step before does. */
function startOf(lines: readonly string[], before: number | undefined, head: number): number {
  let start = head;
  while (lines[start - 1] === "" || opens(lines[start - 1] ?? "")) {
    if (before !== undefined && start - 1 <= before + 2) break;
    start--;
  }
  while (lines[start] === "") start++;
  return start;
}

/** The index behind the last line of the block that the last section stands in. */
function endOf(lines: readonly string[], head: number): number {
  const at = lines.findIndex((line, index) => index > head && line !== "" && indentOf(line) === 0);
  return at < 0 ? lines.length : at;
}
