import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { importOf } from "../../src/azure/import.ts";
import { automationServer } from "../azure/support/automation-server.ts";
import { importFolder, runShell, runWithStandIns, subscription } from "../azure/support/run-import.ts";
import { chosenRunbook, graphRunbook } from "../azure/support/runbooks.ts";
import { deployed, faithful } from "../azure/support/simulated-account.ts";
import {
  applicationId,
  freshOrganization,
  organizationAnswer,
  principalId,
  tenantId,
} from "../azure/support/simulated-organization.ts";
import { simulationServer } from "../azure/support/simulation-server.ts";
import { projectOfTest } from "../commands/support/project.ts";

const page = readFileSync(fileURLToPath(new URL("../../docs/azure.md", import.meta.url)), "utf8");

/** What a reader puts in. */
const values = { tenant: tenantId, principalId, applicationId, subscription, ExchangeGuid: subscription };

/** The block of a language that has a text in it, as a reader would run it with the kit in a folder. */
function block(language: string, having: string, root: string): string {
  const blocks = [...page.matchAll(/^ *```(\w+)\n([\s\S]*?)^ *```$/gm)];
  const [, , text = ""] = blocks.find(([, of, body]) => of === language && body?.includes(having) === true) ?? [];
  expect(text).not.toBe("");
  const filled = Object.entries(values).reduce((so, [name, value]) => so.replaceAll(`<${name}>`, value), text);
  expect(filled).not.toMatch(/<\w+>/);
  return filled.replaceAll(/(?:\.\/)?out\/azure\//g, `${root}/azure/`);
}

const whole = importOf([chosenRunbook("Remove-One"), graphRunbook("Show-User")], "automation-7.6", undefined);
const account = deployed(whole);

function script(root: string, text: string): string {
  const path = join(root, "azure", "as-on-the-page.ps1");
  writeFileSync(path, text);
  return path;
}

it("the grants of the page run one after the other: looks, then grants", async () => {
  const { address, state } = await simulationServer(freshOrganization, organizationAnswer);
  const root = await importFolder(whole);
  const run = (text: string) => runWithStandIns("grant-stand-ins.ps1", script(root, text), address, {});
  const look = block("powershell", "-Service Directory", root);
  expect(await run(look)).toMatchObject({ code: 0, stdout: expect.stringContaining("Nothing was changed") });
  expect(await run(`${look.trimEnd()} -Mode Execute`)).toMatchObject({ code: 0 });
  expect(state().appRoles).toHaveLength(2);
  expect(await run(block("powershell", "-Service Exchange", root))).toMatchObject({ code: 0 });
  expect(state().groups["purgebook-purges"]?.members).toHaveLength(1);
});

it("the imports of the page run, with PowerShell and with the Azure CLI", async () => {
  const root = await importFolder(whole);
  const one = await automationServer(account, faithful);
  const text = block("powershell", "import.ps1", root).replace("rg-purges", "rg");
  expect(await runWithStandIns("stand-ins.ps1", script(root, text), one.address, {})).toMatchObject({ code: 0 });
  const other = await automationServer(account, faithful);
  const words = ["-c", block("sh", "import.sh", root).replace("rg-purges", "rg")];
  expect(await runShell(words, root, other.address)).toMatchObject({ code: 0 });
  for (const server of [one, other]) expect(server.account().runbooks["Remove-One"]?.published).toBeDefined();
});

it("what the page exports for the deployment is all that the parameters ask for", async () => {
  const root = await importFolder(whole);
  const asked = readFileSync(join(root, "azure", "main.bicepparam"), "utf8").matchAll(
    /readEnvironmentVariable\('(\w+)'\)/g,
  );
  const exported = block("sh", "export PURGEBOOK", root);
  for (const [, name = ""] of asked) expect(exported).toContain(`${name}=`);
});

it("the command of the page names runbooks that are shipped", async () => {
  const [, command = ""] = /npx purgebook (azure .*)/.exec(page) ?? [];
  const names = command.split(" ").filter((word) => /^[A-Z]/.test(word));
  expect(names.length).toBeGreaterThan(1);
  const shipped = readFileSync(fileURLToPath(new URL("../../out/manifest.json", import.meta.url)), "utf8");
  for (const name of names) expect(shipped).toContain(`"name": "${name}"`);
  const { code, stderr } = await projectOfTest().purgebook(...command.trim().split(" "));
  // Nothing is compiled there, but the words of the command are understood.
  expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining("unknown-runbook") });
});
