import { fileURLToPath } from "node:url";
import { compileProcedure, type Compiled, type Resources } from "../../../src/compile.ts";
import { findProcedures } from "../../../src/load/find-procedures.ts";
import { loadProcedure } from "../../../src/load/load-procedure.ts";
import { formsOf, type Place } from "../../../src/procedure/form.ts";
import { loadResources } from "../../../src/load/resources.ts";

/** The repository's folder, without a slash at its end. */
export const repository = fileURLToPath(new URL("../../../", import.meta.url)).replace(/[\\/]$/, "");

/** A procedure that asks the directory over HTTP, and nothing else. */
export const directoryAlone = "test/fixtures/compile/directory-alone/input.runbook.ts";

/** A fresh compile of every shipped procedure in each of its forms for these places. */
export async function compileShipped(places: readonly Place[] = ["automation"]): Promise<readonly Compiled[]> {
  const { paths } = await findProcedures(repository, []);
  const resources = await loadResources();
  const compiled: Compiled[] = [];
  for (const path of paths) compiled.push(...(await compileFile(path, repository, resources, places)));
  return compiled;
}

/** What a procedure's file is compiled to. @throws Error with the first diagnostic that is an error */
export async function compileFile(
  path: string,
  root: string,
  resources: Resources,
  places: readonly Place[] = ["automation"],
): Promise<readonly Compiled[]> {
  const { procedure, diagnostics } = await loadProcedure(path, root);
  if (procedure === undefined) throw new Error(`${path}: ${diagnostics[0].message}`);
  return formsOf(procedure.dialects, places).map((form) => {
    const result = compileProcedure(procedure, form, resources);
    if (result.compiled === undefined) throw new Error(`${path}: ${result.diagnostics[0]?.message}`);
    return result.compiled;
  });
}
