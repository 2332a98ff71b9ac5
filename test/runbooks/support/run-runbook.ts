import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach } from "vitest";
import { engineUnderTest } from "../../engine/engine-under-test.ts";
import { endEngine, resultOf } from "../../runtime/support/script-engine.ts";
import type { HoldSearch, Mailbox, Tenant, User } from "./tenant.ts";
import { organization } from "./tenant.ts";

const here = fileURLToPath(new URL("./", import.meta.url));
const out = fileURLToPath(new URL("../../../out/", import.meta.url));

export type RunEvent = { readonly event: string; readonly step: number } & Readonly<Record<string, unknown>>;

/** A call that reached the tenant; of one that acts, also what the evidence store held just before. */
export type Call = {
  readonly name: string;
  readonly act: boolean;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly time: string;
  readonly evidence?: readonly string[];
};

export type Run = {
  readonly output: readonly string[];
  readonly events: readonly RunEvent[];
  readonly warnings: readonly string[];
  readonly errors: readonly string[];
  /** What ended the script: the job fails, with exit code 1. Null: it ran to its end, with exit code 0. */
  readonly failure: { readonly code: string; readonly message: string; readonly at: string } | null;
  readonly killed: boolean;
  readonly log: readonly Call[];
  readonly sleeps: readonly number[];
  readonly now: string;
  readonly mailboxes: readonly Mailbox[];
  readonly users: readonly User[];
  readonly requests: readonly Readonly<Record<string, unknown>>[];
  readonly searches: readonly HoldSearch[];
  /** The tenant an hour after the run, without what happened to the run. */
  readonly anHourLater: Tenant;
};

export type Parameters = Readonly<Record<string, unknown>>;

const folders: string[] = [];
afterEach(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true }))));
afterAll(endEngine);

/** A folder for evidence, which ends with the test. */
export async function evidenceFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "evidence-"));
  folders.push(folder);
  return folder;
}

/** Resolves when there is a file of this name. */
export async function fileIn(folder: string, name: string): Promise<void> {
  while (!existsSync(join(folder, name))) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** The records in an evidence folder, by name, in the order of their names. */
export async function recordsIn(
  folder: string,
): Promise<readonly { name: string; content: Record<string, unknown> }[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".json")).sort();
  return Promise.all(
    names.map(async (name) => ({ name, content: JSON.parse(await readFile(join(folder, name), "utf8")) as never })),
  );
}

/**
 * Runs an emitted runbook as it lies in out/, or where an absolute name says. Organization and ChangeTicket need not be given.
 * @param options.profile PowerShell that makes the engine another one
 */
export async function runRunbook(
  name: string,
  tenant: Tenant,
  parameters: Parameters,
  { profile }: { readonly profile?: string } = {},
): Promise<Run> {
  const { caseFile, resultFile } = await writeCase(name, tenant, parameters, profile);
  const call = `& '${join(here, "run-case.ps1")}' -CaseFile (ConvertFrom-Json -InputObject $Parameters)`;
  const text = `param($Parameters) try { ${call}; 'RESULT' + ' ' } catch { "RESULT $_ $($_.ScriptStackTrace -replace '\\s+', ' ')" }`;
  try {
    const trouble = await resultOf(text, caseFile);
    if (trouble !== "") throw new Error(trouble);
  } catch (error) {
    await endEngine();
    if (!existsSync(resultFile)) throw error;
  }
  return readRun(resultFile);
}

/**
 * A copy of a runbook for Windows PowerShell that asks for the PowerShell of the tests instead: no other is here. Its absolute name, for
 * runRunbook. @throws Error where the runbook does not ask for Windows PowerShell
 */
export async function forThisPowerShell(name: string): Promise<string> {
  const text = await readFile(resolve(out, `${name}.ps1`), "utf8");
  const asked = "Confirm-Environment -Tested @('5.1')";
  if (!text.includes(asked)) throw new Error(`${name} does not ask for Windows PowerShell.`);
  const folder = await mkdtemp(join(tmpdir(), "runbook-"));
  folders.push(folder);
  await writeFile(join(folder, "copy.ps1"), text.replace(asked, "Confirm-Environment -Tested '7.4'"));
  return join(folder, "copy");
}

/** The same in a process of its own, as a job: with its exit code and its output stream. */
export async function runAsJob(
  name: string,
  tenant: Tenant,
  parameters: Parameters,
): Promise<Run & { readonly exitCode: number | null; readonly stdout: string }> {
  const { caseFile, resultFile } = await writeCase(name, tenant, parameters);
  const engine = await engineUnderTest();
  const script = ["-File", join(here, "run-case.ps1"), "-CaseFile", caseFile, "-AsJob"];
  const child = spawn(engine.command, [...engine.arguments, "-NoProfile", "-NonInteractive", ...script]);
  let stdout = "";
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString("utf8")));
  child.stderr.resume();
  const [exitCode] = (await once(child, "close")) as [number | null];
  return { ...(await readRun(resultFile)), exitCode, stdout };
}

async function writeCase(name: string, tenant: Tenant, parameters: Parameters, profile?: string) {
  const folder = await mkdtemp(join(tmpdir(), "case-"));
  folders.push(folder);
  await mkdir(folder, { recursive: true });
  const caseFile = join(folder, "case.json");
  const resultFile = join(folder, "result.json");
  const all = { Organization: organization, ChangeTicket: "CHG-1", ...parameters };
  await writeFile(
    caseFile,
    JSON.stringify({ script: resolve(out, `${name}.ps1`), parameters: all, tenant, resultFile, profile }),
  );
  return { caseFile, resultFile };
}

async function readRun(resultFile: string): Promise<Run> {
  const [run, anHourLater] = JSON.parse(await readFile(resultFile, "utf8")) as [
    Omit<Run, "events" | "anHourLater">,
    Tenant,
  ];
  return { ...run, anHourLater, events: run.output.map((line) => JSON.parse(line) as RunEvent) };
}
