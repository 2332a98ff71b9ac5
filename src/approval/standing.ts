import type { ManifestEntry } from "../emit/manifest.ts";
import { entryHash, type Approval } from "./approval.ts";

/** A record as it was found, and what its signature is worth. */
export interface FoundApproval {
  /** Its name within approvals/. */
  readonly name: string;
  readonly approval: Approval;
  /** False where nobody signed it: then it is what somebody claims. */
  readonly isSigned: boolean;
}

/** What of a runbook is not as it was approved. */
export type Part = "script" | "review sheet" | "permissions" | "sources";

export type Standing =
  | { readonly kind: "approved"; readonly by: FoundApproval }
  /** `differs` is what has changed since; `by` the approval that comes nearest. */
  | { readonly kind: "stale"; readonly by: FoundApproval; readonly differs: readonly Part[] }
  | { readonly kind: "none" };

/** How a compiled runbook stands: an approval holds for exactly what was read, to the byte. */
export function standingOf(entry: ManifestEntry, approvals: readonly FoundApproval[]): Standing {
  const own = approvals
    .filter(({ approval }) => approval.script.file === entry.script.file)
    .map((by) => ({ by, differs: differencesOf(entry, by.approval) }))
    .toSorted((one, other) => latestFirst(one.by, other.by));
  const holding = own.find(({ differs }) => differs.length === 0);
  if (holding !== undefined) return { kind: "approved", by: holding.by };
  // The same script with other sources is nearer than any other script.
  const nearest = own.find(({ differs }) => !differs.includes("script")) ?? own[0];
  return nearest === undefined ? { kind: "none" } : { kind: "stale", ...nearest };
}

const latestFirst = (one: FoundApproval, other: FoundApproval): number =>
  one.approval.time < other.approval.time ? 1 : one.approval.time > other.approval.time ? -1 : 0;

function differencesOf(entry: ManifestEntry, approval: Approval): readonly Part[] {
  const differs = (part: Part, isDifferent: boolean): readonly Part[] => (isDifferent ? [part] : []);
  const parts = [
    ...differs("script", entry.script.hash !== approval.script.hash),
    ...differs("review sheet", entry.review.sha256 !== approval.review.sha256),
    ...differs("permissions", entry.permissions.sha256 !== approval.permissions.sha256),
  ];
  // The entry has the hashes of the others within it: where they differ, it tells nothing more.
  return parts.length > 0 ? parts : differs("sources", entryHash(entry) !== approval.entry);
}

/** Approvals of what no manifest has any more. */
export const withoutRunbook = (
  approvals: readonly FoundApproval[],
  entries: readonly ManifestEntry[],
): readonly FoundApproval[] => {
  const files = new Set(entries.map(({ script }) => script.file));
  return approvals.filter(({ approval }) => !files.has(approval.script.file));
};
