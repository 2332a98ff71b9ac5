import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { engineUnderTest } from "../../engine/engine-under-test.ts";
import { around, before, windowsPowerShellWeb } from "./harness.ts";
import { functionNames, functionText } from "./runtime-functions.ts";

/** What a script did: its output as texts, the named failure that ended it, and what it warned of and slept for. */
export type Outcome = {
  readonly output: readonly string[];
  readonly failure: { readonly code: string; readonly because: string; readonly remedy: string } | null;
  readonly warnings: readonly string[];
  readonly sleeps: readonly number[];
};

/** Whose Invoke-WebRequest: the engine's own, or one that behaves as that of Windows PowerShell. */
export type Web = "the engine" | "Windows PowerShell";
export const webs: readonly Web[] = ["the engine", "Windows PowerShell"];

export type RunOptions = {
  /** Where the services are; without them there is no managed identity. */
  readonly origin?: string;
  readonly web?: Web;
  /** A blob container or a folder; by default the container `purges`. */
  readonly evidenceUri?: string;
  readonly ticket?: string;
  readonly claimId?: string;
  /** Minutes until the run's deadline. */
  readonly minutes?: number;
};

/** Runs PowerShell with all the runtime functions of the store and Graph in scope. */
export async function runScript(script: string, options: RunOptions = {}): Promise<Outcome> {
  const { origin, evidenceUri = `${origin}/purges`, ticket = "CHG-1", minutes = 150 } = options;
  const { claimId = "11111111-1111-1111-1111-111111111111", web = "the engine" } = options;
  const functions = ["Exit-Run", ...functionNames].map(functionText);
  const stand = web === "Windows PowerShell" ? [windowsPowerShellWeb] : [];
  const text = [before, ...stand, ...functions, around(script)].join("\n");
  const parameters = { ticket, minutes, evidenceUri, claimId, graphUri: origin ?? "" };
  const folder = await mkdtemp(join(tmpdir(), "purgebook-runtime-"));
  try {
    const file = join(folder, "script.ps1");
    await writeFile(file, text);
    return await start(file, JSON.stringify(parameters), identityOf(origin));
  } finally {
    await rm(folder, { recursive: true });
  }
}

function identityOf(origin: string | undefined): NodeJS.ProcessEnv {
  const { IDENTITY_ENDPOINT: _endpoint, MSI_ENDPOINT: _older, ...environment } = process.env;
  if (origin === undefined) return environment;
  return { ...environment, IDENTITY_ENDPOINT: `${origin}/token`, IDENTITY_HEADER: "let me in", NO_PROXY: "127.0.0.1" };
}

async function start(file: string, parameters: string, environment: NodeJS.ProcessEnv): Promise<Outcome> {
  const engine = await engineUnderTest();
  const given = [...engine.arguments, "-NoProfile", "-NonInteractive", "-File", file, "-Parameters", parameters];
  return new Promise((resolve, reject) => {
    execFile(engine.command, given, { env: environment, maxBuffer: 1e8 }, (error, stdout, stderr) => {
      const line = stdout.split("\n").find((candidate) => candidate.startsWith("RESULT "));
      if (line === undefined) reject(new Error(`The script gave no result.\n${stdout}\n${stderr}`, { cause: error }));
      else resolve(JSON.parse(line.slice("RESULT ".length)) as Outcome);
    });
  });
}
