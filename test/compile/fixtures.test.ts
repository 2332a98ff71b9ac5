import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { compileProcedure, validate, type Compiled } from "../../src/compile.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { loadProcedure } from "../../src/load/load-procedure.ts";
import { loadResources } from "../../src/load/resources.ts";
import type { ScriptNode } from "../../src/powershell/syntax.ts";
import { read } from "../powershell/support/reader.ts";

const folder = fileURLToPath(new URL("../fixtures/compile/", import.meta.url));
const cases = readdirSync(folder);
const resources = await loadResources();
const input = "input.runbook.ts";

/** What each stage makes of a case: by the name of its golden file. `RECORD=true` writes them anew; their diff is to be read. */
async function stagesOf(name: string): Promise<ReadonlyMap<string, string>> {
  const { procedure, diagnostics } = await loadProcedure(join(folder, name, input), join(folder, name));
  if (procedure === undefined) return new Map([["diagnostics.txt", lines(diagnostics)]]);
  const tree = `${JSON.stringify(procedure, null, 2)}\n`;
  const result = compileProcedure(procedure, { dialect: "graph-rest", place: "automation" }, resources);
  if (result.compiled === undefined)
    return new Map([
      ["procedure.json", tree],
      ["diagnostics.txt", lines(result.diagnostics)],
    ]);
  expect(await validate(result.compiled, { read })).toEqual([]);
  const { script, review, permissions, hash } = result.compiled;
  return new Map([
    ["procedure.json", tree],
    ["script.json", loweredTree(script)],
    ["expected.ps1", withoutBodies(result.compiled)],
    ["expected.review.md", review.replaceAll(hash, "<hash>")],
    ["expected.permissions.json", permissions],
  ]);
}

/** The lowered body, a line a statement: a person reads the script, and this where the script is not what was meant. */
function loweredTree({ body }: ScriptNode): string {
  const statements = body.flatMap((statement) => (statement.kind === "try" ? statement.body : [statement]));
  return `${statements.map((statement) => JSON.stringify(statement)).join("\n")}\n`;
}

const lines = (diagnostics: readonly Diagnostic[]): string =>
  diagnostics
    .map(
      ({ place, severity, code, message }) =>
        `${place?.file}:${place?.line}:${place?.column} ${severity} ${code}: ${message}\n`,
    )
    .join("");

/** The script with its runtime functions by name alone, which are the templates' to the letter, and without its hash. */
function withoutBodies({ script, text, hash }: Compiled): string {
  return script.functions
    .reduce((rest, node) => rest.replace(`${node.text}\n\n`, () => `function ${node.name} { ... }\n`), text)
    .replaceAll(hash, "<hash>");
}

it("finds its cases", () => {
  expect(cases.length).toBeGreaterThanOrEqual(3);
});

it.each(cases)("compiles as it is recorded: %s", async (name) => {
  const stages = await stagesOf(name);
  const there = readdirSync(join(folder, name)).filter((file) => file !== input);
  if (process.env["RECORD"] === "true") {
    for (const file of there) if (!stages.has(file)) rmSync(join(folder, name, file));
    for (const [file, text] of stages) writeFileSync(join(folder, name, file), text);
    return;
  }
  expect(there.sort(), "RECORD=true writes them").toEqual([...stages.keys()].sort());
  for (const [file, text] of stages) {
    const path = join(folder, name, file);
    expect(text, file).toBe(existsSync(path) ? readFileSync(path, "utf8") : undefined);
  }
});
