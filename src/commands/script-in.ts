import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { diagnostic, isError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { findProcedures, procedureFolder, procedureHint } from "../load/find-procedures.ts";
import { loadProcedures } from "../load/load-procedures.ts";
import { textFile } from "../load/text-file.ts";
import { formsOf, placeOf } from "../procedure/form.ts";
import type { Dialect, Runtime } from "../procedure/procedure.ts";
import { sha256 } from "../util/sha256.ts";
import { readerFor } from "./engine-reader.ts";
import { WrongUsage, type Surroundings } from "./surroundings.ts";
import { openValidationCache } from "./validation-cache.ts";

/** A script that is to be rehearsed. */
export interface ScriptIn {
  /** Where the engine finds it: absolute. */
  readonly path: string;
  /** As a report names it. */
  readonly file: string;
  readonly text: string;
  /** SHA-256 of its bytes. */
  readonly sha256: string;
  /** The procedure that it was compiled from, just now. */
  readonly procedure?: string;
  /** Takes away what was written for the engine alone. */
  readonly remove: () => Promise<void>;
}

/** Which script of a procedure is asked for; without it, the one for Azure Automation in the procedure's first dialect. */
export interface FormOptions {
  readonly runtime?: Runtime;
  readonly dialect?: Dialect;
}

export type FoundScriptIn =
  { readonly script: ScriptIn; readonly warnings: readonly Diagnostic[] } | { readonly faults: readonly Diagnostic[] };

/** Azure Automation takes a script of 1 MiB. */
const mostBytes = 10 * 1_048_576;

/**
 * The script that a user has named: a file, whatever made it, or a procedure, by its file or its name, which is compiled for it.
 * @throws WrongUsage, NoEngine, EngineFailure
 */
export async function scriptIn(asked: string, options: FormOptions, around: Surroundings): Promise<FoundScriptIn> {
  const { paths } = await findProcedures(around.root, [asked]);
  const [procedure] = paths;
  if (procedure !== undefined) return compiled(procedure, options, around);
  if (/\.[mc]?[jt]s$/.test(asked)) return { faults: [diagnostic("file-not-found", { file: asked })] };
  if (options.runtime !== undefined || options.dialect !== undefined)
    throw new WrongUsage(`--runtime and --dialect say what a procedure is compiled for, and ${asked} is a script.`);
  const found = await textFile(around.root, asked, { mostBytes });
  const isThere = existsSync(resolve(around.root, asked));
  if ("fault" in found)
    return { faults: [isThere || !isName.test(asked) ? found.fault : await noProcedure(asked, around.root)] };
  const { path, file, text, bytes } = found;
  return { script: { path, file, text, sha256: sha256(bytes), remove: async () => {} }, warnings: [] };
}

/** What is no path, and has no ending. */
const isName = /^[\w-]+$/;

async function noProcedure(name: string, root: string): Promise<Diagnostic> {
  const hint = await procedureHint(root, name);
  const said = `There is no such file, and no procedure of that name in ${procedureFolder}/ of the folder that you are in.${hint}`;
  return diagnostic("cannot-read", { file: name, said }, { file: name, line: 1, column: 1 });
}

async function compiled(path: string, options: FormOptions, around: Surroundings): Promise<FoundScriptIn> {
  const { root, say, environment } = around;
  const [{ compileProcedures }, { loadResources }] = await Promise.all([
    import("./compile-procedures.ts"),
    import("../load/resources.ts"),
  ]);
  const reader = readerFor(undefined, around);
  const texts = new Map<string, string>();
  const cache = await openValidationCache(root, environment);
  try {
    const [outcome] = await compileProcedures(loadProcedures([path], { root, say }), {
      root,
      resources: await loadResources(),
      reader,
      cache,
      stage: (name, text) => void texts.set(name, text),
      forms: (dialects) =>
        formsOf(
          dialects.filter((dialect, at) => (options.dialect === undefined ? at === 0 : dialect === options.dialect)),
          [placeOf(options.runtime ?? "automation-7.4")],
        ),
    });
    const { diagnostics = [], entries: [entry] = [], file = path } = outcome ?? {};
    if (diagnostics.some(isError)) return { faults: diagnostics };
    if (entry === undefined) throw new WrongUsage(`${file} has no script in that dialect for that runtime.`);
    await cache.save({ forget: false });
    const script = await written(basename(entry.script.file), texts.get(entry.script.file) ?? "");
    return { script: { ...script, procedure: file }, warnings: diagnostics };
  } finally {
    await reader.close().catch(() => {});
  }
}

/** An engine runs files: what was compiled lies in one for as long as the rehearsal takes. */
async function written(file: string, text: string): Promise<ScriptIn> {
  const folder = await mkdtemp(join(tmpdir(), "purgebook-script-"));
  const path = join(folder, file);
  const bytes = Buffer.from(text, "utf8");
  await writeFile(path, bytes);
  return { path, file, text, sha256: sha256(bytes), remove: () => rm(folder, { recursive: true, force: true }) };
}
