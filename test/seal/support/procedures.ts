import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadProcedure } from "../../../src/load/load-procedure.ts";
import type { Seal } from "../../../src/procedure/seal.ts";
import { id } from "../../tenant/support/state.ts";
import type { Procedure } from "../../../src/procedure/procedure.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** A shipped procedure, by the name of its file. */
export async function procedureOf(stem: string): Promise<Procedure> {
  const { procedure } = await loadProcedure(join(root, "runbooks", `${stem}.runbook.ts`), root);
  if (procedure === undefined) throw new Error(`${stem} does not load.`);
  return procedure;
}

/** For two mailboxes, in a window that the clock of a simulated tenant, which begins on 2026-11-23 at 10:00, is in. */
export const sealOfTest: Seal = {
  approved: "0".repeat(64),
  ticket: "CHG-1",
  notBefore: "2026-11-23T09:00:00Z",
  notAfter: "2026-11-23T12:00:00Z",
  maxTargets: 2,
  targets: [{ TargetsJson: id(1) }, { TargetsJson: id(2) }],
  parameters: {},
};
