import { existsSync, lstatSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { standingOf, type FoundApproval } from "../approval/standing.ts";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { ManifestEntry } from "../emit/manifest.ts";
import { firstFault } from "../load/first-fault.ts";
import { sentence } from "../load/sentence.ts";
import {
  sealedFiles,
  sealedFolder,
  sealOf,
  sealRecordSchema,
  targetsHash,
  type SealRecord,
} from "../seal/seal-record.ts";
import type { EngineReader } from "./engine-reader.ts";
import { sealedScript } from "./sealed-script.ts";
import type { Surroundings } from "./surroundings.ts";

/** A sealed script, and what was proved of it. */
export interface ProvedSeal {
  /** Within the project's folder. */
  readonly file: string;
  readonly ticket: string;
  /** Undefined where it is what its record derives from an approved script. */
  readonly fault?: Diagnostic;
}

interface Compiled {
  readonly entries: readonly ManifestEntry[];
  readonly approvals: readonly FoundApproval[];
  readonly reader: EngineReader;
}

/**
 * Derives every sealed script of a project anew, from its record and the sources of the approved one, and compares.
 * @throws NoEngine, EngineFailure
 */
export async function proveSeals(compiled: Compiled, around: Surroundings): Promise<readonly ProvedSeal[]> {
  const folder = join(around.root, sealedFolder);
  const names = existsSync(folder) ? await readdir(folder, { recursive: true }) : [];
  const slashed = names.map((name) => name.replaceAll("\\", "/")).toSorted();
  const records = slashed.filter((name) => name.endsWith(".seal.json"));
  const proved: ProvedSeal[] = [];
  for (const name of records) proved.push(await proveOne(folder, name, compiled, around));
  const known = new Set(records.map((name) => name.replace(/\.seal\.json$/, ".ps1")));
  const strays = slashed.filter((name) => name.endsWith(".ps1") && !known.has(name));
  return [...proved, ...strays.map((name) => forged(name, "", "it has no record."))];
}

const forged = (script: string, ticket: string, said: string): ProvedSeal => {
  const file = `${sealedFolder}/${script}`;
  return { file, ticket, fault: diagnostic("invalid-seal", { file, said }) };
};

async function proveOne(
  folder: string,
  name: string,
  { entries, approvals, reader }: Compiled,
  around: Surroundings,
): Promise<ProvedSeal> {
  const script = name.replace(/\.seal\.json$/, ".ps1");
  const { record, fault } = await recordIn(join(folder, name));
  if (record === undefined) return forged(script, "", fault);
  const { ticket, approved } = record;
  if (name !== sealedFiles(ticket, record.script.file).record)
    return forged(script, ticket, "its record is another place's.");
  if (record.targetsHash !== targetsHash(record.targets))
    return forged(script, ticket, "the targets in its record are not those that it was made for.");
  const file = `${sealedFolder}/${script}`;
  const entry = entries.find((one) => one.script.file === approved.file);
  if (entry?.script.hash !== approved.hash)
    return { file, ticket, fault: diagnostic("seal-stale", { file, hash: approved.hash }) };
  if (standingOf(entry, approvals).kind !== "approved")
    return forged(script, ticket, "nobody has approved what it was made of.");
  const derived = await sealedScript(entry, () => sealOf(record), reader, around);
  if ("diagnostics" in derived) return forged(script, ticket, "it cannot be derived from its sources any more.");
  if (derived.hash !== record.script.hash) return forged(script, ticket, "its record is not what it was sealed for.");
  return (await textOf(join(folder, script))) === derived.text
    ? { file, ticket }
    : forged(script, ticket, "it is not what its record derives from the approved script.");
}

const isFile = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

const textOf = async (path: string): Promise<string | undefined> => (isFile(path) ? readFile(path, "utf8") : undefined);

async function recordIn(path: string): Promise<{ readonly record?: SealRecord; readonly fault: string }> {
  try {
    const text = await textOf(path);
    if (text === undefined) return { fault: "its record is a link or a folder." };
    const { success, data, error } = sealRecordSchema.safeParse(JSON.parse(text));
    return success ? { record: data, fault: "" } : { fault: `of its record, ${firstFault(error)}.` };
  } catch (error) {
    return { fault: `its record cannot be read: ${sentence(error)}` };
  }
}
