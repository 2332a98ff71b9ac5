import { existsSync, lstatSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join, posix } from "node:path";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { isLink } from "../util/is-link.ts";
import { namesBelow } from "../util/names-below.ts";
import { approvalFile, approvalSchema, signatureFile } from "./approval.ts";
import { approvalsFolder } from "./approvals-folder.ts";
import { isSamePerson } from "./person.ts";
import { recordIn } from "./record.ts";
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
  if (isLink(folder)) return { approvals: [], diagnostics: [refused("", "it is a link.")] };
  const names = await namesBelow(folder);
  const links = names.filter((name) => isLink(join(folder, name)));
  // What leans on a link is not read at all.
  const records = names.filter((name) => /\.json$/i.test(name) && !isAtLink(name, links));
  const lost = names.filter((name) => name.endsWith(".sig") && !names.includes(name.slice(0, -".sig".length)));
  const read = await Promise.all(records.map((name) => readOne(folder, name, allowedSigners)));
  return {
    approvals: read.flatMap((one) => ("approval" in one ? [one] : [])),
    diagnostics: [
      ...links.map((name) => refused(name, "it is a link.")),
      ...read.flatMap((one) => ("code" in one ? [one] : [])),
      ...lost.map((name) => refused(name, "it signs nothing that is there.")),
    ],
  };
}

const isAtLink = (name: string, links: readonly string[]): boolean =>
  links.includes(name) || links.includes(signatureFile(name));

const refused = (name: string, said: string): Diagnostic =>
  diagnostic("invalid-approval", { file: posix.join(approvalsFolder, name), said });

async function readOne(
  folder: string,
  name: string,
  allowedSigners: string | undefined,
): Promise<FoundApproval | Diagnostic> {
  const path = join(folder, name);
  if (!lstatSync(path).isFile()) return refused(name, "it is no file.");
  const text = await readFile(path, "utf8");
  const read = recordIn(text, approvalSchema);
  if ("fault" in read) return refused(name, read.fault);
  const { runbook, script, author, reviewer, time } = read.record;
  if (name !== approvalFile(runbook, script.hash) || posix.basename(script.file) !== `${runbook}.ps1`)
    return refused(name, `it approves ${runbook} ${script.hash}, which is another place's.`);
  if (isSamePerson(author, reviewer)) return refused(name, "its author and its reviewer are one person.");

  const found = { name, approval: read.record };
  const signature = join(folder, signatureFile(name));
  if (!existsSync(signature) || allowedSigners === undefined) return { ...found, isSigned: false };
  const refusal = await refusalOf({ text, signature, signer: reviewer, time, allowedSigners });
  return refusal === undefined
    ? { ...found, isSigned: true }
    : refused(
        signatureFile(name),
        `by ${basename(allowedSigners)} it is not ${reviewer}'s signature of the record beside it (${refusal}).`,
      );
}
