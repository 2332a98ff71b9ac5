import { nameOf } from "../approval/stale.ts";
import type { Standing } from "../approval/standing.ts";
import { sealedOf, type ProvedSeal } from "../seal/proved-seal.ts";
import { actsChanged, type ActsChanged } from "./changes.ts";
import { pageNames } from "./page-names.ts";
import type { ReviewedRunbook } from "./runbook.ts";
import { sealViews, type SealView } from "./seal-view.ts";
import { standingView, type StandingView } from "./standing-view.ts";

/** The page that leads to all others: what must be looked at first, and folded what has not changed since it was approved. */
export interface IndexPage {
  readonly groups: readonly IndexGroup[];
  readonly total: number;
  readonly toLookAt: number;
  readonly seals: readonly IndexSeal[];
  /** How many of them do not hold. */
  readonly brokenSeals: number;
}

export interface IndexGroup {
  readonly kind: Standing["kind"];
  readonly title: string;
  readonly says: string;
  readonly isFolded: boolean;
  readonly rows: readonly IndexRow[];
}

export interface IndexRow {
  readonly name: string;
  readonly page: string;
  readonly synopsis: string;
  readonly destroys: readonly string[];
  readonly changes: readonly string[];
  readonly standing: StandingView;
  /** Of one that was approved as something else: what it has come to change or destroy, and does no more. */
  readonly since?: ActsChanged;
}

export interface IndexSeal extends SealView {
  /** The page of the runbook that it is of, where there still is one. */
  readonly page?: string;
}

const groups: readonly Omit<IndexGroup, "rows">[] = [
  {
    kind: "stale",
    title: "Look at again",
    says: "These were approved, and are no longer what was approved. Each page says near its top what has changed.",
    isFolded: false,
  },
  {
    kind: "none",
    title: "Not approved yet",
    says: "Nobody has approved these. Read all of each page.",
    isFolded: false,
  },
  {
    kind: "approved",
    title: "Approved, and unchanged",
    says: "These are to the byte what was approved. There is nothing to look at again.",
    isFolded: true,
  },
];

export function indexPageOf(runbooks: readonly ReviewedRunbook[], seals: readonly ProvedSeal[]): IndexPage {
  const rows = runbooks.map(rowOf);
  const pageOf = new Map(runbooks.map(({ entry }) => [entry.script.file, pageNames(entry).page]));
  const pageOfSeal = new Map(seals.map((seal) => [seal.file, pageOf.get(sealedOf(seal))]));
  const views = sealViews(seals).map((view): IndexSeal => {
    const page = pageOfSeal.get(view.file);
    return { ...view, ...(page === undefined ? {} : { page }) };
  });
  return {
    groups: groups
      .map((group) => ({ ...group, rows: rows.filter(({ standing }) => standing.kind === group.kind) }))
      .filter((group) => group.rows.length > 0),
    total: rows.length,
    toLookAt: rows.filter(({ standing }) => standing.kind !== "approved").length,
    seals: views,
    brokenSeals: views.filter(({ holds }) => !holds).length,
  };
}

function rowOf({ entry, facts, standing, texts, approved }: ReviewedRunbook): IndexRow {
  const since = actsChanged(approved?.sheet, texts.sheet);
  return {
    name: nameOf(entry),
    page: pageNames(entry).page,
    synopsis: facts.synopsis,
    destroys: facts.destroys.map(({ call }) => call),
    changes: facts.changes.map(({ call }) => call),
    standing: standingView(standing),
    ...(since === undefined ? {} : { since }),
  };
}
