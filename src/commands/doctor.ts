import { execFile } from "node:child_process";
import { join } from "node:path";
import { sourceFolder } from "../engine/build.ts";
import { cacheFolder } from "../engine/cache.ts";
import { findExecutable } from "../engine/executable.ts";
import { findEngine, type Engine } from "../engine/find.ts";
import { openEngine } from "../engine/session.ts";
import { sentence } from "../load/sentence.ts";
import { isNodeNewEnough, oldestNode } from "../util/node-version.ts";
import type { ExitCode, Surroundings } from "./surroundings.ts";

interface Finding {
  readonly name: string;
  readonly says: string;
  /** What to do where something is lacking that compiling needs. */
  readonly remedy?: string;
}

/** Says what this machine has and lacks. 0 where a compile can validate, else 2. Builds nothing and writes nothing. */
export async function doctor(around: Surroundings): Promise<ExitCode> {
  const [dotnet, pwsh] = await Promise.all([versionOf("dotnet", around), versionOf("pwsh", around)]);
  const { packageRoot, environment, platform, architecture } = around;
  const search = await findEngine({
    environment,
    platform,
    architecture,
    packageRoot,
    announce: () => {},
    build: false,
  });
  const cache = await cacheFolder(packageRoot, environment, platform);
  const engine =
    search.found === null
      ? [engineToBuild(dotnet?.version, search.lacks.map(({ place, lacking }) => `${place}: ${lacking}`).join("; "))]
      : await engineFindings(search.found);
  const findings: readonly Finding[] = [
    nodeFinding(around.nodeVersion),
    ...engine,
    { name: ".NET SDK", says: found(dotnet) },
    { name: "pwsh", says: found(pwsh) },
    { name: "Cache", says: cache ?? "no folder that can be written, so an engine cannot be kept" },
  ];
  const width = Math.max(...findings.map(({ name }) => name.length));
  for (const { name, says } of findings) around.result(`${name.padEnd(width)}  ${says}\n`);
  const remedies = findings.flatMap(({ remedy }) => remedy ?? []);
  around.say(remedies.length === 0 ? "Ready to compile and validate.\n" : `${remedies.join("\n")}\n`);
  return remedies.length === 0 ? 0 : 2;
}

function nodeFinding(version: string): Finding {
  if (isNodeNewEnough(version)) return { name: "Node.js", says: version };
  return { name: "Node.js", says: version, remedy: `Install Node.js ${oldestNode} or newer.` };
}

async function engineFindings(engine: Engine): Promise<readonly Finding[]> {
  const kinds = { host: "built by purgebook", pwsh: "pwsh", explicit: "named" } as const;
  const path = [engine.command, ...engine.arguments].at(-1) ?? engine.command;
  const reader = { name: "Script reader", says: engine.reader };
  try {
    const [version] = await Promise.all([engineVersion(engine), readsScript(engine)]);
    return [{ name: "Engine", says: `PowerShell ${version}, ${kinds[engine.kind]}, ${path}` }, reader];
  } catch (error) {
    const remedy = `The engine does not work: ${sentence(error)} Delete it, and purgebook looks for another or builds it anew.`;
    return [{ name: "Engine", says: path, remedy }, reader];
  }
}

async function readsScript(engine: Engine): Promise<void> {
  const session = openEngine(engine);
  const reading = await session.read({ text: "Get-Mailbox -Identity 'a'" });
  await session.close();
  if (reading.errors.length > 0) throw new Error("it finds errors in a sound script");
}

function engineVersion({ command, arguments: before }: Engine): Promise<string> {
  const script = join(sourceFolder, "version.ps1");
  return output(command, [...before, "-NoProfile", "-NonInteractive", "-File", script]);
}

const oldestSdk = 10;

/** Nothing is there yet; whether `compile` can build it. */
function engineToBuild(sdk: string | undefined, lacking: string): Finding {
  const name = "Engine";
  if (sdk !== undefined && Number(sdk.split(".")[0]) >= oldestSdk)
    return { name, says: "none yet; the next compile builds it, once, with the .NET SDK and packages from NuGet" };
  const remedy = `Install PowerShell 7, or the .NET ${oldestSdk} SDK; until then only compile --unvalidated works.`;
  return { name, says: `none (${lacking})`, remedy };
}

interface Program {
  readonly path: string;
  readonly version: string;
}

async function versionOf(name: string, { environment, platform }: Surroundings): Promise<Program | undefined> {
  const path = findExecutable(name, environment, platform);
  if (path === undefined) return undefined;
  const version = await output(path, ["--version"]).catch((error: unknown) => sentence(error));
  return { path, version: version.replace(/^PowerShell /, "") };
}

const found = (program: Program | undefined): string =>
  program === undefined ? "not on PATH" : `${program.version}, ${program.path}`;

function output(command: string, commandArguments: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(command, commandArguments, { windowsHide: true, timeout: 60_000 }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout.trim());
      else reject(new Error(stderr.trim().split("\n")[0] || error.message));
    }).stdin?.end();
  });
}
