import type { Template } from "../render/render-script.ts";
import { accountBicep } from "./account-bicep.ts";
import { apiVersion } from "./automation-bicep.ts";
import { printBicep } from "./bicep/print.ts";
import { evidenceBicep } from "./evidence-bicep.ts";
import { writesEvidence, type Import } from "./import.ts";
import { jobSchedulesBicep } from "./job-schedules-bicep.ts";
import { parametersBicep } from "./parameters-bicep.ts";
import { environmentValues, runbookValues } from "./powershell-values.ts";
import { environmentLines, runbookLines } from "./shell-values.ts";

/** The layout of the scripts, by the name of the file; {@link sharedTemplate} stands in several. */
export type AzureTemplates = ReadonlyMap<string, Template>;

export const scriptFiles = ["import.ps1", "import.sh", "verify-import.ps1"] as const;
export const sharedTemplate = "automation.ps1";

/** Every file for an import, by its name within the folder. */
export function azureFiles(whole: Import, templates: AzureTemplates): ReadonlyMap<string, string> {
  const rendered = (file: string, view: Readonly<Record<string, unknown>>): string => {
    const template = templates.get(file);
    if (template === undefined) throw new Error(`there is no template of ${file}`);
    return template(view);
  };
  const view = {
    apiVersion,
    runbooks: runbookValues(whole),
    environments: environmentValues(whole),
    automation: rendered(sharedTemplate, { apiVersion }).trimEnd(),
  };
  const shell = { apiVersion, runbooks: runbookLines(whole), environments: environmentLines(whole) };
  return new Map([
    ["main.bicep", printBicep(accountBicep(whole))],
    ["main.bicepparam", printBicep(parametersBicep("main.bicep", whole))],
    ["job-schedules.bicep", printBicep(jobSchedulesBicep(whole))],
    ["job-schedules.bicepparam", printBicep(parametersBicep("job-schedules.bicep", whole))],
    ...(writesEvidence(whole) ? [["evidence.bicep", printBicep(evidenceBicep())] as const] : []),
    ...scriptFiles.map((file) => [file, rendered(file, file.endsWith(".sh") ? shell : view)] as const),
  ]);
}
