import { existsSync, lstatSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { firstFault } from "../load/first-fault.ts";
import { sentence } from "../load/sentence.ts";
import { approvalFile, approvalSchema, isSamePerson, signatureFile, type Approval } from "./approval.ts";
import { approvalsFolder } from "./approvals-folder.ts";
import { refusalOf } from "./signature.ts";
import type { FoundApproval } from "./standing.ts";

export interface ReadApprovals {
  readonly approvals: readonly FoundApproval[];
  /** Of records that are not what `purgebook approve` wrote, or not signed by who is said to have. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The approvals of a project, each proved as far as it can be.
 * @param root absolute path of the project's folder
 * @param allowedSigners absolute path of the file of allowed signers; undefined where there is none: then no signature counts
 * @throws SignatureFailure
 */
export async function readApprovals(root: string, allowedSigners: string | undefined): Promise<ReadApprovals> {
  const folder = join(root, approvalsFolder);
  const names = existsSync(folder) ? await readdir(folder, { recursive: true }) : [];
  const records = names.map((name) => name.replaceAll("\\", "/")).filter((name) => name.endsWith(".json"));
  const read = await Promise.all(records.toSorted().map((name) => readOne(folder, name, allowedSigners)));
  return {
    approvals: read.flatMap((one) => ("approval" in one ? [one] : [])),
    diagnostics: read.flatMap((one) => ("code" in one ? [one] : [])),
  };
}

async function readOne(
  folder: string,
  name: string,
  allowedSigners: string | undefined,
): Promise<FoundApproval | Diagnostic> {
  const refused = (said: string): Diagnostic =>
    diagnostic("invalid-approval", { file: `${approvalsFolder}/${name}`, said });
  const path = join(folder, name);
  if (!lstatSync(path).isFile()) return refused("it is a link or a folder.");
  const text = await readFile(path, "utf8");
  const { approval, fault } = parsed(text);
  if (approval === undefined) return refused(fault);
  const { runbook, script, author, reviewer, time } = approval;
  if (name !== approvalFile(runbook, script.hash))
    return refused(`it approves ${runbook} ${script.hash}, which is another place's.`);
  if (isSamePerson(author, reviewer)) return refused("its author and its reviewer are one person.");

  const signature = join(folder, signatureFile(name));
  if (!existsSync(signature) || allowedSigners === undefined) return { name, approval, isSigned: false };
  const refusal = await refusalOf({ text, signature, signer: reviewer, time, allowedSigners });
  return refusal === undefined
    ? { name, approval, isSigned: true }
    : refused(`its signature is not ${reviewer}'s (${refusal}).`);
}

function parsed(text: string): { readonly approval?: Approval; readonly fault: string } {
  try {
    const { success, data, error } = approvalSchema.safeParse(JSON.parse(text));
    return success ? { approval: data, fault: "" } : { fault: `${firstFault(error)}.` };
  } catch (error) {
    return { fault: sentence(error) };
  }
}
