import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { standingOf, type FoundApproval } from "../approval/standing.ts";
import type { Compiled } from "../compile.ts";
import { diagnostic, isError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { manifestFile, type ManifestEntry } from "../emit/manifest.ts";
import { isProcedureFile } from "../load/find-procedures.ts";
import { loadProcedures } from "../load/load-procedures.ts";
import { loadResources } from "../load/resources.ts";
import { analyse } from "../procedure/analysis.ts";
import { formsOf, placeOf } from "../procedure/form.ts";
import type { Runtime } from "../procedure/procedure.ts";
import type { FoundReport } from "../review/rehearsals.ts";
import type { ReviewedRunbook } from "../review/runbook.ts";
import { sealedOf, type ProvedSeal } from "../seal/proved-seal.ts";
import { approvedTexts } from "./approved-texts.ts";
import { compileProcedures } from "./compile-procedures.ts";
import type { EngineReader } from "./engine-reader.ts";
import type { Surroundings } from "./surroundings.ts";
import { openValidationCache } from "./validation-cache.ts";

export interface ReviewInputs {
  /** The output folder of compiling, relative to the project's. */
  readonly compiled: string;
  readonly entries: readonly ManifestEntry[];
  readonly approvals: readonly FoundApproval[];
  readonly seals: readonly ProvedSeal[];
  readonly reports: readonly FoundReport[];
}

/**
 * The runbooks of a manifest with all that their pages show, or what is not what its procedure compiles to: a page tells of nothing else.
 * @throws NoEngine, EngineFailure
 */
export async function reviewedRunbooks(
  inputs: ReviewInputs,
  reader: EngineReader,
  around: Surroundings,
): Promise<{ readonly runbooks: readonly ReviewedRunbook[] } | { readonly diagnostics: readonly Diagnostic[] }> {
  const { entries, compiled: out } = inputs;
  // What was compiled without an engine says so on its page, and is compiled without one here.
  const parts = await Promise.all(
    [true, false].map((validated) =>
      compiledAnew(
        entries.filter((entry) => entry.validated === validated),
        validated ? reader : undefined,
        around,
      ),
    ),
  );
  const faults = parts.flatMap(({ diagnostics }) => diagnostics);
  if (faults.length > 0) return { diagnostics: faults };
  const anew = new Map(parts.flatMap(({ runbooks }) => [...runbooks]));
  const drift = await outputDrift(entries, anew, out, around);
  if (drift.length > 0) return { diagnostics: drift };
  const runbooks = await Promise.all([...anew.values()].map((one) => reviewed(one, inputs, around)));
  return { runbooks: runbooks.toSorted((one, other) => (one.entry.script.file < other.entry.script.file ? -1 : 1)) };
}

interface Anew {
  readonly entry: ManifestEntry;
  readonly compiled: Compiled;
}

/** The runbooks of some entries, by the files of their scripts, as their sources compile to now. */
async function compiledAnew(
  entries: readonly ManifestEntry[],
  reader: EngineReader | undefined,
  { root, say, environment }: Surroundings,
): Promise<{ readonly runbooks: ReadonlyMap<string, Anew>; readonly diagnostics: readonly Diagnostic[] }> {
  const wanted = new Set(entries.map(({ script }) => script.file));
  const procedures = new Set(entries.flatMap(({ sources }) => sources.map(({ file }) => file)).filter(isProcedureFile));
  const places = [...new Set(entries.map(({ runtimes }) => placeOf(runtimes[0] as Runtime)))];
  const cache = await openValidationCache(root, environment);
  const runbooks = new Map<string, Anew>();
  const paths = [...procedures].map((file) => join(root, file));
  const outcomes = await compileProcedures(loadProcedures(paths, { root, say }), {
    root,
    resources: await loadResources(),
    reader,
    cache,
    stage: () => {},
    keep: (entry, compiled) => {
      if (wanted.has(entry.script.file)) runbooks.set(entry.script.file, { entry, compiled });
    },
    forms: (dialects) => formsOf(dialects, places),
  });
  await cache.save({ forget: false });
  return { runbooks, diagnostics: outcomes.flatMap(({ diagnostics }) => diagnostics.filter(isError)) };
}

/** What lies in the output folder, or stands in its manifest, and is not what was compiled anew. */
async function outputDrift(
  entries: readonly ManifestEntry[],
  anew: ReadonlyMap<string, Anew>,
  out: string,
  { root }: Surroundings,
): Promise<readonly Diagnostic[]> {
  const files = [...anew.values()].flatMap(({ entry: { script, review, permissions }, compiled }) => [
    [script.file, compiled.text] as const,
    [review.file, compiled.review] as const,
    [permissions.file, compiled.permissions] as const,
  ]);
  const found = await Promise.all(
    files.map(async ([name, text]) => {
      const there = await readFile(join(root, out, name), "utf8").catch(() => undefined);
      const file = `${out}/${name}`;
      if (there === undefined) return [diagnostic("output-missing", { file })];
      return there === text ? [] : [diagnostic("output-differs", { file })];
    }),
  );
  const drift = found.flat();
  const isInManifest = (entry: ManifestEntry): boolean =>
    JSON.stringify(anew.get(entry.script.file)?.entry) === JSON.stringify(entry);
  if (drift.length > 0 || entries.every(isInManifest)) return drift;
  return [diagnostic("output-differs", { file: `${out}/${manifestFile}` })];
}

async function reviewed(
  { entry, compiled }: Anew,
  { compiled: out, approvals, seals, reports }: ReviewInputs,
  { root }: Surroundings,
): Promise<ReviewedRunbook> {
  const texts = await Promise.all(
    entry.sources.map(async ({ file }) => [file, await readFile(join(root, file), "utf8")] as const),
  );
  const standing = standingOf(entry, approvals);
  const { spoken, facts, form, text, review, permissions } = compiled;
  return {
    entry,
    procedure: spoken,
    analysis: analyse(spoken, form.dialect),
    facts,
    texts: { script: text, sheet: review, permissions, sources: new Map(texts) },
    standing,
    ...(standing.kind === "stale" ? { approved: await approvedTexts(root, out, standing.by.approval) } : {}),
    seals: seals.filter((seal) => sealedOf(seal) === entry.script.file),
    reports,
  };
}
