import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { diagnostic, isError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { driftOf, type Drift } from "../emit/drift.ts";
import { manifestFile, readManifest, type Manifest } from "../emit/manifest.ts";
import { planOutput, type OutputPlan } from "../emit/plan-output.ts";
import { isProcedureFile } from "../load/find-procedures.ts";
import { sentence } from "../load/sentence.ts";
import { folderInside, writeFiles } from "../util/write-files.ts";
import type { Outcome } from "./compile-procedures.ts";

export interface OutputOptions {
  /** Absolute path of the project's folder. */
  readonly root: string;
  /** The output folder, relative to the root. */
  readonly out: string;
  /** Write nothing; say what differs. */
  readonly check: boolean;
  /** True where only some procedures or dialects were compiled. */
  readonly partial: boolean;
}

export interface Output {
  readonly diagnostics: readonly Diagnostic[];
  /** Names of files, relative to the project's folder. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

/** Brings what was compiled into the output folder, or says how the folder differs from it. */
export async function writeOutput(outcomes: readonly Outcome[], options: OutputOptions): Promise<Output> {
  const { root, out, check, partial } = options;
  const folder = folderInside(root, out);
  const { previous, unreadable } = await readPrevious(folder, out);
  if (unreadable !== undefined) return nothing([unreadable]);

  const overwritten = partial ? takenNames(outcomes, previous, root) : [];
  const taken = new Set(overwritten.map(({ file }) => file));
  const kept = outcomes.filter(({ file }) => !taken.has(file));
  const failed = outcomes.filter(({ file, diagnostics }) => taken.has(file) || diagnostics.some(isError));
  const plan = planOutput(
    { previous, there: await filesIn(folder) },
    {
      runbooks: kept.flatMap(({ runbooks }) => runbooks),
      failedSources: new Set(failed.map(({ file }) => file)),
      partial,
    },
  );
  const diagnostics = overwritten.map(({ found }) => found);
  return check ? compare(folder, plan, diagnostics, options) : write(folder, plan, diagnostics, options);
}

const nothing = (diagnostics: readonly Diagnostic[]): Output => ({ diagnostics, written: [], removed: [] });

function write(folder: string, plan: OutputPlan, diagnostics: readonly Diagnostic[], { out }: OutputOptions): Output {
  const place = (name: string): string => `${out}/${name}`;
  try {
    const written = writeFiles(folder, plan.files, plan.stale).map(place);
    const strays = plan.strays.map((name) => orphan(place(name), strayRemedy));
    return { diagnostics: [...diagnostics, ...strays], written, removed: plan.stale.map(place) };
  } catch (error) {
    return nothing([...diagnostics, diagnostic("cannot-write", { file: out, said: sentence(error) })]);
  }
}

async function compare(
  folder: string,
  plan: OutputPlan,
  diagnostics: readonly Diagnostic[],
  { out, partial }: OutputOptions,
): Promise<Output> {
  const there = new Map<string, string>();
  for (const name of plan.files.keys()) {
    const text = await readFile(join(folder, name), "utf8").catch(() => undefined);
    if (text !== undefined) there.set(name, text);
  }
  const orphans = partial ? [] : [...plan.stale, ...plan.strays].sort();
  const stale = new Set(plan.stale);
  const drift = driftOf(plan.files, there, orphans).map(({ kind, name }) =>
    driftDiagnostic(
      kind,
      `${out}/${name}`,
      stale.has(name) ? 'run "purgebook compile", which removes it' : strayRemedy,
    ),
  );
  return nothing([...diagnostics, ...drift]);
}

const strayRemedy = "no manifest names it either, so delete it, or move it to another folder";

const orphan = (file: string, remedy: string): Diagnostic => diagnostic("output-orphan", { file, remedy });

function driftDiagnostic(kind: Drift["kind"], file: string, remedy: string): Diagnostic {
  if (kind === "orphan") return orphan(file, remedy);
  return diagnostic(kind === "missing" ? "output-missing" : "output-differs", { file });
}

/** Runbooks that would overwrite one of a procedure that was not compiled this time. */
function takenNames(
  outcomes: readonly Outcome[],
  previous: Manifest | undefined,
  root: string,
): readonly { readonly file: string; readonly found: Diagnostic }[] {
  return outcomes.flatMap(({ file, procedure, runbooks }) => {
    if (procedure === undefined || runbooks.length === 0) return [];
    const others = (previous?.runbooks ?? [])
      .filter((entry) => entry.name.toLowerCase() === procedure.name.toLowerCase())
      .flatMap((entry) => (entry.sources.some((source) => source.file === file) ? [] : entry.sources))
      .filter((source) => isProcedureFile(source.file) && existsSync(join(root, source.file)));
    const [other] = others;
    if (other === undefined) return [];
    const values = { name: procedure.name, other: other.file };
    return [{ file, found: diagnostic("duplicate-runbook", values, procedure.position) }];
  });
}

async function readPrevious(
  folder: string,
  out: string,
): Promise<{ readonly previous?: Manifest; readonly unreadable?: Diagnostic }> {
  const path = join(folder, manifestFile);
  if (!existsSync(path)) return {};
  try {
    return { previous: readManifest(await readFile(path, "utf8")) };
  } catch {
    const said = "it is not what purgebook wrote.";
    return { unreadable: diagnostic("invalid-manifest", { file: `${out}/${manifestFile}`, said }) };
  }
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const names = existsSync(folder) ? await readdir(folder, { recursive: true }) : [];
  return names.map((name) => name.replaceAll("\\", "/"));
}
