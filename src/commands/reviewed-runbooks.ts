import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { standingOf, type FoundApproval } from "../approval/standing.ts";
import { compileProcedure, type Compiled, type Resources } from "../compile.ts";
import { diagnostic, isError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { ManifestEntry, SourceFile } from "../emit/manifest.ts";
import { runbookFiles } from "../emit/runbook-files.ts";
import { isProcedureFile } from "../load/find-procedures.ts";
import { loadProcedures } from "../load/load-procedures.ts";
import { loadResources } from "../load/resources.ts";
import { analyse } from "../procedure/analysis.ts";
import { placeOf } from "../procedure/form.ts";
import type { Dialect, Runtime } from "../procedure/procedure.ts";
import type { FoundReport } from "../review/rehearsals.ts";
import type { ReviewedRunbook } from "../review/runbook.ts";
import { approvedTexts } from "./approved-texts.ts";
import type { Surroundings } from "./surroundings.ts";

export interface ReviewInputs {
  /** The output folder of compiling, relative to the project's. */
  readonly compiled: string;
  readonly entries: readonly ManifestEntry[];
  readonly approvals: readonly FoundApproval[];
  readonly reports: readonly FoundReport[];
}

/** The runbooks of a manifest with all that their pages show, or what is not what its procedure compiles to: a page tells of nothing else. */
export async function reviewedRunbooks(
  inputs: ReviewInputs,
  around: Surroundings,
): Promise<{ readonly runbooks: readonly ReviewedRunbook[] } | { readonly diagnostics: readonly Diagnostic[] }> {
  const { root, say } = around;
  const resources = await loadResources();
  const { entries } = inputs;
  const files = [...new Set(entries.flatMap(({ sources }) => sources.map(({ file }) => file)))].filter(isProcedureFile);
  const results: Result[] = [];
  for await (const { loaded, sources } of loadProcedures(
    files.map((file) => join(root, file)),
    { root, say },
  )) {
    const { procedure } = loaded;
    if (procedure === undefined) results.push({ diagnostics: loaded.diagnostics });
    else
      for (const entry of entries.filter(({ name }) => name === procedure.name)) {
        const compiled = compiledAs(entry, procedure, resources);
        results.push(
          "diagnostics" in compiled ? compiled : await reviewed({ entry, compiled, sources }, inputs, around),
        );
      }
  }
  const diagnostics = results.flatMap((result) => ("diagnostics" in result ? result.diagnostics : []));
  if (diagnostics.length > 0) return { diagnostics };
  const runbooks = results.flatMap((result) => ("entry" in result ? [result] : []));
  return { runbooks: runbooks.toSorted((one, other) => (one.entry.script.file < other.entry.script.file ? -1 : 1)) };
}

type Result = ReviewedRunbook | { readonly diagnostics: readonly Diagnostic[] };

function compiledAs(
  { dialect, runtimes, validated }: ManifestEntry,
  procedure: Compiled["procedure"],
  resources: Resources,
): Compiled | { readonly diagnostics: readonly Diagnostic[] } {
  const form = { dialect: dialect as Dialect, place: placeOf(runtimes[0] as Runtime) };
  const { compiled, diagnostics } = compileProcedure(procedure, form, resources, { validated });
  return compiled ?? { diagnostics: diagnostics.filter(isError) };
}

interface Anew {
  readonly entry: ManifestEntry;
  readonly compiled: Compiled;
  readonly sources: readonly SourceFile[];
}

async function reviewed(
  { entry, compiled, sources }: Anew,
  { compiled: out, approvals, reports }: ReviewInputs,
  { root }: Surroundings,
): Promise<Result> {
  const { files, entry: anew } = runbookFiles({ ...compiled, name: entry.name }, sources, entry.validated);
  const drift = await Promise.all(
    [...files].map(async ([name, text]) => {
      const there = await readFile(join(root, out, name), "utf8").catch(() => undefined);
      return there === text
        ? []
        : [diagnostic(there === undefined ? "output-missing" : "output-differs", { file: `${out}/${name}` })];
    }),
  );
  const diagnostics = drift.flat();
  if (diagnostics.length === 0 && JSON.stringify(anew) !== JSON.stringify(entry))
    diagnostics.push(diagnostic("output-differs", { file: `${out}/manifest.json` }));
  if (diagnostics.length > 0) return { diagnostics };

  const texts = await Promise.all(
    sources.map(async ({ file }) => [file, await readFile(join(root, file), "utf8")] as const),
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
    reports,
  };
}
