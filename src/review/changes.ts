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
  readonly acts?: { readonly added: readonly SheetAct[]; readonly removed: readonly SheetAct[] };
  readonly files: readonly FileChange[];
  /** The files whose approved text the history does not have. */
  readonly unknown: readonly string[];
}

export interface FileChange {
  readonly title: string;
  readonly hunks: readonly Hunk[];
}

/** @param approved what the history has of the approved version */
export function changesSince(
  { differs }: Extract<Standing, { kind: "stale" }>,
  approved: VersionTexts,
  now: Required<VersionTexts>,
): Changes {
  const sources = [...new Set([...approved.sources.keys(), ...now.sources.keys()])].toSorted();
  const knowsSources = approved.sources.size > 0;
  const pairs: readonly (readonly [title: string, before: string | undefined, after: string])[] = [
    ...(knowsSources
      ? sources.map(
          (file) => [`Procedure: ${file}`, approved.sources.get(file) ?? "", now.sources.get(file) ?? ""] as const,
        )
      : [["The procedure", undefined, ""] as const]),
    ["Script", approved.script, now.script],
    ["Permissions", approved.permissions, now.permissions],
  ];
  return {
    differs,
    ...(approved.sheet === undefined ? {} : { acts: actsChanged(approved.sheet, now.sheet) }),
    files: pairs.flatMap(([title, before, after]) => {
      const hunks = before === undefined ? [] : differenceOf(before, after);
      return hunks.length === 0 ? [] : [{ title, hunks }];
    }),
    unknown: pairs.flatMap(([title, before]) => (before === undefined ? [title] : [])),
  };
}

function actsChanged(before: string, after: string): NonNullable<Changes["acts"]> {
  const [old, now] = [actsOnSheet(before), actsOnSheet(after)];
  const missing = (acts: readonly SheetAct[], among: readonly SheetAct[]): readonly SheetAct[] =>
    acts.filter(({ call, noun }) => !among.some((one) => one.call === call && one.noun === noun));
  return { added: missing(now, old), removed: missing(old, now) };
}
