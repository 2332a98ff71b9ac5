import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadProcedures } from "../../src/load/load-procedures.ts";
import type { Procedure } from "../../src/procedure/procedure.ts";
import { writeFiles } from "../../src/util/write-files.ts";
import { coverageText } from "./coverage.ts";
import { seed } from "./seed.ts";

/** The shipped procedures by name. */
export async function shippedProcedures(root: string): Promise<ReadonlyMap<string, Procedure>> {
  const folder = join(root, "runbooks");
  const paths = (await readdir(folder))
    .filter((name) => name.endsWith(".runbook.ts"))
    .sort()
    .map((name) => join(folder, name));
  const procedures = new Map<string, Procedure>();
  for await (const { loaded, path } of loadProcedures(paths, { root, say: () => {} })) {
    if (loaded.procedure === undefined) throw new Error(`${path} does not load: ${loaded.diagnostics[0].message}`);
    procedures.set(loaded.procedure.name, loaded.procedure);
  }
  return procedures;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const text = coverageText(seed, await shippedProcedures(root));
  const written = await writeFiles(join(root, "docs"), new Map([["coverage.md", text]]));
  console.log(written.length === 0 ? "docs/coverage.md is up to date" : "docs/coverage.md");
}
