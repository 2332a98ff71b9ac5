/** A call that changes or destroys, as a review sheet names it. */
export interface SheetAct {
  readonly call: string;
  /** The kind of object that it is on. */
  readonly noun: string;
  readonly isDestructive: boolean;
}

/**
 * The calls that a review sheet names under "What it can destroy"; undefined where it does not say it as sheets do. Of an approved version no more
 * may be left than its texts, and the sheet is the one that says what its script can do; no author's word can look like one of its lines.
 */
export function actsOnSheet(sheet: string): readonly SheetAct[] | undefined {
  const part = sheet.split("\n## What it can destroy\n")[1]?.split("\n## ")[0] ?? "";
  const acts = [...part.matchAll(/^- (\*\*)?`([^`]+)`(?:\*\*)? \(step [\d, ]+\), on one ([^:]+):/gm)].map(
    ([, strong, call = "", noun = ""]) => ({ call, noun, isDestructive: strong !== undefined }),
  );
  return acts.length > 0 || /^Nothing: /m.test(part) ? acts : undefined;
}
