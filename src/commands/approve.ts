import { resolve } from "node:path";
import { approvalFile, approvalOf, signatureFile, type Decision } from "../approval/approval.ts";
import { approvalsFolder } from "../approval/approvals-folder.ts";
import { lastAuthor } from "../approval/author.ts";
import { isSamePerson, personPattern } from "../approval/person.ts";
import { readApprovals } from "../approval/read-approvals.ts";
import { recordText } from "../approval/record.ts";
import { SignatureFailure, signed } from "../approval/signature.ts";
import { standingOf } from "../approval/standing.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { ManifestEntry } from "../emit/manifest.ts";
import { sentence } from "../load/sentence.ts";
import { allowedSignersIn } from "./allowed-signers.ts";
import { driftOf } from "./drift.ts";
import { manifestIn } from "./manifest-in.ts";
import { outputFolder } from "./output-folder.ts";
import { refuseOddTicket } from "./refuse-odd-ticket.ts";
import { runbookNamed } from "./runbook-named.ts";
import { WrongUsage, type ExitCode, type Surroundings } from "./surroundings.ts";
import { refused, reportWritten, writeInto, type Written } from "./written.ts";

export interface ApproveOptions {
  /** The output folder, relative to the project's. */
  readonly out: string;
  readonly ticket: string;
  readonly reviewer: string;
  /** Without it, who changed the sources last by the repository's history. */
  readonly author?: string;
  /** The hash that was reviewed: what is there must have it. */
  readonly hash?: string;
  /** The file of an OpenSSH key. */
  readonly sign?: string;
  readonly engine?: string;
}

/**
 * Records that a reviewer lets a compiled runbook run, as it is to the byte.
 * @param asked the runbook, as it stands in the manifest
 * @throws WrongUsage
 */
export async function approve(asked: string, options: ApproveOptions, around: Surroundings): Promise<ExitCode> {
  refuseOddWords(options);
  const result = await approved(asked, options, around).catch(signatureFailed);
  return reportWritten(result, "Nothing was approved.", around);
}

function signatureFailed(error: unknown): Written {
  if (!(error instanceof SignatureFailure)) throw error;
  return refused(diagnostic("cannot-verify", { said: sentence(error) }));
}

async function approved(asked: string, options: ApproveOptions, around: Surroundings): Promise<Written> {
  const { out, reviewer, ticket } = options;
  const { manifest, fault } = await manifestIn(outputFolder(out, around.root), out);
  if (fault !== undefined) return refused(fault);
  const named = runbookNamed(asked, out, manifest);
  if ("fault" in named) return refused(named.fault);
  const { entry } = named;
  const file = `${out}/${entry.script.file}`;
  if (!entry.validated) return refused(diagnostic("not-validated", { file }));
  const { hash } = entry.script;
  if (options.hash !== undefined && options.hash.toLowerCase() !== hash)
    return refused(diagnostic("other-hash", { file, given: options.hash, hash }));

  const author = options.author ?? (await authorOf(entry, around));
  if (author === undefined) return refused(diagnostic("unknown-author", { sources: sourcesText(entry) }));
  if (isSamePerson(author, reviewer)) return refused(diagnostic("same-person", { reviewer, author }));
  const holding = await standingApproval(entry, around);
  if (holding !== undefined && holding.reviewer !== reviewer) return refused(diagnostic("already-approved", holding));

  const drift = await driftOf(entry, options, around);
  if (drift.length > 0) return refused(...drift);
  return recorded(entry, { author, reviewer, ticket, time: around.now() }, options, around);
}

const sourcesText = ({ sources }: ManifestEntry): string => sources.map((source) => source.file).join(", ");

const authorOf = ({ sources }: ManifestEntry, { root }: Surroundings): Promise<string | undefined> =>
  lastAuthor(
    root,
    sources.map((source) => source.file),
  );

/** The approval that the runbook has, as it is now. A record that proves nothing is written over. @throws SignatureFailure */
async function standingApproval(entry: ManifestEntry, { root }: Surroundings) {
  const { approvals } = await readApprovals(root, allowedSignersIn(root, undefined));
  const standing = standingOf(entry, approvals);
  if (standing.kind !== "approved") return undefined;
  const { name, approval } = standing.by;
  return { file: `${approvalsFolder}/${name}`, reviewer: approval.reviewer, ticket: approval.ticket };
}

async function recorded(
  entry: ManifestEntry,
  decision: Decision,
  { sign, out }: ApproveOptions,
  around: Surroundings,
): Promise<Written> {
  const text = recordText(approvalOf(entry, decision));
  const name = approvalFile(entry.name, entry.script.hash);
  try {
    const signature = sign === undefined ? undefined : await signed(text, resolve(around.root, sign));
    const texts = [
      [name, text] as const,
      ...(signature === undefined ? [] : [[signatureFile(name), signature] as const]),
    ];
    const written = writeInto(
      around,
      approvalsFolder,
      new Map(texts),
      signature === undefined ? [signatureFile(name)] : [],
    );
    if ("diagnostics" in written) return written;
    const how = signature === undefined ? ". It is not signed, so it is shown as claimed" : ", and signed";
    return {
      ...written,
      said: `${decision.reviewer} approves ${out}/${entry.script.file} under ${decision.ticket}${how}.`,
    };
  } catch (error) {
    if (!(error instanceof SignatureFailure)) throw error;
    return refused(diagnostic("cannot-sign", { said: sentence(error) }));
  }
}

/** @throws WrongUsage */
function refuseOddWords({ ticket, reviewer, author = "somebody", hash = "0".repeat(64) }: ApproveOptions): void {
  refuseOddTicket(ticket);
  for (const [option, name] of Object.entries({ reviewer, author }))
    if (!personPattern.test(name))
      throw new WrongUsage(`--${option} is a name on one line, of at most 100 characters.`);
  if (!/^[0-9a-f]{64}$/i.test(hash))
    throw new WrongUsage("--hash is the hash on the review sheet: 64 hexadecimal digits.");
}
