import { filesOf, manifestFile, manifestText, type Manifest, type ManifestEntry } from "./manifest.ts";
import type { RunbookFiles } from "./runbook-files.ts";

export interface OutputState {
  /** The manifest of the last compile, where there is one. */
  readonly previous: Manifest | undefined;
  /** The names of all files in the output folder. */
  readonly there: readonly string[];
}

export interface CompiledOutput {
  readonly runbooks: readonly RunbookFiles[];
  /** The files of procedures that could not be compiled. */
  readonly failedSources: ReadonlySet<string>;
  /** True where only some procedures or dialects were asked for. */
  readonly partial: boolean;
}

export interface OutputPlan {
  /** Text by name within the output folder, the manifest last. */
  readonly files: ReadonlyMap<string, string>;
  /** What purgebook wrote once and no procedure accounts for any more. */
  readonly stale: readonly string[];
  /** What looks like purgebook's, but is in no manifest: a person decides about it. */
  readonly strays: readonly string[];
}

/** What the output folder is to hold after a compile. */
export function planOutput({ previous, there }: OutputState, compiled: CompiledOutput): OutputPlan {
  const entries = compiled.runbooks.map(({ entry }) => entry);
  const kept = (previous?.runbooks ?? []).filter((entry) => isKept(entry, entries, compiled));
  const files = new Map(compiled.runbooks.flatMap((runbook) => [...runbook.files]));
  files.set(manifestFile, manifestText([...kept, ...entries]));

  const accounted = new Set([...files.keys(), ...filesOf(kept)]);
  const orphans = there.filter((name) => emitted.test(name) && !accounted.has(name)).sort();
  const known = new Set(filesOf(previous?.runbooks ?? []));
  return {
    files,
    stale: orphans.filter((name) => known.has(name)),
    strays: compiled.partial ? [] : orphans.filter((name) => !known.has(name)),
  };
}

/** What was not compiled this time stays as it was; what failed stays too, rather than vanish from under its users. */
function isKept(
  entry: ManifestEntry,
  compiled: readonly ManifestEntry[],
  { partial, failedSources }: CompiledOutput,
): boolean {
  if (compiled.some(({ script }) => script.file.toLowerCase() === entry.script.file.toLowerCase())) return false;
  return partial || entry.sources.some(({ file }) => failedSources.has(file));
}

/** Files of the kinds that purgebook writes, at the places where it writes them. */
const emitted =
  /^(?:graph-sdk\/|msonline\/|desktop-5\.1\/|desktop-7\/)?[A-Za-z][\w-]*\.(?:ps1|review\.md|permissions\.json)$/;
