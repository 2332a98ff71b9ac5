import type { Template } from "../render/render-script.ts";
import { accountBicep } from "./account-bicep.ts";
import { apiVersion } from "./automation-bicep.ts";
import { printBicep } from "./bicep/print.ts";
import { approvedValues, grantValues } from "./grant-values.ts";
import { grantsOf } from "./grants.ts";
import { evidenceBicep } from "./evidence-bicep.ts";
import { writesEvidence, type Import } from "./import.ts";
import { jobSchedulesBicep } from "./job-schedules-bicep.ts";
import { parametersBicep } from "./parameters-bicep.ts";
import { environmentValues, runbookValues } from "./powershell-values.ts";
import { environmentLines, runbookLines } from "./shell-values.ts";

/** The layout of the scripts, by the name of the file; {@link sharedTemplates} stand in several. */
export type AzureTemplates = ReadonlyMap<string, Template>;

export const scriptFiles = ["grant-permissions.ps1", "import.ps1", "import.sh", "verify-import.ps1"] as const;
export const sharedTemplates = ["approved.ps1", "automation.ps1", "chosen.ps1"] as const;

/** Every file for an import, by its name within the folder. */
export function azureFiles(whole: Import, templates: AzureTemplates): ReadonlyMap<string, string> {
  const rendered = (file: string, view: Readonly<Record<string, unknown>>): string => {
    const template = templates.get(file);
    if (template === undefined) throw new Error(`there is no template of ${file}`);
    return template(view);
  };
  const shared = Object.fromEntries(
    sharedTemplates.map((file) => [file.replace(".ps1", ""), rendered(file, { apiVersion }).trimEnd()]),
  );
  const values = { runbooks: runbookValues(whole), environments: environmentValues(whole) };
  const grants = { ...grantValues(grantsOf(whole.runbooks)), runbooks: approvedValues(whole) };
  const shell = { apiVersion, runbooks: runbookLines(whole), environments: environmentLines(whole) };
  const viewOf = (file: (typeof scriptFiles)[number]): Readonly<Record<string, unknown>> =>
    file.endsWith(".sh") ? shell : { ...shared, ...(file === "grant-permissions.ps1" ? grants : values) };
  return new Map([
    ["main.bicep", printBicep(accountBicep(whole))],
    ["main.bicepparam", printBicep(parametersBicep("main.bicep", whole))],
    ["job-schedules.bicep", printBicep(jobSchedulesBicep(whole))],
    ["job-schedules.bicepparam", printBicep(parametersBicep("job-schedules.bicep", whole))],
    ...(writesEvidence(whole) ? [["evidence.bicep", printBicep(evidenceBicep())] as const] : []),
    ...scriptFiles.map((file) => [file, rendered(file, viewOf(file))] as const),
  ]);
}
