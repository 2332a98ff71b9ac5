/** Lines of an emitted script, which are counted from 1. What is emitted is indented by its blocks, and no literal spans lines. */

/** The lines between two, both included, that run a command, whether its answer is kept or not. */
export function linesOfCommand(lines: readonly string[], command: string, from: number, to: number): readonly number[] {
  const runs = (line: string): boolean => `${line.trim().replace(/^\$\w+ = /, "")} `.startsWith(`${command} `);
  return lines.slice(from - 1, to).flatMap((line, at) => (runs(line) ? [from + at] : []));
}

/** The lines that open the blocks around a line, the nearest first. */
export function enclosing(lines: readonly string[], number: number): readonly number[] {
  const opening: number[] = [];
  let indent = indentOf(lines[number - 1] ?? "");
  for (let at = number - 1; at > 0 && indent > 0; at--) {
    const line = lines[at - 1] ?? "";
    if (line === "" || indentOf(line) >= indent) continue;
    indent = indentOf(line);
    opening.push(at);
  }
  return opening;
}

export const indentOf = (line: string): number => line.length - line.trimStart().length;
