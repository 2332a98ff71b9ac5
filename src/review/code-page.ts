import { nameOf } from "../approval/stale.ts";
import type { CodeLine } from "./code.ts";
import { indexPage, pageNames } from "./page-names.ts";
import type { ReviewedRunbook } from "./runbook.ts";
import type { Coloured } from "./steps.ts";

/** The page with the whole script, and all that it was compiled from. */
export interface CodePage {
  readonly title: string;
  readonly indexPage: string;
  readonly page: string;
  readonly script: { readonly file: string; readonly lines: readonly CodeLine[] };
  readonly sources: readonly { readonly number: number; readonly file: string; readonly lines: readonly CodeLine[] }[];
}

export function codePage({ entry }: ReviewedRunbook, { script, sources }: Coloured, out: string): CodePage {
  return {
    title: nameOf(entry),
    indexPage,
    page: pageNames(entry).page,
    script: { file: `${out}/${entry.script.file}`, lines: script },
    sources: [...sources].map(([file, lines], at) => ({ number: at + 1, file, lines })),
  };
}
