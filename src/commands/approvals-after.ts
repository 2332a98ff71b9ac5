import { existsSync } from "node:fs";
import { join } from "node:path";
import { approvalsFolder } from "../approval/approvals-folder.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { ManifestEntry } from "../emit/manifest.ts";

/** What compiling has left of the approvals of runbooks. */
export interface ApprovalsAfter {
  /** Of what is no longer what was approved, and of records that prove nothing. */
  readonly diagnostics: readonly Diagnostic[];
  /** A sentence; empty in a project that approves nothing. */
  readonly said: string;
}

/**
 * Whether the approvals of what was compiled still hold. Signatures are for `purgebook verify`.
 * @param out the output folder, relative to the project's
 */
export async function approvalsAfter(
  entries: readonly ManifestEntry[],
  root: string,
  out: string,
): Promise<ApprovalsAfter> {
  if (!existsSync(join(root, approvalsFolder))) return { diagnostics: [], said: "" };
  const [{ readApprovals }, { standingOf }, { staleDiagnostic }] = await Promise.all([
    import("../approval/read-approvals.ts"),
    import("../approval/standing.ts"),
    import("../approval/stale.ts"),
  ]);
  const { approvals, diagnostics } = await readApprovals(root, undefined);
  const standings = entries.map((entry) => ({ entry, standing: standingOf(entry, approvals) }));
  const stale = standings.flatMap(({ entry, standing }) => staleDiagnostic(entry, standing, out) ?? []);
  const holding = standings.filter(({ standing }) => standing.kind === "approved").length;
  const none = entries.length - holding - stale.length;
  return {
    diagnostics: [...diagnostics, ...stale],
    said: `Approvals: ${holding} hold, ${stale.length} stale, ${none} runbook${none === 1 ? "" : "s"} without one.`,
  };
}
