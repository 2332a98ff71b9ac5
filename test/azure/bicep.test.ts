import { describe, expect, it } from "vitest";
import { azureFiles } from "../../src/azure/azure-files.ts";
import { importOf } from "../../src/azure/import.ts";
import { object, output, parameter, string, text } from "../../src/azure/bicep/build.ts";
import { printBicep } from "../../src/azure/bicep/print.ts";
import { loadAzureTemplates } from "../../src/load/azure-templates.ts";
import { buildBicep, findBicep } from "./support/bicep.ts";
import { chosenRunbook, graphRunbook } from "./support/runbooks.ts";

const found = findBicep();
if ("lacking" in found) console.warn(`The Bicep compiler is not here, so its tests are skipped: ${found.lacking}.`);
const bicep = "path" in found ? found.path : "";

const runbooks = [chosenRunbook("Remove-One"), graphRunbook("Remove-User")];
const files = azureFiles(importOf(runbooks, "automation-7.6", "0123abc"), await loadAzureTemplates());
const environment = {
  PURGEBOOK_AUTOMATION_ACCOUNT: "purges",
  PURGEBOOK_WORKSPACE_ID: "/subscriptions/x/resourceGroups/y/providers/Microsoft.OperationalInsights/workspaces/z",
  PURGEBOOK_EVIDENCE_ACCOUNT: "contosoevidence",
  PURGEBOOK_EVIDENCE_CONTAINER: "purges",
};

interface Resource {
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly tags?: Readonly<Record<string, string>>;
}

describe.skipIf(bicep === "")("the Bicep compiler", () => {
  it.each(["main.bicep", "job-schedules.bicep", "evidence.bicep"])("builds %s without a warning", async (file) => {
    expect(await buildBicep(bicep, files, file)).toMatchObject({ code: 0, said: "" });
  });

  it.each(["main.bicepparam", "job-schedules.bicepparam"])("builds %s of what the environment says", async (file) => {
    expect(await buildBicep(bicep, files, file, environment)).toMatchObject({ code: 0, said: "" });
    const schedules = JSON.stringify([{ name: "nightly", runbook: "Remove-Other" }]);
    const wrong = await buildBicep(bicep, files, file, { ...environment, PURGEBOOK_SCHEDULES: schedules });
    expect(wrong.said).not.toBe("");
  });

  it("binds each runbook to the environment of its modules, with what was approved in its tags", async () => {
    const { template } = await buildBicep(bicep, files, "main.bicep");
    const resources = Object.values((template as { readonly resources: Readonly<Record<string, Resource>> }).resources);
    const made = resources.filter(({ type }) => type === "Microsoft.Automation/automationAccounts/runbooks");
    expect(made.map(({ tags }) => tags)).toEqual(
      runbooks.map(({ hash }) => ({ managedBy: "purgebook", approvedHash: hash, ticket: "CHG-1", commit: "0123abc" })),
    );
    expect(new Set(made.map(({ properties }) => properties["runtimeEnvironment"])).size).toBe(2);
    expect(made.every(({ properties }) => properties["runbookType"] === "PowerShell")).toBe(true);
    const packages = resources.filter(({ type }) => type.endsWith("/packages"));
    expect(JSON.stringify(packages)).toContain("/api/v2/package/ExchangeOnlineManagement/3.9.2");
    expect(packages).toHaveLength(6);
  });

  it("gives every text back as it was", async () => {
    const hostile = "it's ${resourceGroup().id} \\ \n\t\u202e\u{1f600} 'x' $${y} ''' // */";
    const printed = printBicep([
      { kind: "comment", text: hostile },
      parameter("given", text, hostile, string(hostile)),
      parameter("keyed", { kind: "named", name: "object" }, "Keys.", object({ [hostile]: hostile })),
      output("said", "Said.", string(hostile)),
    ]);
    const { template } = await buildBicep(bicep, new Map([["main.bicep", printed]]), "main.bicep");
    expect(template).toMatchObject({
      parameters: { given: { defaultValue: hostile }, keyed: { defaultValue: { [hostile]: hostile } } },
      outputs: { said: { value: hostile } },
    });
  });
});
