import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Environment } from "./executable.ts";
import { isFile } from "./executable.ts";

export const readerFile = "PurgebookReader.dll";
export const hostFile = "purgebook-host.dll";

/** The C# projects stand beside this module, in src/ and in the installed package alike. */
export const sourceFolder = fileURLToPath(new URL(".", import.meta.url));

/** What an engine is built from: a change in any of them makes another one. */
export const engineSources: readonly string[] = ["reader", "bridge", "host"].map((name) => join(sourceFolder, name));

/** What can build here: full paths of executables, and the environment that they run in. */
export type BuildTools = {
  readonly dotnet: string | undefined;
  readonly pwsh: string | undefined;
  readonly environment: Environment;
};

export type BuildResult = { readonly built: true } | { readonly built: false; readonly reason: string };

/** Builds PurgebookReader.dll into a folder, with the .NET SDK or else with PowerShell's own compiler. */
export async function buildReader(into: string, tools: BuildTools): Promise<BuildResult> {
  const project = join(sourceFolder, "reader");
  const reasons: string[] = [];
  if (tools.dotnet !== undefined) {
    const result = await runDotnet("build", tools.dotnet, project, into, tools.environment);
    if (result.built && isFile(join(into, readerFile))) return result;
    reasons.push(result.built ? "dotnet left no reader" : result.reason);
  }
  if (tools.pwsh !== undefined) {
    const result = await addType(tools.pwsh, project, into, tools.environment);
    if (result.built && isFile(join(into, readerFile))) return result;
    reasons.push(result.built ? "pwsh left no reader" : result.reason);
  }
  return { built: false, reason: reasons.length > 0 ? reasons.join("; ") : "neither dotnet nor pwsh is on PATH" };
}

/** Publishes the host, the reader with it, into a folder. Needs the .NET SDK 10 or newer. */
export async function buildHost(into: string, tools: BuildTools): Promise<BuildResult> {
  if (tools.dotnet === undefined) return { built: false, reason: "dotnet is not on PATH" };
  const result = await runDotnet("publish", tools.dotnet, join(sourceFolder, "host"), into, tools.environment);
  if (!result.built || isFile(join(into, hostFile))) return result;
  return { built: false, reason: "dotnet left no host" };
}

async function runDotnet(
  verb: "build" | "publish",
  dotnet: string,
  project: string,
  into: string,
  environment: Environment,
): Promise<BuildResult> {
  const artifacts = await mkdtemp(join(tmpdir(), "purgebook-build-"));
  try {
    return await run(dotnet, dotnetArguments(verb, project, artifacts, into), {
      ...environment,
      DOTNET_CLI_TELEMETRY_OPTOUT: "1",
      DOTNET_NOLOGO: "1",
      DOTNET_CLI_UI_LANGUAGE: "en",
    });
  } finally {
    await rm(artifacts, { recursive: true, force: true });
  }
}

/** Nothing is written beside the sources, nothing keeps running, and what the user's own folders say to MSBuild is not heard. */
function dotnetArguments(verb: string, project: string, artifacts: string, into: string): string[] {
  return [
    verb,
    project,
    "--configuration",
    "Release",
    "--artifacts-path",
    artifacts,
    "--output",
    into,
    "--verbosity",
    "quiet",
    "--disable-build-servers",
    "-property:ImportDirectoryBuildProps=false",
    "-property:ImportDirectoryBuildTargets=false",
    "-property:ImportDirectoryPackagesProps=false",
  ];
}

async function addType(pwsh: string, project: string, into: string, environment: Environment): Promise<BuildResult> {
  await mkdir(into, { recursive: true });
  const sources = (await readdir(project)).filter((name) => name.endsWith(".cs")).sort();
  const script = join(sourceFolder, "build-reader.ps1");
  const output = join(into, readerFile);
  const files = sources.map((name) => join(project, name));
  return run(pwsh, ["-NoProfile", "-NonInteractive", "-File", script, output, ...files], environment);
}

function run(command: string, commandArguments: readonly string[], environment: Environment): Promise<BuildResult> {
  return new Promise((resolve) => {
    const options = { env: environment, maxBuffer: 1 << 26, windowsHide: true };
    const child = execFile(command, commandArguments, options, (error, stdout, stderr) => {
      if (error === null) return resolve({ built: true });
      const said = `${stdout}\n${stderr}`.split("\n").filter((line) => /error|exception/i.test(line));
      resolve({ built: false, reason: (said[0] ?? error.message).trim() });
    });
    child.stdin?.end();
  });
}
