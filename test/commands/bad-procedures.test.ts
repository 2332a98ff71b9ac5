import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeProject, soundProcedure, type Project, type Run } from "./support/project.ts";

interface Found {
  readonly code: string;
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

const definition = (rest: string): string =>
  `import { exo, param, runbook } from "purgebook";\nexport default runbook({ synopsis: "Looks.", parameters: {}, ${rest} });\n`;

const bad: Readonly<Record<string, string>> = {
  "wrong-export": 'export default { name: "Show-Nothing" };\n',
  "no-export": "export const name = 1;\n",
  "throws-on-load": '\nthrow new Error("the moon is full\\nand bright");\n',
  "throws-nothing": "throw undefined;\n",
  "rejects-later": 'void Promise.reject(new Error("nobody caught this"));\nexport default 1;\n',
  "syntax-error": "const ready = true;\nconst broken: number = ;\nexport default ready;\n",
  "unknown-import": 'import { nothing } from "purgebook";\nexport default nothing;\n',
  "missing-package": 'import nothing from "no-such-package";\nexport default nothing;\n',
  "enum-syntax": "enum Colour { red }\nexport default Colour.red;\n",
  "calls-itself": "const again = (): number => again() + 1;\nexport default again();\n",
  "steps-call-themselves": definition(
    'name: "Show-Depth", procedure(run) { const again = () => { again(); }; again(); }',
  ),
  "steps-ask-themselves": definition(
    'name: "Show-Endless", procedure(run) { const again = () => { run.findOne("Find", exo.getMailbox({ Identity: "a" }), { as: "a" }); again(); }; try { again(); } catch {} const deep = () => { param.guid("Id."); deep(); }; deep(); }',
  ),
  "blocks-nest-without-end": definition(
    'name: "Show-Nest", procedure(run) { run.findOne("Find", exo.getOrganizationConfig()); const nest = (r) => r.when("When", { test: "missing", object: "organizationConfig" }, nest); nest(run); }',
  ),
  "guard-misspelt": definition(
    'name: "Show-Guard", procedure(run) { run.check("Check", run.findOne("Find", exo.getOrganizationConfig()), [undefined]); }',
  ),
  "steps-throw": definition('name: "Show-Throw", procedure(run) {\n  throw new Error("no steps today");\n}'),
  "steps-later": definition('name: "Show-Later", procedure: async (run) => {}'),
  exits: "process.exit(7);\n",
  "exits-in-steps": definition('name: "Show-Exit", procedure() { process.exit(0); }'),
  "waits-for-ever": "await new Promise(() => {});\nexport default 1;\n",
  "refused-name": soundProcedure("../../Remove-Everything"),
  "twin-one": soundProcedure("Show-Twin"),
  "twin-two": soundProcedure("Show-TWIN"),
  "helper-throws": 'import "../helpers/broken.ts";\nexport default 1;\n',
};

let project: Project;
let run: Run;
let found: readonly Found[];

beforeAll(async () => {
  project = makeProject({
    "runbooks/a-sound.runbook.ts": soundProcedure("Show-First"),
    "runbooks/z-sound.runbook.ts": soundProcedure("Show-Last"),
    "helpers/broken.ts": "const one = 1;\n\nthrow new TypeError(`helpers have ${one} bad day`);\n",
  });
  for (const [name, text] of Object.entries(bad)) project.write({ [`runbooks/${name}.runbook.ts`]: text });
  run = await project.run({}, "compile", "--unvalidated", "--format", "json");
  found = (JSON.parse(run.stdout) as { readonly diagnostics: readonly Found[] }).diagnostics;
});

afterAll(() => project.remove());

const of = (name: string): readonly Found[] => found.filter(({ file }) => file === `runbooks/${name}.runbook.ts`);

it.each([
  ["wrong-export", "no-runbook", /is an object, not a runbook/],
  ["no-export", "no-runbook", /is missing, not a runbook/],
  ["throws-on-load", "load-failed", /the moon is full and bright\. /],
  ["throws-nothing", "load-failed", /it throws undefined\. /],
  ["rejects-later", "load-failed", /nobody caught this\. /],
  ["syntax-error", "load-failed", /Expression expected/],
  ["unknown-import", "load-failed", /does not provide an export named 'nothing'/],
  ["missing-package", "load-failed", /Cannot find package 'no-such-package'\. /],
  ["enum-syntax", "load-failed", /enum is not supported/],
  ["calls-itself", "load-failed", /it calls itself without end\. /],
  ["steps-call-themselves", "procedure-failed", /it calls itself without end\. /],
  ["steps-ask-themselves", "procedure-failed", /it calls itself without end\. /],
  ["blocks-nest-without-end", "procedure-failed", /it calls itself without end\. /],
  ["guard-misspelt", "invalid-step", /check takes a list of guards/],
  ["steps-throw", "procedure-failed", /no steps today\. /],
  ["steps-later", "procedure-failed", /it is asynchronous\. /],
  ["exits", "load-failed", /it calls process\.exit\. /],
  ["exits-in-steps", "procedure-failed", /it calls process\.exit\. /],
  ["waits-for-ever", "load-failed", /it waits for something that never happens/],
  ["refused-name", "invalid-name", /Remove-Everything/],
  ["twin-one", "duplicate-runbook", /^runbooks\/twin-two\.runbook\.ts defines a runbook named Show-Twin too/],
  ["twin-two", "duplicate-runbook", /^runbooks\/twin-one\.runbook\.ts defines a runbook named Show-TWIN too/],
])("%s gives %s", (name, code, message) => {
  expect(of(name)).toHaveLength(1);
  expect(of(name)[0]).toMatchObject({ code, message: expect.stringMatching(message) });
});

it("points at the place of the fault, also in a file that the procedure imports", () => {
  expect(of("throws-on-load")[0]).toMatchObject({ line: 2, column: 7 });
  expect(of("syntax-error")[0]).toMatchObject({ line: 2, column: 24 });
  expect(of("unknown-import")[0]).toMatchObject({ line: 1, column: 10 });
  expect(of("exits")[0]).toMatchObject({ line: 1, column: 9 });
  expect(of("steps-throw")[0]).toMatchObject({ line: 3, column: 9 });
  expect(found.filter(({ file }) => file === "helpers/broken.ts")).toEqual([
    expect.objectContaining({ code: "load-failed", line: 3, column: 7 }),
  ]);
});

it("compiles the others, and writes nothing for those that failed", () => {
  const scripts = readdirSync(join(project.root, "out")).filter((name) => name.endsWith(".ps1"));
  expect(scripts).toEqual(["Show-First.ps1", "Show-Last.ps1"]);
  expect(readdirSync(join(project.root, "out")).filter((name) => name.startsWith("."))).toEqual([]);
  expect(existsSync(join(project.root, "..", "Remove-Everything.ps1"))).toBe(false);
});

it("fails with 1, and neither with a stack trace nor with a path of this machine", () => {
  expect(run.code).toBe(1);
  expect(run.stderr).toBe("");
  expect(run.stdout).not.toMatch(/^\s+at /m);
  expect(run.stdout).not.toContain(project.root);
});

it("shows a person the line that is meant", async () => {
  const { stdout, stderr, code } = await project.run({}, "compile", "exits", "--unvalidated");
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain("runbooks/exits.runbook.ts:1:9 - error load-failed: ");
  expect(stderr).toContain("> 1 | process.exit(7);\n    |         ^\n");
  expect(stderr).toMatch(/1 error; 0 runbooks compiled; nothing changed\.\n$/);
});
