import { join } from "node:path";
import { isError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { ManifestEntry } from "../emit/manifest.ts";
import { isProcedureFile } from "../load/find-procedures.ts";
import { loadProcedures, type LoadedFile } from "../load/load-procedures.ts";
import { loadResources } from "../load/resources.ts";
import { formsOf, placeOf } from "../procedure/form.ts";
import type { Dialect, Procedure, Runtime } from "../procedure/procedure.ts";
import type { Seal } from "../procedure/seal.ts";
import { compileLoaded, type CompileStages } from "./compile-procedures.ts";
import type { EngineReader } from "./engine-reader.ts";
import type { Surroundings } from "./surroundings.ts";
import { openValidationCache } from "./validation-cache.ts";

/** A sealed script, or why there is none. */
export type SealedScript =
  | { readonly text: string; readonly hash: string; readonly seal: Seal }
  | { readonly diagnostics: readonly Diagnostic[] };

/** What a procedure is sealed for, or why it cannot be. */
export type SealOf = (procedure: Procedure) => Seal | { readonly diagnostics: readonly Diagnostic[] };

/** A runbook that is to be sealed, once or often: its procedure, loaded, and the stages of compiling it. */
export interface Sealable {
  readonly entry: ManifestEntry;
  readonly loaded: LoadedFile | undefined;
  readonly stages: Omit<CompileStages, "stage" | "seal">;
}

export async function sealableOf(
  entry: ManifestEntry,
  reader: EngineReader,
  { root, say, environment }: Surroundings,
): Promise<Sealable> {
  const paths = entry.sources.map(({ file }) => join(root, file)).filter(isProcedureFile);
  const loaded: LoadedFile[] = [];
  for await (const file of loadProcedures(paths, { root, say })) loaded.push(file);
  return {
    entry,
    // A procedure may import another one.
    loaded: loaded.find(({ loaded: { procedure } }) => procedure?.name === entry.name) ?? loaded[0],
    stages: {
      root,
      resources: await loadResources(),
      reader,
      cache: await openValidationCache(root, environment),
      forms: () => formsOf([entry.dialect as Dialect], [placeOf(entry.runtimes[0] as Runtime)]),
    },
  };
}

/**
 * Compiles a runbook anew, sealed.
 * @throws NoEngine, EngineFailure
 */
export async function sealedScript({ entry, loaded, stages }: Sealable, sealOf: SealOf): Promise<SealedScript> {
  const procedure = loaded?.loaded.procedure;
  if (loaded === undefined || procedure === undefined) return { diagnostics: loaded?.loaded.diagnostics ?? [] };
  const seal = sealOf(procedure);
  if ("diagnostics" in seal) return seal;
  const texts = new Map<string, string>();
  const stage = (name: string, text: string): void => void texts.set(name, text);
  const { entries, diagnostics } = await compileLoaded(loaded, { ...stages, stage, seal });
  const compiled = entries.find(({ script }) => script.file === entry.script.file);
  const text = texts.get(entry.script.file);
  return compiled === undefined || text === undefined
    ? { diagnostics: diagnostics.filter(isError) }
    : { text, hash: compiled.script.hash, seal };
}
