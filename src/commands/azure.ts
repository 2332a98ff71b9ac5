import { commitOf } from "../approval/author.ts";
import type { ChoiceOptions } from "./chosen-runbooks.ts";
import { azureFolder, importFiles, importFolder } from "./import-files.ts";
import { importRecordIn } from "./import-record-in.ts";
import type { ExitCode, Surroundings } from "./surroundings.ts";
import { toolDiagnostic } from "./tool-diagnostic.ts";
import { refused, reportWritten, writeInto, type Written } from "./written.ts";

export type AzureOptions = ChoiceOptions;

/**
 * Writes what puts approved runbooks into an Automation account; nothing where one of them is not approved.
 * @param names runbooks as they stand in the manifest, or as they lie in sealed/; all that are approved without any
 * @throws WrongUsage
 */
export async function azure(names: readonly string[], options: AzureOptions, around: Surroundings): Promise<ExitCode> {
  return reportWritten(await written(names, options, around), "Nothing was written.", around);
}

async function written(names: readonly string[], options: AzureOptions, around: Surroundings): Promise<Written> {
  const { out, runtime } = options;
  try {
    const made = await importFiles(names, options, (paths) => commitOf(around.root, paths), around);
    if ("diagnostics" in made) return made;
    const { runbooks, commit, files } = made;
    const into = `${out}/${azureFolder}`;
    const before = await importRecordIn(importFolder(around.root, out));
    // What the last import had and this one has not.
    const left = "record" in before ? before.record.files.filter((name) => !files.has(name)) : [];
    const result = writeInto(around, into, files, left);
    if ("diagnostics" in result) return result;
    const each = runbooks.map(({ name, ticket }) => `${name} (${ticket})`).join(", ");
    const uncommitted = commit === undefined ? " They are not committed, so no commit is named." : "";
    return { ...result, said: `${into} imports ${each} for ${runtime}.${uncommitted}` };
  } catch (error) {
    return refused(toolDiagnostic(error));
  }
}
