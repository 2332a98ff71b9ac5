import { isError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { ManifestEntry } from "../emit/manifest.ts";
import { isProcedureFile } from "../load/find-procedures.ts";
import { compiled } from "./compile.ts";
import type { Surroundings } from "./surroundings.ts";

/** What of a runbook is not what its procedure compiles to: what is approved, sealed or imported must be what is compiled anew. */
export async function driftOf(
  { sources }: Pick<ManifestEntry, "sources">,
  { out, engine }: { readonly out: string; readonly engine?: string },
  around: Surroundings,
): Promise<readonly Diagnostic[]> {
  const procedures = sources.map(({ file }) => file).filter(isProcedureFile);
  const search = engine === undefined ? {} : { engine };
  const { diagnostics } = await compiled(procedures, { out, check: true, unvalidated: false, ...search }, around);
  return diagnostics.filter(isError);
}
