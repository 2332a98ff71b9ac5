import { nameOf } from "../approval/stale.ts";
import type { Standing } from "../approval/standing.ts";
import { pageNames } from "./page-names.ts";
import type { ReviewedRunbook } from "./runbook.ts";
import { standingView, type StandingView } from "./standing-view.ts";

/** The page that leads to all others: what must be looked at first. */
export interface IndexPage {
  readonly groups: readonly IndexGroup[];
  readonly total: number;
  readonly open: number;
}

export interface IndexGroup {
  readonly kind: Standing["kind"];
  readonly title: string;
  readonly says: string;
  readonly rows: readonly IndexRow[];
}

export interface IndexRow {
  readonly name: string;
  readonly page: string;
  readonly synopsis: string;
  readonly destroys: readonly string[];
  readonly changes: readonly string[];
  readonly standing: StandingView;
  readonly hash: string;
}

const groups: readonly Omit<IndexGroup, "rows">[] = [
  {
    kind: "stale",
    title: "Look at again",
    says: "These were approved, and are no longer what was approved. Each page says what has changed.",
  },
  { kind: "none", title: "Not approved yet", says: "Nobody has approved these. Read all of each page." },
  {
    kind: "approved",
    title: "Approved",
    says: "These are to the byte what was approved. There is nothing to look at again.",
  },
];

export function indexPageOf(runbooks: readonly ReviewedRunbook[]): IndexPage {
  const rows = runbooks.map(rowOf);
  return {
    groups: groups
      .map((group) => ({ ...group, rows: rows.filter(({ standing }) => standing.kind === group.kind) }))
      .filter((group) => group.rows.length > 0),
    total: rows.length,
    open: rows.filter(({ standing }) => standing.kind !== "approved").length,
  };
}

const rowOf = ({ entry, facts, standing }: ReviewedRunbook): IndexRow => ({
  name: nameOf(entry),
  page: pageNames(entry).page,
  synopsis: facts.synopsis,
  destroys: facts.destroys.map(({ call }) => call),
  changes: facts.changes.map(({ call }) => call),
  standing: standingView(standing),
  hash: facts.hash,
});
