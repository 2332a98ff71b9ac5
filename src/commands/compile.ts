import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { compileProcedure, validate, type Compiled, type ScriptReader } from "../compile.ts";
import { diagnostic, isError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import {
  filesOf,
  manifestFile,
  manifestText,
  readManifest,
  type Manifest,
  type ManifestEntry,
  type SourceFile,
} from "../emit/manifest.ts";
import { loadProcedure } from "../load/load-procedure.ts";
import { loadResources } from "../load/resources.ts";
import { ImportGraph } from "../load/sources.ts";
import type { Procedure } from "../procedure/procedure.ts";
import { sha256 } from "../util/sha256.ts";
import { writeFiles } from "../util/write-files.ts";

export interface CompileOptions {
  /** Absolute path of the project's folder. */
  readonly root: string;
  /** Files or names of procedures; empty: all of runbooks/. */
  readonly procedures: readonly string[];
  /** The output folder, relative to the root. */
  readonly out: string;
  /** Write nothing; report what differs. */
  readonly check: boolean;
  /** Reads scripts back, or undefined with --unvalidated. */
  readonly reader: ScriptReader | undefined;
}

export interface CompileReport {
  readonly diagnostics: readonly Diagnostic[];
  /** The files that were written or, with check, would be. */
  readonly written: readonly string[];
  readonly compiled: readonly Compiled[];
}

/** Compiles procedures and writes what came of them; an error keeps back the files of its own runbook alone. */
export async function compileCommand(options: CompileOptions): Promise<CompileReport> {
  const graph = ImportGraph.record();
  const [resources, paths] = await Promise.all([loadResources(), procedurePaths(options)]);
  const diagnostics: Diagnostic[] = [...paths.diagnostics];
  const compiled: Compiled[] = [];
  const entries: ManifestEntry[] = [];
  const files = new Map<string, string>();
  const byName = new Map<string, Procedure>();
  const failedSources = new Set<string>();

  const outcomes = await Promise.all(
    (await loadAll(paths.found, options.root)).map(async ({ path, loaded }) => {
      if (loaded.procedure === undefined) return { path, diagnostics: loaded.diagnostics, results: [] };
      const twin = byName.get(loaded.procedure.name.toLowerCase());
      if (twin !== undefined) {
        const { name, position } = loaded.procedure;
        return {
          path,
          diagnostics: [diagnostic("duplicate-runbook", { name, other: twin.position.file }, position)],
          results: [],
        };
      }
      byName.set(loaded.procedure.name.toLowerCase(), loaded.procedure);
      return { path, ...(await compileAndValidate(loaded.procedure, resources, options.reader)) };
    }),
  );

  for (const outcome of outcomes) {
    diagnostics.push(...outcome.diagnostics);
    if (outcome.diagnostics.some(isError))
      failedSources.add(relative(options.root, outcome.path).replaceAll("\\", "/"));
    const sources = outcome.results.length > 0 ? graph.sourcesOf(outcome.path, options.root) : [];
    for (const result of outcome.results) {
      compiled.push(result);
      const entry = manifestEntry(result, sources, options.reader !== undefined);
      entries.push(entry);
      files
        .set(entry.script.file, result.text)
        .set(entry.review.file, result.review)
        .set(entry.permissions.file, result.permissions);
    }
  }
  return finish(options, { diagnostics, compiled, entries, files, failedSources });
}

/** Modules are imported one after the other: what they throw is then told in their order. */
async function loadAll(
  paths: readonly string[],
  root: string,
): Promise<readonly { readonly path: string; readonly loaded: Awaited<ReturnType<typeof loadProcedure>> }[]> {
  const all = [];
  for (const path of paths) all.push({ path, loaded: await loadProcedure(path, root) });
  return all;
}

async function compileAndValidate(
  procedure: Procedure,
  resources: Awaited<ReturnType<typeof loadResources>>,
  reader: ScriptReader | undefined,
): Promise<{ readonly diagnostics: readonly Diagnostic[]; readonly results: readonly Compiled[] }> {
  const diagnostics: Diagnostic[] = [];
  const results: Compiled[] = [];
  for (const dialect of procedure.dialects) {
    const { compiled, diagnostics: found } = compileProcedure(procedure, dialect, resources);
    diagnostics.push(...found);
    if (compiled === undefined) continue;
    if (reader !== undefined) diagnostics.push(...(await validate(compiled, reader)));
    results.push(compiled);
  }
  return { diagnostics, results: diagnostics.some(isError) ? [] : results };
}

interface Outcome {
  readonly diagnostics: readonly Diagnostic[];
  readonly compiled: readonly Compiled[];
  readonly entries: readonly ManifestEntry[];
  readonly files: ReadonlyMap<string, string>;
  readonly failedSources: ReadonlySet<string>;
}

async function finish(options: CompileOptions, outcome: Outcome): Promise<CompileReport> {
  const folder = resolve(options.root, options.out);
  const previous = await previousManifest(folder, options.out);
  const all = options.procedures.length === 0;
  // What was not compiled this time stays as it was; what failed stays too, rather than vanish from under its users.
  const kept = (previous.manifest?.runbooks ?? []).filter(
    (entry) =>
      (!all || entry.sources.some(({ file }) => outcome.failedSources.has(file))) &&
      !outcome.entries.some(({ script }) => script.file === entry.script.file),
  );
  const files = new Map(outcome.files).set(manifestFile, manifestText([...kept, ...outcome.entries]));
  const accounted = new Set([...files.keys(), ...filesOf({ schema: "purgebook-manifest-1", runbooks: kept })]);
  const orphans = all ? await orphansIn(folder, accounted, previous.manifest) : [];

  if (options.check) {
    const drift = await driftIn(folder, options.out, files, orphans);
    return {
      diagnostics: [...outcome.diagnostics, ...previous.diagnostics, ...drift],
      written: [],
      compiled: outcome.compiled,
    };
  }
  try {
    const written = await writeFiles(folder, files, orphans);
    return { diagnostics: [...outcome.diagnostics, ...previous.diagnostics], written, compiled: outcome.compiled };
  } catch (error) {
    const said = `${error instanceof Error ? error.message : String(error)}.`;
    return {
      diagnostics: [...outcome.diagnostics, diagnostic("cannot-write", { file: options.out, said })],
      written: [],
      compiled: [],
    };
  }
}

async function previousManifest(
  folder: string,
  out: string,
): Promise<{ readonly manifest?: Manifest; readonly diagnostics: readonly Diagnostic[] }> {
  const path = join(folder, manifestFile);
  if (!existsSync(path)) return { diagnostics: [] };
  try {
    return { manifest: readManifest(await readFile(path, "utf8")), diagnostics: [] };
  } catch {
    return {
      diagnostics: [
        diagnostic("invalid-manifest", { file: `${out}/${manifestFile}`, said: "it is not what purgebook wrote." }),
      ],
    };
  }
}

/** Files of the kinds that purgebook writes, at the places where it writes them, which no procedure accounts for. */
async function orphansIn(
  folder: string,
  accounted: ReadonlySet<string>,
  previous: Manifest | undefined,
): Promise<readonly string[]> {
  const emitted =
    /^(?:graph-rest\/|graph-sdk\/|msonline\/|desktop-5\.1\/|desktop-7\/)?[A-Za-z][\w-]*\.(?:ps1|review\.md|permissions\.json)$/;
  const there = existsSync(folder)
    ? (await readdir(folder, { recursive: true })).map((name) => name.replaceAll("\\", "/"))
    : [];
  const known = previous === undefined ? [] : filesOf(previous).filter((name) => there.includes(name));
  return [...new Set([...there.filter((name) => emitted.test(name)), ...known])]
    .filter((name) => !accounted.has(name))
    .sort();
}

async function driftIn(
  folder: string,
  out: string,
  files: ReadonlyMap<string, string>,
  orphans: readonly string[],
): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const [name, text] of files) {
    const there = await readFile(join(folder, name), "utf8").catch(() => undefined);
    if (there === undefined) found.push(diagnostic("output-missing", { file: `${out}/${name}` }));
    else if (there !== text) found.push(diagnostic("output-differs", { file: `${out}/${name}` }));
  }
  return [...found, ...orphans.map((name) => diagnostic("output-orphan", { file: `${out}/${name}` }))];
}

function manifestEntry(
  { procedure, dialect, hash, review, permissions }: Compiled,
  sources: readonly SourceFile[],
  validated: boolean,
): ManifestEntry {
  const folder = dialect === "graph-rest" ? "" : `${dialect}/`;
  const file = (suffix: string): string => `${folder}${procedure.name}${suffix}`;
  return {
    name: procedure.name,
    dialect,
    runtimes: ["automation-5.1", "automation-7.4", "automation-7.6"],
    sources: [...sources],
    script: { file: file(".ps1"), hash },
    review: { file: file(".review.md"), sha256: sha256(review) },
    permissions: { file: file(".permissions.json"), sha256: sha256(permissions) },
    validated,
  };
}

/** The procedures that were asked for: by path, by the name of the file, or all of runbooks/. */
async function procedurePaths({
  root,
  procedures,
}: CompileOptions): Promise<{ readonly found: readonly string[]; readonly diagnostics: readonly Diagnostic[] }> {
  const suffix = ".runbook.ts";
  const folder = join(root, "runbooks");
  if (procedures.length === 0) {
    const names = existsSync(folder) ? await readdir(folder, { recursive: true }) : [];
    const found = names
      .filter((name) => /\.runbook\.(?:ts|mts|js|mjs)$/.test(name))
      .sort()
      .map((name) => join(folder, name));
    return found.length > 0
      ? { found, diagnostics: [] }
      : { found, diagnostics: [diagnostic("file-not-found", { file: "runbooks/*.runbook.ts" })] };
  }
  const resolved = procedures.map(
    (name) =>
      [
        name,
        [resolve(root, name), join(folder, `${name}${suffix}`)].find(
          (path) => /\.[mc]?[jt]s$/.test(path) && existsSync(path),
        ),
      ] as const,
  );
  return {
    found: resolved.flatMap(([, path]) => path ?? []),
    diagnostics: resolved.flatMap(([name, path]) =>
      path === undefined ? [diagnostic("file-not-found", { file: name })] : [],
    ),
  };
}
