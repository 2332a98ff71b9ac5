import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { registry } from "../src/diagnostics/registry.ts";
import { rules, vocabulary } from "../src/rules/procedure/index.ts";
import { scriptRules } from "../src/rules/script/index.ts";

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
const filesOf = (folder: string, ending: string): readonly string[] =>
  readdirSync(new URL(`../${folder}`, import.meta.url))
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();

const codes = Object.keys(registry).sort();
const codeOf = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
/** Acknowledgements are settled when all rules have spoken, so that file is no rule of the list. */
const settled = "unused-acknowledgement";

it("has a page for every code, and a code for every page", () => {
  expect(filesOf("docs/rules", ".md")).toEqual(codes);
});

it.each(codes)("says on the page of %s its severity, why, and what is wrong and right", (code) => {
  const page = read(`docs/rules/${code}.md`);
  const severity = registry[code as keyof typeof registry].severity;
  expect(page.startsWith(`# ${code}\n\nSeverity: ${severity}`)).toBe(true);
  expect([...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual(["Why", "Wrong", "Right"]);
});

it("lists every rule, each in a file that is named by its code", () => {
  const listed = [...vocabulary, ...rules].map(({ name }) => codeOf(name));
  expect(new Set(listed).size).toBe(listed.length);
  const files = filesOf("src/rules/procedure", ".ts").filter((file) => file !== "index" && file !== "rule");
  expect([...listed, settled].sort()).toEqual(files);
  expect(files.filter((file) => !codes.includes(file))).toEqual([]);
});

it("gives in the file of a rule its own code alone", () => {
  for (const file of filesOf("src/rules/procedure", ".ts")) {
    const given = [...read(`src/rules/procedure/${file}.ts`).matchAll(/diagnostic\(\s*"([a-z-]+)"/g)].map(
      ([, code]) => code,
    );
    expect([...new Set(given)]).toEqual(codes.includes(file) ? [file] : []);
  }
});

it("tests every rule under its code", () => {
  const ruled = filesOf("src/rules/procedure", ".ts").filter((file) => codes.includes(file));
  const tested = filesOf("test/rules/procedure", ".test.ts");
  expect(ruled.filter((code) => !tested.includes(code))).toEqual([]);
  for (const code of ruled) expect(read(`test/rules/procedure/${code}.test.ts`)).toContain(`"${code}"`);
});

/** The rules over scripts stand in a folder for each group. */
const groups = ["automation", "commands", "identity", "safety", "secrets"] as const;
const scriptRuleFiles = groups.flatMap((group) =>
  filesOf(`src/rules/script/${group}`, ".ts")
    .filter((file) => file !== "index")
    .map((file) => ({ group, file })),
);

it("lists every rule over scripts, each in a file that is named by its code and gives that alone", () => {
  expect(scriptRules.map(({ name }) => codeOf(name)).sort()).toEqual(scriptRuleFiles.map(({ file }) => file).sort());
  for (const { group, file } of scriptRuleFiles) {
    const text = read(`src/rules/script/${group}/${file}.ts`);
    const given = [...text.matchAll(/diagnostic\(\s*"([a-z-]+)"/g)].map(([, code]) => code);
    expect([...new Set(given)], file).toEqual([file]);
  }
});

it("tests every rule over scripts under its code", () => {
  for (const { group, file } of scriptRuleFiles)
    expect(read(`test/rules/script/${group}/${file}.test.ts`)).toContain(`"${file}"`);
});
