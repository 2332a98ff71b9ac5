import { join } from "node:path";
import { commitOf } from "../approval/author.ts";
import { SignatureFailure } from "../approval/signature.ts";
import { azureFiles } from "../azure/azure-files.ts";
import { importOf } from "../azure/import.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { loadAzureTemplates } from "../load/azure-templates.ts";
import { sentence } from "../load/sentence.ts";
import { folderInside } from "../util/inside.ts";
import { writeFiles } from "../util/write-files.ts";
import { chosenRunbooks, type ChoiceOptions } from "./chosen-runbooks.ts";
import { engineDiagnostic } from "./engine-diagnostic.ts";
import { manifestIn } from "./manifest-in.ts";
import { outputFolder } from "./output-folder.ts";
import type { ExitCode, Surroundings } from "./surroundings.ts";
import { reportWritten, type Written } from "./written.ts";

export type AzureOptions = ChoiceOptions;

/** The folder within the output folder. */
const azureFolder = "azure";

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
  const { manifest, fault } = await manifestIn(outputFolder(out, around.root), out);
  if (fault !== undefined) return { diagnostics: [fault] };
  const folder = folderInside(around.root, join(out, azureFolder));
  try {
    const choice = await chosenRunbooks(names, manifest, folder, options, around);
    if ("diagnostics" in choice) return choice;
    const { runbooks } = choice;
    const paths = runbooks.map(({ file }) => join(folder, file));
    const whole = importOf(runbooks, runtime, await commitOf(around.root, paths));
    const files = await writeFiles(folder, azureFiles(whole, await loadAzureTemplates()));
    const each = runbooks.map(({ name, ticket }) => `${name} (${ticket})`).join(", ");
    const commit = whole.commit === undefined ? " They are not committed, so no commit is named." : "";
    return {
      files: files.map((file) => `${out}/${azureFolder}/${file}`),
      said: `${out}/${azureFolder} imports ${each} for ${runtime}.${commit}`,
    };
  } catch (error) {
    if (error instanceof SignatureFailure)
      return { diagnostics: [diagnostic("cannot-verify", { said: sentence(error) })] };
    return { diagnostics: [engineDiagnostic(error)] };
  }
}
