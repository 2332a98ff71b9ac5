import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadProcedure } from "../../../src/load/load-procedure.ts";
import type { Procedure } from "../../../src/procedure/procedure.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** A shipped procedure, by the name of its file. */
export async function procedureOf(stem: string): Promise<Procedure> {
  const { procedure } = await loadProcedure(join(root, "runbooks", `${stem}.runbook.ts`), root);
  if (procedure === undefined) throw new Error(`${stem} does not load.`);
  return procedure;
}
