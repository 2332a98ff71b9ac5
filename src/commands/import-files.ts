import { join } from "node:path";
import { recordText } from "../approval/record.ts";
import { azureFiles } from "../azure/azure-files.ts";
import type { ChosenRunbook } from "../azure/chosen-runbook.ts";
import { importRecordFile, type ImportRecord } from "../azure/import-record.ts";
import { importOf } from "../azure/import.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { loadAzureTemplates } from "../load/azure-templates.ts";
import { chosenRunbooks, type ChoiceOptions } from "./chosen-runbooks.ts";
import { manifestIn } from "./manifest-in.ts";
import { outputFolder } from "./output-folder.ts";
import type { Surroundings } from "./surroundings.ts";

/** The folder within the output folder. */
export const azureFolder = "azure";

/** Absolute path of the folder for the files of an import. */
export const importFolder = (root: string, out: string): string => join(root, out, azureFolder);

export interface ImportFiles {
  readonly runbooks: readonly ChosenRunbook[];
  readonly commit: string | undefined;
  /** By name within the folder, the record among them. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * The files that import approved runbooks, or why there are none.
 * @param names runbooks as they stand in the manifest, or as they lie in sealed/; all that are approved without any
 * @param commitOf the commit that files of the project are of
 * @throws SignatureFailure, NoEngine, EngineFailure, WrongUsage
 */
export async function importFiles(
  names: readonly string[],
  options: ChoiceOptions,
  commitOf: (paths: readonly string[]) => Promise<string | undefined>,
  around: Surroundings,
): Promise<ImportFiles | { readonly diagnostics: readonly Diagnostic[] }> {
  const { out, runtime } = options;
  const { manifest, fault } = await manifestIn(outputFolder(out, around.root), out);
  if (fault !== undefined) return { diagnostics: [fault] };
  const folder = importFolder(around.root, out);
  const choice = await chosenRunbooks(names, manifest, folder, options, around);
  if ("diagnostics" in choice) return choice;
  const { runbooks } = choice;
  const commit = await commitOf(runbooks.map(({ file }) => join(folder, file)));
  const files = azureFiles(importOf(runbooks, runtime, commit), await loadAzureTemplates());
  const record: ImportRecord = {
    schema: "purgebook-import-1",
    runtime,
    runbooks: runbooks.map(({ asked }) => asked),
    ...(commit === undefined ? {} : { commit }),
    files: [...files.keys()],
  };
  return { runbooks, commit, files: new Map([...files, [importRecordFile, recordText(record)]]) };
}
