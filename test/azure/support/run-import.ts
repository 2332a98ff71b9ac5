import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { azureFiles } from "../../../src/azure/azure-files.ts";
import type { Import } from "../../../src/azure/import.ts";
import { loadAzureTemplates } from "../../../src/load/azure-templates.ts";
import { engineUnderTest } from "../../engine/engine-under-test.ts";
import { permissionsText, scriptText } from "./runbooks.ts";

const support = fileURLToPath(new URL(".", import.meta.url));
export const subscription = "11111111-2222-4333-8444-555555555555";

export interface ImportRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a person gives an import. */
export interface Given {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly runbook?: string;
  readonly replaceDraft?: boolean;
  readonly verify?: boolean;
  readonly waitMinutes?: number;
}

/** A folder with runbooks, and the files for their import beside them. */
export async function importFolder(whole: Import): Promise<string> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "import-")));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, "azure"));
  for (const { name } of whole.runbooks) {
    writeFileSync(join(root, `${name}.ps1`), scriptText(name));
    writeFileSync(join(root, `${name}.permissions.json`), permissionsText(name));
  }
  const files = azureFiles(whole, await loadAzureTemplates());
  for (const [name, text] of files) writeFileSync(join(root, "azure", name), text);
  // A stand-in for pauses, too: they take no time.
  mkdirSync(join(root, "bin"));
  writeFileSync(join(root, "bin", "sleep"), "#!/bin/sh\n", { mode: 0o755 });
  return root;
}

export type RunImport = (root: string, server: string, given: Given) => Promise<ImportRun>;

export const withPowerShell: RunImport = async (root, server, given) => {
  const script = join(root, "azure", given.verify === true ? "verify-import.ps1" : "import.ps1");
  const named = {
    SubscriptionId: subscription,
    ResourceGroupName: "rg",
    AutomationAccountName: "purges",
    ...(given.runbook === undefined ? {} : { Runbook: [given.runbook] }),
    ...(given.verify === true ? {} : { TestParameters: given.parameters ?? {} }),
    ...(given.replaceDraft === true ? { ReplaceDraft: true } : {}),
    ...(given.waitMinutes === undefined ? {} : { WaitMinutes: given.waitMinutes }),
  };
  return runWithStandIns("stand-ins.ps1", script, server, named);
};

/** Runs grant-permissions.ps1 of the folder with these parameters. */
export const runGrants = (root: string, server: string, named: Readonly<Record<string, unknown>>): Promise<ImportRun> =>
  runWithStandIns("grant-stand-ins.ps1", join(root, "azure", "grant-permissions.ps1"), server, named);

/** Runs a script with its parameters, where stand-ins take the place of the modules that it calls. */
export async function runWithStandIns(
  standIns: "stand-ins.ps1" | "grant-stand-ins.ps1",
  script: string,
  server: string,
  named: object,
): Promise<ImportRun> {
  const { command, arguments: before } = await engineUnderTest();
  const words = ["-NoProfile", "-NonInteractive", "-File", join(support, standIns), script, server];
  return run(command, [...before, ...words, JSON.stringify(named)], {});
}

export const withAzureCli: RunImport = (root, server, given) => {
  const words = [
    "--subscription",
    subscription,
    "--resource-group",
    "rg",
    "--account",
    "purges",
    ...Object.entries(given.parameters ?? {}).flatMap(([name, value]) => ["--param", `${name}=${value}`]),
    ...(given.runbook === undefined ? [] : ["--runbook", given.runbook]),
    ...(given.replaceDraft === true ? ["--replace-draft"] : []),
    ...(given.verify === true ? ["--verify"] : []),
  ];
  const minutes = given.waitMinutes === undefined ? {} : { WAIT_MINUTES: String(given.waitMinutes) };
  return runShell([join(root, "azure", "import.sh"), ...words], root, server, minutes);
};

/** Runs the shell with these words, where a stand-in takes the place of the Azure CLI. */
export function runShell(
  words: readonly string[],
  root: string,
  server: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<ImportRun> {
  const path = [join(root, "bin"), support, dirname(process.execPath), process.env["PATH"]].join(":");
  return run("sh", words, { PATH: path, SIMULATED_AZURE: server, ...environment });
}

function run(
  command: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<ImportRun> {
  return new Promise((resolve) => {
    execFile(
      command,
      words,
      { env: { ...process.env, ...environment }, timeout: 60_000, killSignal: "SIGTERM" },
      (error, stdout, stderr) => resolve({ code: error === null ? 0 : 1, stdout, stderr }),
    );
  });
}
