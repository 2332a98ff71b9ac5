import { z } from "zod";
import { digest, ticketPattern, utcTime } from "../approval/approval.ts";
import type { ManifestEntry } from "../emit/manifest.ts";
import type { Seal } from "../procedure/seal.ts";
import { sha256 } from "../util/sha256.ts";

const guid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, "it is no id in lower case");

const parameter = z.string().regex(/^[A-Za-z]\w*$/, "it names no parameter");

/** What a script was sealed for, from which `purgebook verify` derives it anew. Beside it, as sealed/<ticket>/<runbook>.seal.json. */
export const sealRecordSchema = z.strictObject({
  schema: z.literal("purgebook-seal-1"),
  runbook: z.string(),
  /** The approved script: its file in the output folder, and its hash. */
  approved: z.strictObject({ file: z.string(), hash: digest }),
  /** The sealed one, beside this record. */
  script: z.strictObject({ file: z.string(), hash: digest }),
  ticket: z.string().regex(ticketPattern, "it is no reference of a change"),
  notBefore: utcTime,
  notAfter: utcTime,
  maxTargets: z.int().min(1),
  targets: z.array(z.record(parameter, guid)).min(1),
  /** Of the targets. */
  targetsHash: digest,
  /** Other parameters that nobody gives any more. */
  parameters: z.record(parameter, z.union([z.string(), z.int(), z.boolean()])),
});

export type SealRecord = z.infer<typeof sealRecordSchema>;

/** Where a project keeps what is sealed. */
export const sealedFolder = "sealed";

export const targetsHash = (targets: Seal["targets"]): string => sha256(JSON.stringify(targets));

/** Names within sealed/ of a sealed script and of its record. */
export function sealedFiles(ticket: string, scriptFile: string): { readonly script: string; readonly record: string } {
  const name = scriptFile.replace(/\.ps1$/, "");
  return { script: `${ticket}/${scriptFile}`, record: `${ticket}/${name}.seal.json` };
}

export function sealRecord(seal: Seal, { name, script }: ManifestEntry, hash: string): SealRecord {
  const { approved, targets, ...rest } = seal;
  return {
    schema: "purgebook-seal-1",
    runbook: name,
    approved: { file: script.file, hash: approved },
    script: { file: script.file, hash },
    ticket: rest.ticket,
    notBefore: rest.notBefore,
    notAfter: rest.notAfter,
    maxTargets: rest.maxTargets,
    targets: [...targets],
    targetsHash: targetsHash(targets),
    parameters: rest.parameters,
  };
}

export const sealOf = ({
  approved,
  ticket,
  notBefore,
  notAfter,
  maxTargets,
  targets,
  parameters,
}: SealRecord): Seal => ({
  approved: approved.hash,
  ticket,
  notBefore,
  notAfter,
  maxTargets,
  targets,
  parameters,
});

/** What a script was sealed for, in a few words. */
export const sealSaid = ({ targets, notBefore, notAfter }: Pick<Seal, "targets" | "notBefore" | "notAfter">): string =>
  `${targets.length === 1 ? "one target" : `${targets.length} targets`}, from ${notBefore} to ${notAfter}`;
