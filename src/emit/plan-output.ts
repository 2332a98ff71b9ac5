import { filesOf, manifestFile, manifestText, type Manifest, type ManifestEntry } from "./manifest.ts";

export interface OutputState {
  /** The manifest of the last compile, where there is one. */
  readonly previous: Manifest | undefined;
  /** The names of all files in the output folder. */
  readonly there: readonly string[];
}

export interface CompiledOutput {
  readonly entries: readonly ManifestEntry[];
  /** The files of procedures that could not be compiled. */
  readonly failedSources: ReadonlySet<string>;
  /** True where only some procedures, dialects or runtimes were asked for. */
  readonly partial: boolean;
}

export interface OutputPlan {
  /** The names of the files that were compiled, the manifest last. */
  readonly names: readonly string[];
  readonly manifest: string;
  /** What purgebook wrote once and no procedure accounts for any more. */
  readonly stale: readonly string[];
  /** What looks like purgebook's, but is in no manifest: a person decides about it. */
  readonly strays: readonly string[];
}

/** What the output folder is to hold after a compile. */
export function planOutput({ previous, there }: OutputState, compiled: CompiledOutput): OutputPlan {
  const { entries, partial } = compiled;
  const compiledNow = new Set(entries.map(({ script }) => script.file.toLowerCase()));
  const kept = (previous?.runbooks ?? []).filter(
    (entry) => !compiledNow.has(entry.script.file.toLowerCase()) && isKept(entry, compiled),
  );
  const names = [...filesOf(entries), manifestFile];
  const accounted = new Set([...names, ...filesOf(kept)]);
  const orphans = there.filter((name) => emitted.test(name) && !imports.test(name) && !accounted.has(name)).sort();
  const known = new Set(filesOf(previous?.runbooks ?? []));
  return {
    names,
    manifest: manifestText([...kept, ...entries]),
    stale: orphans.filter((name) => known.has(name) && own.test(name)),
    strays: partial ? [] : orphans.filter((name) => !known.has(name)),
  };
}

/** What was not compiled this time stays as it was; what failed stays too, rather than vanish from under its users. */
function isKept(entry: ManifestEntry, { partial, failedSources }: CompiledOutput): boolean {
  return partial || entry.sources.some(({ file }) => failedSources.has(file));
}

/** Files of the kinds that purgebook writes, at the places where it writes them: only of these any is ever removed. */
const own =
  /^(?:desktop-5\.1\/|desktop-7\/)?(?:graph-sdk\/|msonline\/)?[A-Za-z][\w-]*\.(?:ps1|review\.md|permissions\.json)$/;

/** Files of these kinds wherever they lie: a script that nobody compiled looks like one that was reviewed. */
const emitted = /\.(?:ps1|review\.md|permissions\.json)$/i;

/** What `purgebook azure` writes: no procedure accounts for it, and it is no runbook. */
const imports = /^azure\/(?:import|verify-import|grant-permissions)\.ps1$/;
