import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { ManifestEntry } from "../emit/manifest.ts";
import type { Standing } from "./standing.ts";

/** How a compiled runbook is named where it is approved: its script within the output folder, without its ending. */
export const nameOf = ({ script }: ManifestEntry): string => script.file.replace(/\.ps1$/, "");

/**
 * That a runbook is no longer what was approved; undefined of any other.
 * @param out the output folder, as a message names it
 */
export function staleDiagnostic(entry: ManifestEntry, standing: Standing, out: string): Diagnostic | undefined {
  if (standing.kind !== "stale") return undefined;
  const { reviewer, ticket } = standing.by.approval;
  const differs = `${standing.differs.join(", ")} changed`;
  return diagnostic("approval-stale", {
    file: `${out}/${entry.script.file}`,
    name: nameOf(entry),
    differs,
    reviewer,
    ticket,
  });
}
