import { asWindowsPowerShell } from "../../support/windows-powershell.ts";
import { around, before, parameters } from "./harness.ts";
import { desktopFunctionNames, functionNames, functionText } from "./runtime-functions.ts";
import { resultOf } from "./script-engine.ts";

/** What a script did: its output as texts, the named failure that ended it, and what it warned of and slept for. */
export type Outcome = {
  readonly output: readonly string[];
  readonly failure: { readonly code: string; readonly because: string; readonly remedy: string } | null;
  readonly warnings: readonly string[];
  readonly sleeps: readonly number[];
};

/** The engine as it is, or made to behave like Windows PowerShell. */
export type Web = "the engine" | "Windows PowerShell";
export const webs: readonly Web[] = ["the engine", "Windows PowerShell"];

export type RunOptions = {
  /** Where the services are; without them there is no managed identity. */
  readonly origin?: string;
  readonly web?: Web;
  /** A blob container or a folder; by default the container `purges`. */
  readonly evidenceUri?: string;
  readonly claimId?: string;
  /** Minutes until the run's deadline. */
  readonly minutes?: number;
  /** The thumbprint of the certificate that signs in at a desktop; without it a managed identity does. */
  readonly certificate?: string;
};

const common = ["Exit-Run", ...functionNames];
const functions = {
  automation: common.map((name) => functionText(name, "automation")),
  desktop: [...common, ...desktopFunctionNames].map((name) => functionText(name, "desktop")),
};

/** Runs PowerShell with all the runtime functions of the store and Graph in scope. */
export async function runScript(script: string, options: RunOptions = {}): Promise<Outcome> {
  const { origin = "", evidenceUri = `${origin}/purges`, minutes = 150, web = "the engine" } = options;
  const { claimId = "11111111-1111-1111-1111-111111111111", certificate } = options;
  const profile = web === "Windows PowerShell" ? [asWindowsPowerShell()] : [];
  const text = [
    parameters,
    ...profile,
    before,
    ...functions[certificate === undefined ? "automation" : "desktop"],
    around(script),
  ].join("\n");
  const identity = origin === "" ? "" : `${origin}/token`;
  const given = { minutes, evidenceUri, claimId, graphUri: origin, loginUri: origin, identity, certificate };
  return JSON.parse(await resultOf(text, given)) as Outcome;
}
