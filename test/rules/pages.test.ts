import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadProcedure } from "../../src/load/load-procedure.ts";
import { compileProcedure, validate } from "../../src/compile.ts";
import { loadResources } from "../../src/load/resources.ts";
import { formsOf } from "../../src/procedure/form.ts";
import type { Procedure } from "../../src/procedure/procedure.ts";
import { checkProcedure } from "../../src/rules/procedure/index.ts";

import { read } from "../powershell/support/reader.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** A complete procedure that stands on a page: TypeScript must type-check, JavaScript shows what the types refuse. */
interface Example {
  readonly code: string;
  readonly part: "Wrong" | "Right";
  readonly language: "ts" | "js";
  readonly text: string;
}

async function readExamples(): Promise<readonly Example[]> {
  const files = (await readdir(join(root, "docs/rules"))).sort();
  const pages = await Promise.all(files.map((file) => readFile(join(root, "docs/rules", file), "utf8")));
  return files.flatMap((file, at) => examplesOf(file.replace(".md", ""), pages[at] ?? ""));
}

function examplesOf(code: string, page: string): readonly Example[] {
  return (["Wrong", "Right"] as const).flatMap((part) => {
    const section = page.split(/^## /m).find((text) => text.startsWith(`${part}\n`)) ?? "";
    const blocks = [...section.matchAll(/```(ts|js)\n(import [\s\S]*?)```/g)];
    return blocks.map(([, language, text]) => ({ code, part, language: language as "ts" | "js", text: text ?? "" }));
  });
}

const examples = await readExamples();
let folder = "";
const fileOf = (example: Example): string =>
  join(
    folder,
    `${example.code}-${example.part}-${examples.indexOf(example)}.${example.language === "ts" ? "mts" : "mjs"}`,
  );

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pages-"));
  await mkdir(folder, { recursive: true });
  const entry = pathToFileURL(join(root, "src/index.ts")).href;
  for (const example of examples)
    await writeFile(fileOf(example), example.text.replace('from "purgebook"', `from "${entry}"`));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function codesOf(example: Example): Promise<readonly string[]> {
  const { procedure, diagnostics } = await loadProcedure(fileOf(example), folder);
  return (procedure === undefined ? diagnostics : checkProcedure(procedure)).map(({ code }) => code);
}

it.each(examples.map((example) => [example.code, example.part, example] as const))(
  "%s: what its page calls %s",
  async (code, part, example) => {
    expect(await codesOf(example)).toEqual(part === "Wrong" ? [code] : []);
  },
);

const right = examples.filter(({ part }) => part === "Right");
it.each(right.map((example) => [example.code, example] as const))(
  "%s: what its page calls Right compiles, and PowerShell reads it back",
  async (_, example) => {
    const { procedure } = await loadProcedure(fileOf(example), folder);
    for (const form of formsOf(procedure?.dialects ?? [], ["automation"])) {
      const { compiled } = compileProcedure(procedure as Procedure, form, await loadResources());
      if (compiled === undefined) throw new Error("It does not compile.");
      expect(await validate(compiled, { read })).toEqual([]);
    }
  },
);

it("shows the right way beside every wrong one", () => {
  const shown = (part: string) => [
    ...new Set(examples.filter((example) => example.part === part).map(({ code }) => code)),
  ];
  expect(shown("Wrong").length).toBeGreaterThan(30);
  expect(shown("Right")).toEqual(shown("Wrong"));
});

it("shows TypeScript that type-checks", async () => {
  const typed = examples.filter(({ language }) => language === "ts");
  const checked = join(folder, "checked");
  await mkdir(checked);
  // The last one does not type-check: it shows that the compiler looked.
  const texts = [
    ...typed.map(({ text }) => text),
    'import { runbook } from "purgebook";\n\nexport default runbook(1);\n',
  ];
  for (const [at, text] of texts.entries()) await writeFile(join(checked, `${at}.ts`), text);
  const options = { extends: join(root, "tsconfig.json"), include: ["*.ts"] };
  const compilerOptions = {
    paths: { purgebook: [join(root, "src/index.ts")] },
    types: [],
    noUnusedLocals: false,
    noUnusedParameters: false,
  };
  await writeFile(join(checked, "tsconfig.json"), JSON.stringify({ ...options, compilerOptions }));
  await writeFile(join(checked, "package.json"), '{"type":"module"}');
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  const { stdout } = await promisify(execFile)(process.execPath, [compiler, "-p", checked], { cwd: checked }).catch(
    (error: { readonly stdout: string }) => error,
  );
  const faults = stdout.split("\n").filter((line) => /^\d+\.ts/.test(line));
  const faulty = faults.map((line) => typed[Number.parseInt(line, 10)]?.code ?? "the last one");
  expect(faulty, stdout).toEqual(["the last one"]);
});
