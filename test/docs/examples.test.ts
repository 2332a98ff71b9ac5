import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { compileProcedure, validate } from "../../src/compile.ts";
import { findEngine } from "../../src/engine/find.ts";
import { openEngine, type EngineSession } from "../../src/engine/session.ts";
import { loadProcedures } from "../../src/load/load-procedures.ts";
import { loadResources } from "../../src/load/resources.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const pages = ["README.md", "docs/authoring.md"];

/** The complete procedures of a page: TypeScript blocks that begin with an import. */
async function examplesOf(page: string): Promise<readonly string[]> {
  const text = await readFile(join(root, page), "utf8");
  return [...text.matchAll(/^```ts\n(import [\s\S]*?)^```$/gm)].map((match) => match[1] ?? "");
}

const examples = (
  await Promise.all(pages.map(async (page) => (await examplesOf(page)).map((text, at) => ({ page, at: at + 1, text }))))
).flat();

let engine: EngineSession;
let folder: string;

beforeAll(async () => {
  const { platform, arch: architecture, env: environment } = process;
  const { found } = await findEngine({ environment, platform, architecture, packageRoot: root, announce: () => {} });
  if (found === null) throw new Error("no PowerShell engine");
  engine = openEngine(found);
  folder = await mkdtemp(join(tmpdir(), "purgebook-docs-"));
});

afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

it("every page has examples", () => {
  expect(new Set(examples.map(({ page }) => page))).toEqual(new Set(pages));
});

it.each(examples)("$page: example $at compiles and reads back", async ({ page, at, text }) => {
  const path = join(folder, `${page.replaceAll("/", "-")}-${at}.runbook.ts`);
  await writeFile(path, text);
  for await (const { loaded } of loadProcedures([path], { root: folder, say: () => {} })) {
    expect(loaded.diagnostics).toEqual([]);
    if (loaded.procedure === undefined) return;
    const { compiled, diagnostics } = compileProcedure(
      loaded.procedure,
      { dialect: "graph-rest", place: "automation" },
      await loadResources(),
    );
    expect(diagnostics).toEqual([]);
    if (compiled === undefined) throw new Error("not compiled");
    const reader = { read: (script: string) => engine.read({ text: script, functions: "text" }) };
    expect(await validate(compiled, reader)).toEqual([]);
  }
});
