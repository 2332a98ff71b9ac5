import { readApprovals } from "../approval/read-approvals.ts";
import { SignatureFailure } from "../approval/signature.ts";
import { nameOf, staleDiagnostic } from "../approval/stale.ts";
import { standingOf, type FoundApproval } from "../approval/standing.ts";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { ManifestEntry } from "../emit/manifest.ts";
import { sentence } from "../load/sentence.ts";
import { allowedSignersIn } from "./allowed-signers.ts";
import type { Surroundings } from "./surroundings.ts";

export interface ApprovalOptions {
  /** The output folder, relative to the project's. */
  readonly out: string;
  /** Only an approval that its reviewer has signed counts. */
  readonly requireSigned: boolean;
  readonly allowedSigners?: string;
}

/** The approval that holds of a runbook as it is now, or why none does. */
export async function holdingApproval(
  entry: ManifestEntry,
  { out, requireSigned, allowedSigners }: ApprovalOptions,
  { root }: Surroundings,
): Promise<{ readonly by: FoundApproval } | { readonly diagnostics: readonly Diagnostic[] }> {
  try {
    const { approvals, diagnostics } = await readApprovals(root, allowedSignersIn(root, allowedSigners));
    const standing = standingOf(entry, approvals);
    const file = `${out}/${entry.script.file}`;
    if (standing.kind === "approved") {
      const { by } = standing;
      if (by.isSigned || !requireSigned) return { by };
      const { reviewer } = by.approval;
      return { diagnostics: [diagnostic("approval-unsigned", { file, reviewer, said: "nobody has signed it" })] };
    }
    const stale = staleDiagnostic(entry, standing, out);
    const missing = diagnostic("not-approved", { file, name: nameOf(entry) });
    return { diagnostics: [...diagnostics, ...(stale === undefined ? [] : [stale]), missing] };
  } catch (error) {
    if (!(error instanceof SignatureFailure)) throw error;
    return { diagnostics: [diagnostic("cannot-verify", { said: sentence(error) })] };
  }
}
