import { readApprovals, type ReadApprovals } from "../approval/read-approvals.ts";
import { SignatureFailure } from "../approval/signature.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { sentence } from "../load/sentence.ts";

/**
 * The approvals of a project; none where signatures cannot be verified, which is told.
 * @param allowedSigners absolute path of the file of allowed signers, where there is one
 */
export async function approvalsIn(root: string, allowedSigners: string | undefined): Promise<ReadApprovals> {
  try {
    return await readApprovals(root, allowedSigners);
  } catch (error) {
    if (!(error instanceof SignatureFailure)) throw error;
    return { approvals: [], diagnostics: [diagnostic("cannot-verify", { said: sentence(error) })] };
  }
}
