import { structuredPatch } from "diff";

/** A line of a difference; both numbers where it stands on both sides. */
export interface DifferenceLine {
  readonly kind: "added" | "removed" | "same";
  readonly before?: number;
  readonly after?: number;
  readonly text: string;
}

/** Lines that stand together, with some of what stands around them. */
export type Hunk = readonly DifferenceLine[];

const context = 3;

/** What a text has become, line by line; nothing where it is the same. */
export function differenceOf(before: string, after: string): readonly Hunk[] {
  const { hunks } = structuredPatch("", "", before, after, undefined, undefined, { context });
  return hunks.map(({ oldStart, newStart, lines }) => {
    let [old, now] = [oldStart, newStart];
    return lines
      .filter((line) => !line.startsWith("\\"))
      .map((line): DifferenceLine => {
        const text = line.slice(1);
        if (line.startsWith("+")) return { kind: "added", after: now++, text };
        if (line.startsWith("-")) return { kind: "removed", before: old++, text };
        return { kind: "same", before: old++, after: now++, text };
      });
  });
}
