import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { importRecordFile } from "../azure/import-record.ts";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { isLink } from "../util/is-link.ts";
import { namesBelow } from "../util/names-below.ts";
import type { ApprovalOptions } from "./holding-approval.ts";
import { azureFolder, importFiles, importFolder } from "./import-files.ts";
import { importRecordIn } from "./import-record-in.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * What of the files for an import is not what is derived anew from what is approved; nothing where there are none.
 * @throws SignatureFailure, NoEngine, EngineFailure, WrongUsage
 */
export async function proveImport(
  options: ApprovalOptions & { readonly engine?: string },
  around: Surroundings,
): Promise<readonly Diagnostic[]> {
  const folder = importFolder(around.root, options.out);
  const there = await namesBelow(folder);
  if (there.length === 0) return [];
  const invalid = (name: string, said: string): Diagnostic =>
    diagnostic("invalid-import", { file: `${options.out}/${azureFolder}/${name}`, said });
  const read = await importRecordIn(folder);
  if ("fault" in read) return [invalid(importRecordFile, read.fault)];
  const { runbooks, runtime, commit } = read.record;
  const derived = await importFiles(runbooks, { ...options, runtime }, async () => commit, around);
  if ("diagnostics" in derived)
    return [invalid(importRecordFile, `what it names cannot be imported. ${derived.diagnostics[0]?.message ?? ""}`)];
  const { files } = derived;
  const faultOf = async (name: string): Promise<string | undefined> => {
    const text = files.get(name);
    if (text === undefined) return "no import has it.";
    if (!there.includes(name)) return "it is not there.";
    const path = join(folder, name);
    return !isLink(path) && (await readFile(path, "utf8")) === text ? undefined : "it is not what was written.";
  };
  const names = [...new Set([...files.keys(), ...there])].toSorted();
  const faults = await Promise.all(names.map(faultOf));
  return names.flatMap((name, at) => (faults[at] === undefined ? [] : [invalid(name, faults[at])]));
}
