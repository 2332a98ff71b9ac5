import { existsSync } from "node:fs";
import { join } from "node:path";
import { diagnostic, isError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { manifestFile, type Manifest, type ManifestEntry } from "../emit/manifest.ts";
import { planOutput, type OutputPlan } from "../emit/plan-output.ts";
import { isProcedureFile } from "../load/find-procedures.ts";
import { sentence } from "../load/sentence.ts";
import { settingsFile } from "../load/settings.ts";
import { folderInside } from "../util/inside.ts";
import { namesBelow } from "../util/names-below.ts";
import type { StagedFiles } from "../util/write-files.ts";
import type { Outcome } from "./compile-procedures.ts";
import { manifestIn } from "./manifest-in.ts";

export interface OutputOptions {
  /** Absolute path of the project's folder. */
  readonly root: string;
  /** The output folder, relative to the root. */
  readonly out: string;
  /** Write nothing; say what differs. */
  readonly check: boolean;
  /** True where only some procedures, dialects or runtimes were compiled. */
  readonly partial: boolean;
}

export interface Output {
  readonly diagnostics: readonly Diagnostic[];
  /** Names of files, relative to the project's folder. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

/** Brings what was compiled and staged into the output folder, or says how the folder differs from it. */
export async function writeOutput(
  outcomes: readonly Outcome[],
  staged: StagedFiles,
  { root, out, check, partial }: OutputOptions,
): Promise<Output> {
  const folder = folderInside(root, out);
  const { manifest: previous, fault } = await manifestIn(folder, out);
  if (fault !== undefined) return { ...nothing, diagnostics: [fault] };

  const overwriting = partial ? takenNames(outcomes, previous, root) : new Map<string, Diagnostic>();
  const isSound = ({ file, diagnostics }: Outcome): boolean => !overwriting.has(file) && !diagnostics.some(isError);
  const plan = planOutput(
    { previous, there: await namesBelow(folder) },
    {
      entries: outcomes.filter(isSound).flatMap(({ entries }) => entries),
      failedSources: new Set(outcomes.filter((outcome) => !isSound(outcome)).map(({ file }) => file)),
      partial,
    },
  );
  // Where nothing compiled and nothing was there, there is nothing to list.
  if (previous === undefined && plan.names.length === 1) return { ...nothing, diagnostics: [...overwriting.values()] };
  staged.stage(manifestFile, plan.manifest);
  const output = check ? compare(plan, staged, out, changedSources(outcomes, previous)) : write(plan, staged, out);
  return { ...output, diagnostics: [...overwriting.values(), ...output.diagnostics] };
}

const nothing: Output = { diagnostics: [], written: [], removed: [] };

function write(plan: OutputPlan, staged: StagedFiles, out: string): Output {
  const place = (name: string): string => `${out}/${name}`;
  try {
    const written = staged.commit(plan.names, plan.stale).map(place);
    const diagnostics = plan.strays.map((name) => orphan(place(name), strayRemedy));
    return { diagnostics, written, removed: plan.stale.map(place) };
  } catch (error) {
    return { ...nothing, diagnostics: [diagnostic("cannot-write", { file: out, said: sentence(error) })] };
  }
}

function compare(plan: OutputPlan, { states }: StagedFiles, out: string, changed: readonly string[]): Output {
  const drift = plan.names.flatMap((name): readonly Diagnostic[] => {
    const state = states.get(name);
    const file = `${out}/${name}`;
    if (state === "same") return [];
    if (state === "missing") return [diagnostic("output-missing", { file })];
    return [diagnostic("output-differs", name === manifestFile ? { file, changed } : { file })];
  });
  const orphans = [
    ...plan.stale.map((name) => orphan(`${out}/${name}`, name.startsWith("desktop-") ? notConfigured : removes)),
    ...plan.strays.map((name) => orphan(`${out}/${name}`, strayRemedy)),
  ];
  return { ...nothing, diagnostics: [...drift, ...orphans] };
}

/** The sources that are not those of which the manifest tells. */
function changedSources(outcomes: readonly Outcome[], previous: Manifest | undefined): readonly string[] {
  const sourcesOf = (entries: readonly ManifestEntry[]) => entries.flatMap(({ sources }) => sources);
  const known = new Set(sourcesOf(previous?.runbooks ?? []).map(({ file, sha256 }) => `${sha256} ${file}`));
  const now = sourcesOf(outcomes.flatMap(({ entries }) => entries));
  return [...new Set(now.filter(({ file, sha256 }) => !known.has(`${sha256} ${file}`)).map(({ file }) => file))];
}

const removes = 'run "purgebook compile", which removes it';
const notConfigured = `name its runtime in ${settingsFile} to keep it, or ${removes}`;
const strayRemedy = "no manifest names it either, so delete it, or move it to another folder";

const orphan = (file: string, remedy: string): Diagnostic => diagnostic("output-orphan", { file, remedy });

/** Of runbooks that would overwrite one of a procedure that was not compiled this time, the diagnostic by file. */
function takenNames(
  outcomes: readonly Outcome[],
  previous: Manifest | undefined,
  root: string,
): ReadonlyMap<string, Diagnostic> {
  const found = outcomes.flatMap(({ file, procedure, entries }): readonly (readonly [string, Diagnostic])[] => {
    if (procedure === undefined || entries.length === 0) return [];
    const other = (previous?.runbooks ?? [])
      .filter((entry) => entry.name.toLowerCase() === procedure.name.toLowerCase())
      .flatMap((entry) => (entry.sources.some((source) => source.file === file) ? [] : entry.sources))
      .find((source) => isProcedureFile(source.file) && existsSync(join(root, source.file)));
    if (other === undefined) return [];
    const values = { name: procedure.name, other: other.file };
    return [[file, diagnostic("duplicate-runbook", values, procedure.position)]];
  });
  return new Map(found);
}
