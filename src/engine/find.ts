import { join } from "node:path";
import type { BuildResult, BuildTools } from "./build.ts";
import { buildHost, buildReader, engineSources, hostFile, readerFile, sourceFolder } from "./build.ts";
import { buildOnce, cacheFolder, hashOfSources } from "./cache.ts";
import type { Environment } from "./executable.ts";
import { findExecutable, isFile } from "./executable.ts";

/** A PowerShell engine that can be started: `command ...arguments -NoProfile -NonInteractive -File script ...`. */
export type Engine = {
  readonly kind: "host" | "pwsh" | "explicit";
  readonly command: string;
  readonly arguments: readonly string[];
  /** PurgebookReader.dll, which the engine loads to read scripts. */
  readonly reader: string;
};

/** One place where an engine was looked for, and what was lacking there. */
export type Lack = { readonly place: string; readonly lacking: string };

export type EngineSearch =
  | { readonly found: Engine; readonly lacks: readonly Lack[] }
  | { readonly found: null; readonly lacks: readonly Lack[] };

export type EngineSearchOptions = {
  /** What `--engine` named: an executable with pwsh's command line, or a .NET assembly with it. */
  readonly explicit?: string;
  readonly environment: Environment;
  readonly platform: NodeJS.Platform;
  readonly architecture: string;
  /** The folder of purgebook's package.json. */
  readonly packageRoot: string;
  /** Told once, before something is built, which takes a while. */
  readonly announce: (line: string) => void;
  /** False to only look, as `doctor` does. */
  readonly build?: boolean;
};

/**
 * Finds an engine: the one named by the user, and no other if one is named; else the host that was built before; else pwsh
 * on PATH; else the host, built now.
 */
export async function findEngine(options: EngineSearchOptions): Promise<EngineSearch> {
  const places = await placesOf(options);
  if (options.explicit !== undefined) return findExplicit(options.explicit, options, places);
  if (places.dotnet !== undefined && isFile(places.host))
    return { found: hostEngine(places.dotnet, places.host), lacks: [] };
  const lacks: Lack[] = [{ place: "the host built before", lacking: "it has not been built" }];
  if (places.pwsh !== undefined) {
    const reader = await findReader(options, places);
    if (reader.found !== null)
      return { found: { kind: "pwsh", command: places.pwsh, arguments: [], reader: reader.found }, lacks };
    lacks.push({ place: places.pwsh, lacking: reader.lacking });
  } else {
    lacks.push({ place: "pwsh", lacking: "it is not on PATH" });
  }
  return buildTheHost(options, places, lacks);
}

/** Finds the host, built now if need be, whatever other engine there is. */
export async function findHost(options: EngineSearchOptions): Promise<EngineSearch> {
  const places = await placesOf(options);
  const built = builtHost(places);
  return built === undefined ? buildTheHost(options, places, []) : { found: built, lacks: [] };
}

type Places = BuildTools & {
  /** Where this version of the host is or will be; "" where nothing can be kept. */
  readonly host: string;
  readonly reader: string;
};

async function placesOf(options: EngineSearchOptions): Promise<Places> {
  const { environment, platform, architecture, packageRoot } = options;
  const [cache, hash] = await Promise.all([
    cacheFolder(packageRoot, environment, platform),
    hashOfSources(engineSources),
  ]);
  return {
    dotnet: findExecutable("dotnet", environment, platform),
    pwsh: findExecutable("pwsh", environment, platform),
    environment,
    host: cache === undefined ? "" : join(cache, hash, `host-${platform}-${architecture}`, hostFile),
    reader: cache === undefined ? "" : join(cache, hash, "reader", readerFile),
  };
}

function builtHost({ dotnet, host }: Places): Engine | undefined {
  return dotnet !== undefined && isFile(host) ? hostEngine(dotnet, host) : undefined;
}

function hostEngine(dotnet: string, host: string): Engine {
  return { kind: "host", command: dotnet, arguments: [host], reader: join(host, "..", readerFile) };
}

async function findExplicit(explicit: string, options: EngineSearchOptions, places: Places): Promise<EngineSearch> {
  const executable = findExecutable(explicit, options.environment, options.platform);
  const isAssembly = /\.dll$/i.test(explicit);
  if (executable === undefined) return notFound([{ place: explicit, lacking: "there is no such file to run" }]);
  if (isAssembly && places.dotnet === undefined)
    return notFound([{ place: explicit, lacking: "dotnet, which runs it, is not on PATH" }]);
  const reader = await findReader(options, places);
  if (reader.found === null) return notFound([{ place: explicit, lacking: reader.lacking }]);
  const [command, commandArguments] = isAssembly ? [places.dotnet ?? "", [executable]] : [executable, []];
  return { found: { kind: "explicit", command, arguments: commandArguments, reader: reader.found }, lacks: [] };
}

async function buildTheHost(
  options: EngineSearchOptions,
  places: Places,
  lacks: readonly Lack[],
): Promise<EngineSearch> {
  const place = "the host built with the .NET SDK";
  const { dotnet } = places;
  if (dotnet === undefined) return notFound([...lacks, { place, lacking: "dotnet is not on PATH" }]);
  const result = await buildInto(
    places.host,
    options,
    "Building the PowerShell engine, once; this takes about 20 seconds.",
    (into) => buildHost(into, places),
  );
  if (!result.built) return notFound([...lacks, { place, lacking: result.reason }]);
  return { found: hostEngine(dotnet, places.host), lacks };
}

type ReaderSearch = { readonly found: string } | { readonly found: null; readonly lacking: string };

async function findReader(options: EngineSearchOptions, places: Places): Promise<ReaderSearch> {
  const shipped = join(sourceFolder, readerFile);
  const existing = [shipped, places.reader, join(places.host, "..", readerFile)].find(isFile);
  if (existing !== undefined) return { found: existing };
  const result = await buildInto(places.reader, options, "Building the script reader, once.", (into) =>
    buildReader(into, places),
  );
  return result.built ? { found: places.reader } : { found: null, lacking: `the script reader: ${result.reason}` };
}

async function buildInto(
  file: string,
  options: EngineSearchOptions,
  announcement: string,
  build: (into: string) => Promise<BuildResult>,
): Promise<BuildResult> {
  if (options.build === false) return { built: false, reason: "it has not been built" };
  if (file === "") return { built: false, reason: "no folder to keep it in can be written" };
  options.announce(announcement);
  return buildOnce(join(file, ".."), build);
}

function notFound(lacks: readonly Lack[]): EngineSearch {
  return { found: null, lacks };
}
