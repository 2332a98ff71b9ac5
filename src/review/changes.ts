import type { Part, Standing } from "../approval/standing.ts";
import { differenceOf, type Hunk } from "./difference.ts";
import { actsOnSheet, type SheetAct } from "./sheet-acts.ts";

/** The texts of one version of a runbook; of an approved one, those that the history of the repository has. */
export interface VersionTexts {
  readonly script?: string;
  readonly sheet?: string;
  readonly permissions?: string;
  /** By file. */
  readonly sources: ReadonlyMap<string, string>;
}

/** What has changed since the approval that comes nearest. */
export interface Changes {
  readonly differs: readonly Part[];
  /** Commands that change or destroy, which were not there, or are there no more; undefined where the approved sheet is not known. */
  readonly acts?: ActsChanged;
  readonly files: readonly FileChange[];
  /** The files whose approved text the history does not have. */
  readonly unknown: readonly string[];
}

export interface ActsChanged {
  readonly added: readonly SheetAct[];
  readonly removed: readonly SheetAct[];
}

export interface FileChange {
  readonly title: string;
  /** How many lines. */
  readonly added: number;
  readonly removed: number;
  /** So few lines that nobody minds to see them at once. */
  readonly isShort: boolean;
  readonly hunks: readonly Hunk[];
}

/** What a script says of itself is another wherever anything is: it would be the change that nobody looks for. */
const ownHash = "(its own hash)";

/** About a page on paper. */
const short = 60;

/**
 * @param approved what the history has of the approved version
 * @param hash of the script as it is now
 */
export function changesSince(
  { differs, by }: Extract<Standing, { kind: "stale" }>,
  approved: VersionTexts,
  now: Required<VersionTexts>,
  hash: string,
): Changes {
  const sources = [...new Set([...approved.sources.keys(), ...now.sources.keys()])].toSorted();
  const knowsSources = approved.sources.size > 0;
  const pairs: readonly (readonly [title: string, before: string | undefined, after: string])[] = [
    ...(knowsSources
      ? sources.map(
          (file) => [`Procedure: ${file}`, approved.sources.get(file) ?? "", now.sources.get(file) ?? ""] as const,
        )
      : [["The procedure", undefined, ""] as const]),
    [script, approved.script?.replaceAll(by.approval.script.hash, ownHash), now.script.replaceAll(hash, ownHash)],
    ["Permissions", approved.permissions, now.permissions],
  ];
  const acts = actsChanged(approved.sheet, now.sheet);
  return {
    differs,
    ...(acts === undefined ? {} : { acts }),
    files: pairs.flatMap(([title, before, after]) => {
      const hunks = before === undefined ? [] : differenceOf(before, after);
      const isRuntime = title === script ? runtimeOf(now.script) : () => false;
      return [
        ...fileChange(
          title,
          hunks.filter((hunk) => !isRuntime(hunk)),
        ),
        ...fileChange(`${title}: functions of the compiler that it calls`, hunks.filter(isRuntime)),
      ];
    }),
    unknown: pairs.flatMap(([title, before]) => (before === undefined ? [title] : [])),
  };
}

const script = "Script";

/** Whether lines stand among the functions that all scripts share: what is the runbook's own is looked at apart from them. */
function runtimeOf(text: string): (hunk: Hunk) => boolean {
  const lines = text.split("\n");
  const [from, to] = [/^#region Runtime /, /^#endregion/].map((mark) => lines.findIndex((line) => mark.test(line)) + 1);
  return (hunk) => {
    const first = hunk.find(({ after }) => after !== undefined)?.after ?? 0;
    return from !== undefined && to !== undefined && from <= first && first < to;
  };
}

function fileChange(title: string, hunks: readonly Hunk[]): readonly FileChange[] {
  const lines = hunks.flat();
  const count = (wanted: "added" | "removed"): number => lines.filter(({ kind }) => kind === wanted).length;
  const isShort = lines.length <= short;
  return lines.length === 0 ? [] : [{ title, added: count("added"), removed: count("removed"), isShort, hunks }];
}

/** By what the two sheets say; undefined where one of them is not there, or does not say it. */
export function actsChanged(before: string | undefined, after: string): ActsChanged | undefined {
  const [old, now] = [before === undefined ? undefined : actsOnSheet(before), actsOnSheet(after)];
  if (old === undefined || now === undefined) return undefined;
  const missing = (acts: readonly SheetAct[], among: readonly SheetAct[]): readonly SheetAct[] =>
    acts.filter((act) => !among.some((one) => isSame(one, act)));
  return { added: missing(now, old), removed: missing(old, now) };
}

const isSame = (one: SheetAct, other: SheetAct): boolean =>
  one.call === other.call && one.noun === other.noun && one.isDestructive === other.isDestructive;
