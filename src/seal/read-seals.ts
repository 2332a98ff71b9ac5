import { lstatSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { recordIn } from "../approval/record.ts";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { scriptHash } from "../emit/script-hash.ts";
import { isLink } from "../util/is-link.ts";
import { namesBelow } from "../util/names-below.ts";
import { sealedFiles, sealedFolder, sealRecordSchema, targetsHash, type SealRecord } from "./seal-record.ts";

/** A sealed script with its record, each with its own hash; or what lies there and is none. */
export type FoundSeal =
  | {
      /** Within the project's folder. */
      readonly file: string;
      readonly text: string;
      readonly record: SealRecord;
    }
  | { readonly file: string; readonly fault: Diagnostic };

export const invalidSeal = (file: string, said: string): Diagnostic => diagnostic("invalid-seal", { file, said });

const script = /\.ps1$/i;
const record = /\.seal\.json$/i;

/**
 * What is sealed in a project, by the name of the script. Whether it is made of what was approved, only its sources can tell.
 * @param root absolute path of the project's folder
 */
export async function readSeals(root: string): Promise<readonly FoundSeal[]> {
  const folder = join(root, sealedFolder);
  if (isLink(folder)) return [refused("", "it is a link.")];
  const names = await namesBelow(folder);
  const links = names.filter((name) => isLink(join(folder, name)));
  const ofSeals = names.filter((name) => (script.test(name) || record.test(name)) && !links.includes(name));
  const stems = new Set(ofSeals.map((name) => name.replace(script, "").replace(record, "")));
  return [
    ...links.map((name) => refused(name, "it is a link.")),
    ...(await Promise.all([...stems].map((stem) => readOne(folder, stem)))),
  ];
}

/** @param at the name of what is not as it was */
const refused = (name: string, said: string, at = name): FoundSeal => ({
  file: posix.join(sealedFolder, name),
  fault: invalidSeal(posix.join(sealedFolder, at), said),
});

async function readOne(folder: string, stem: string): Promise<FoundSeal> {
  const name = `${stem}.ps1`;
  const recordName = `${stem}.seal.json`;
  const recorded = await textOf(join(folder, recordName));
  if (recorded === undefined) return refused(name, "it has no record.");
  const read = recordIn(recorded, sealRecordSchema);
  if ("fault" in read) return refused(name, read.fault, recordName);
  const { ticket, script, targets, targetsHash: hash } = read.record;
  if (name !== sealedFiles(ticket, script.file).script)
    return refused(name, `it seals ${script.file} for ${ticket}, which is another place's.`, recordName);
  if (hash !== targetsHash(targets))
    return refused(name, "its targets are not those that it was made for.", recordName);
  const text = await textOf(join(folder, name));
  if (text === undefined) return refused(name, "the script beside it is gone.", recordName);
  return scriptHash(text, script.hash) === script.hash
    ? { file: posix.join(sealedFolder, name), text, record: read.record }
    : refused(name, "its hash is another than its record has.");
}

const textOf = async (path: string): Promise<string | undefined> =>
  (lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false) ? readFile(path, "utf8") : undefined;
