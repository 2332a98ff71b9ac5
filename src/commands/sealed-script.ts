import { join } from "node:path";
import { isError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { ManifestEntry } from "../emit/manifest.ts";
import { isProcedureFile } from "../load/find-procedures.ts";
import { loadProcedures } from "../load/load-procedures.ts";
import { loadResources } from "../load/resources.ts";
import { formsOf, placeOf } from "../procedure/form.ts";
import type { Dialect, Procedure, Runtime } from "../procedure/procedure.ts";
import type { Seal } from "../procedure/seal.ts";
import { invariant } from "../util/invariant.ts";
import { compileProcedures } from "./compile-procedures.ts";
import type { EngineReader } from "./engine-reader.ts";
import type { Surroundings } from "./surroundings.ts";
import { openValidationCache } from "./validation-cache.ts";

/** A sealed script, or why there is none. */
export type SealedScript =
  | { readonly text: string; readonly hash: string; readonly seal: Seal }
  | { readonly diagnostics: readonly Diagnostic[] };

/** What a procedure is sealed for, or why it cannot be. */
export type SealOf = (procedure: Procedure) => Seal | { readonly diagnostics: readonly Diagnostic[] };

/**
 * Compiles the runbook of an entry anew, sealed.
 * @throws NoEngine, EngineFailure
 */
export async function sealedScript(
  entry: ManifestEntry,
  sealOf: SealOf,
  reader: EngineReader,
  { root, say, environment }: Surroundings,
): Promise<SealedScript> {
  const refusals: Diagnostic[] = [];
  let seal: Seal | undefined;
  const texts = new Map<string, string>();
  const paths = entry.sources.map(({ file }) => join(root, file)).filter(isProcedureFile);
  const outcomes = await compileProcedures(loadProcedures(paths, { root, say }), {
    root,
    resources: await loadResources(),
    reader,
    cache: await openValidationCache(root, environment),
    stage: (name, text) => void texts.set(name, text),
    forms: () => formsOf([entry.dialect as Dialect], [placeOf(entry.runtimes[0] as Runtime)]),
    seal: (procedure) => {
      if (procedure.name !== entry.name) return undefined;
      const made = sealOf(procedure);
      if ("diagnostics" in made) refusals.push(...made.diagnostics);
      else seal = made;
      return seal;
    },
  });
  const diagnostics = [...refusals, ...outcomes.flatMap((outcome) => outcome.diagnostics.filter(isError))];
  if (diagnostics.length > 0) return { diagnostics };
  const compiled = outcomes.flatMap(({ entries }) => entries).find(({ script }) => script.file === entry.script.file);
  const text = texts.get(entry.script.file);
  invariant(
    compiled !== undefined && text !== undefined && seal !== undefined,
    "a runbook's sources have its procedure",
  );
  return { text, hash: compiled.script.hash, seal };
}
