import { chmodSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { execFile } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { findScripts } from "../../src/load/find-scripts.ts";
import { onlyWhere } from "../support/only-where.ts";
import { projectOfTest, type Project } from "./support/project.ts";

const sound = "Get-Mailbox -ResultSize Unlimited\n";
const purge = "Remove-Mailbox -Identity $id -PermanentlyDelete -Confirm:$false -ErrorAction Stop\n";
const unknown = "Get-Mailbox -Idnetity $id\n";

interface Document {
  readonly schema: string;
  readonly files: readonly { readonly file: string; readonly errors: number; readonly warnings: number }[];
  readonly diagnostics: readonly Readonly<Record<string, string | number>>[];
  readonly notChecked: readonly { readonly command: string; readonly calls: number }[];
}

async function json(project: Project, ...paths: readonly string[]): Promise<Document> {
  return JSON.parse((await project.purgebook("check", "--format", "json", "--", ...paths)).stdout) as Document;
}

/** The scripts that are found, without a run for each question. */
async function found(project: Project, ...asked: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  for await (const { file, path } of findScripts(project.root, asked)) if (path !== undefined) files.push(file);
  return files;
}

const filesOf = ({ files }: Document): readonly string[] => files.map(({ file }) => file);
const places = ({ diagnostics }: Document): readonly string[] =>
  diagnostics.map(({ code, file, line, column }) => `${code} ${file}:${line}:${column}`);

it("tells findings on stdout with the lines around them, sums up on stderr, and ends with 1", async () => {
  const project = projectOfTest({ "a.ps1": `# One.\n${unknown}# Two.\n`, "b.ps1": sound });
  const { code, stdout, stderr } = await project.purgebook("check", "a.ps1", "b.ps1");
  expect(code).toBe(1);
  expect(stdout).toMatch(/^a\.ps1:2:13 - error unknown-command-parameter: Get-Mailbox has no parameter -Idnetity\./);
  expect(stdout).toContain("> 2 | Get-Mailbox -Idnetity $id\n    |             ^\n  3 | # Two.\n");
  expect(stdout).not.toContain("\u001b");
  expect(stderr).toBe("2 scripts checked: 1 error, 0 warnings.\n");
});

it("shows the lines once for all that is found at one place", async () => {
  const { stdout } = await projectOfTest({ "a.ps1": purge }).purgebook("check", "a.ps1");
  const frames = stdout.match(/^> 1 \| /gm) ?? [];
  const places = new Set(stdout.match(/^a\.ps1:\d+:\d+/gm));
  expect(frames).toHaveLength(places.size);
});

it("ends with 0 where there is nothing to tell", async () => {
  const project = projectOfTest({ "a.ps1": sound });
  expect(await project.purgebook("check", "a.ps1")).toEqual({
    code: 0,
    stdout: "",
    stderr: "1 script checked: 0 errors, 0 warnings.\n",
  });
});

it("says which commands it could not check, documented or of another module, and counts no others", async () => {
  const project = projectOfTest({
    "a.ps1":
      "Get-CASMailbox x\nget-casmailbox y\nfunction Get-Clutter { }\nGet-Clutter\nGet-Mailbox z\nGet-Mailbx a\nInvoke-Sqlcmd b\ngit c\n",
  });
  const { stderr } = await project.purgebook("check", "a.ps1");
  const said = " 3 calls not checked, because the catalogue lacks the parameters of Get-CASMailbox, Invoke-Sqlcmd.\n";
  expect(stderr).toContain(said);
  expect((await json(project, "a.ps1")).notChecked).toEqual([
    { command: "Get-CASMailbox", calls: 2 },
    { command: "Invoke-Sqlcmd", calls: 1 },
  ]);
});

it("walks folders for *.ps1 in any case, in the order of their names, and takes a named file whatever its ending", async () => {
  const project = projectOfTest({
    "s/b.ps1": sound,
    "s/a/z.PS1": sound,
    "s/B.Ps1": sound,
    "s/notes.txt": sound,
    "s/c.ps1.txt": sound,
    "s/node_modules/m/x.ps1": sound,
    "s/.git/hooks/x.ps1": sound,
  });
  expect(await found(project, "s")).toEqual(["s/B.Ps1", "s/a/z.PS1", "s/b.ps1"]);
  expect(await found(project, "s/notes.txt", "s/b.ps1")).toEqual(["s/notes.txt", "s/b.ps1"]);
  expect(await found(project, "s/b.ps1", "s", "./s/b.ps1")).toEqual(["s/b.ps1", "s/B.Ps1", "s/a/z.PS1"]);
  expect(await found(project, join(project.root, "s/b.ps1"))).toEqual(["s/b.ps1"]);
});

it("leaves out what a .gitignore leaves out, around the folder and in it, and not what is named", async () => {
  const project = projectOfTest({
    ".gitignore": "old/\n*.tmp.ps1\n/s/only-here.ps1\n",
    "s/.gitignore": "!kept.tmp.ps1\n/draft.ps1\n",
    "s/a.ps1": sound,
    "s/a.tmp.ps1": sound,
    "s/kept.tmp.ps1": sound,
    "s/draft.ps1": sound,
    "s/only-here.ps1": sound,
    "s/deep/draft.ps1": sound,
    "s/deep/only-here.ps1": sound,
    "s/old/x.ps1": sound,
    "old/y.ps1": sound,
  });
  const walked = ["s/a.ps1", "s/deep/draft.ps1", "s/deep/only-here.ps1", "s/kept.tmp.ps1"];
  expect(await found(project, ".")).toEqual(walked);
  expect(await found(project, "s")).toEqual(walked);
  expect(await found(project, "s/a.tmp.ps1")).toEqual(["s/a.tmp.ps1"]);
  expect(await found(project, "old")).toEqual(["old/y.ps1"]);
});

it("goes by the .gitignore files of the repository that the project lies in", async () => {
  const project = projectOfTest({
    ".git/HEAD": "",
    ".gitignore": "b.ps1\n",
    "part/s/a.ps1": sound,
    "part/s/b.ps1": sound,
  });
  const { cli } = project;
  const { stdout } = await cli(join(project.root, "part"), "check", "--format", "json", "s");
  expect(filesOf(JSON.parse(stdout) as Document)).toEqual(["s/a.ps1"]);
});

it.each([
  ["what is not there", "none.ps1", "script-not-found none.ps1:1:1"],
  ["what lies below a file", "a.ps1/b.ps1", "script-not-found a.ps1/b.ps1:1:1"],
  ["an empty name", "", "script-not-found .:1:1"],
  ["a folder without scripts", "empty", "no-scripts empty:1:1"],
  ["a name longer than the system takes", "x".repeat(300), `cannot-read ${"x".repeat(300)}:1:1`],
])("tells %s, and checks the others", async (_, asked, expected) => {
  const project = projectOfTest({ "a.ps1": unknown, "empty/notes.txt": "" });
  const document = await json(project, asked, "a.ps1");
  expect(places(document)).toEqual([expected, "unknown-command-parameter a.ps1:1:13"]);
  const { code, stderr } = await project.purgebook("check", "--", asked);
  expect(code).toBe(1);
  expect(stderr).toBe("0 scripts checked: 1 error, 0 warnings.\n");
});

it("checks for the runtime that was asked for, or for those of the settings, which may name their schema", async () => {
  const project = projectOfTest({ "a.ps1": sound });
  project.write({ "purgebook.config.json": '{ "$schema": "./x.json", "runtimes": ["desktop-7"] }' });
  expect((await project.purgebook("check", "a.ps1")).code).toBe(0);
  expect((await project.purgebook("check", "a.ps1", "--runtime", "automation-5.1")).code).toBe(0);
  const wrong = await project.purgebook("check", "a.ps1", "--runtime", "automation-8");
  expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining("Allowed choices are automation-5.1") });
});

it("checks nothing by settings that it does not understand", async () => {
  const project = projectOfTest({ "a.ps1": unknown, "purgebook.config.json": '{ "runtime": "desktop-7" }' });
  const { code, stdout, stderr } = await project.purgebook("check", "a.ps1");
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(/^purgebook\.config\.json:1:1 - error invalid-settings: .*\nNothing was checked\.\n$/);
});

it("finds the settings of a folder within its repository, and says which they are", async () => {
  const project = projectOfTest({
    ".git/HEAD": "",
    "s/a.ps1": "$a = $b ?? 1",
    "purgebook.config.json": '{\n  "runtimes": [}',
  });
  const { stderr } = await project.cli(join(project.root, "s"), "check", "a.ps1");
  expect(stderr).toMatch(/^\.\.\/purgebook\.config\.json:1:1 - error invalid-settings: /);
  project.write({ "purgebook.config.json": '{ "runtimes": ["desktop-7"] }' });
  expect((await project.cli(join(project.root, "s"), "check", "a.ps1")).code).toBe(0);
  project.write({ "purgebook.config.json": '{ "runtimes": ["desktop-5.1"] }' });
  expect((await project.cli(join(project.root, "s"), "check", "a.ps1")).stdout).toContain("newer-syntax");
});

it("needs a path", async () => {
  expect(await projectOfTest().purgebook("check")).toMatchObject({ code: 2, stdout: "" });
});

it("says without an engine how to get one, in every format, and ends with 2", async () => {
  const project = projectOfTest({ "a.ps1": purge });
  const human = await project.purgebook("check", "a.ps1", "--engine", "/nowhere/pwsh");
  expect({ code: human.code, stdout: human.stdout }).toEqual({ code: 2, stdout: "" });
  expect(human.stderr).toMatch(
    /^error no-engine: .*\/nowhere\/pwsh: there is no such file to run\. Install PowerShell 7 .*\nNothing was checked\.\n$/,
  );
  expect(human.stderr).not.toContain("--unvalidated");
  for (const format of ["json", "sarif"]) {
    const { code, stdout } = await project.purgebook("check", "a.ps1", "--format", format, "--engine", "/nowhere");
    expect(code).toBe(2);
    expect(JSON.stringify(JSON.parse(stdout))).toContain('"no-engine"');
  }
});

it("ends with 2 where the engine fails whatever the script", async () => {
  const project = projectOfTest({ "a.ps1": sound, "b.ps1": sound });
  const { code, stdout, stderr } = await project.purgebook("check", ".", "--engine", "/bin/false");
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(/^error engine-failed: .*\/bin\/false ended with 1\./);
});

it("gives one JSON document: the files, the findings with their places, and what was not checked", async () => {
  const project = projectOfTest({ "a.ps1": purge, "b.ps1": `${sound}Get-CASMailbox x\n` });
  const { code, stdout, stderr } = await project.purgebook("check", ".", "--format", "json");
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  const document = JSON.parse(stdout) as Document;
  expect(Object.keys(document)).toEqual(["schema", "files", "diagnostics", "notChecked"]);
  expect(document.schema).toBe("purgebook-check-1");
  expect(document.files.map(({ file, errors }) => [file, errors > 0])).toEqual([
    ["a.ps1", true],
    ["b.ps1", false],
  ]);
  expect(document.diagnostics).toContainEqual({
    code: "act-outside-gate",
    severity: "error",
    message: expect.stringContaining("Remove-Mailbox runs whatever"),
    file: "a.ps1",
    line: 1,
    column: 1,
  });
});

interface SarifLog {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: Readonly<Record<string, unknown>> };
      readonly columnKind: string;
      readonly invocations?: readonly object[];
      readonly results: readonly Readonly<Record<string, unknown>>[];
    },
  ];
}

it("gives SARIF with a rule for each code, and places with percent-encoded addresses", async () => {
  const project = projectOfTest({ "s/a b#ü%.ps1": unknown });
  const outside = realpathSync(mkdtempSync(join(tmpdir(), "purgebook-outside-")));
  onTestFinished(() => rmSync(outside, { recursive: true }));
  writeFileSync(join(outside, "o.ps1"), unknown);
  const { code, stdout, stderr } = await project.purgebook("check", "s", outside, "--format", "sarif");
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  const { runs } = JSON.parse(stdout) as SarifLog;
  expect(runs[0].columnKind).toBe("utf16CodeUnits");
  expect(runs[0].tool.driver).toMatchObject({
    name: "purgebook",
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    rules: [
      {
        id: "unknown-command-parameter",
        shortDescription: { text: expect.stringMatching(/^[A-Z].*\.$/) },
        defaultConfiguration: { level: "error" },
      },
    ],
  });
  const at = (uri: string) => ({
    ruleId: "unknown-command-parameter",
    ruleIndex: 0,
    level: "error",
    message: { text: expect.stringContaining("-Idnetity") },
    locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine: 1, startColumn: 13 } } }],
  });
  expect(runs[0].results).toEqual([at("s/a%20b%23%C3%BC%25.ps1"), at(`file://${outside}/o.ps1`)]);
});

/** Where its binary for this machine was installed, as npm does where there is one. */
function multitool(): string | undefined {
  try {
    const path = createRequire(import.meta.url)("@microsoft/sarif-multitool") as string;
    chmodSync(path, 0o755);
    return path;
  } catch {
    return undefined;
  }
}

onlyWhere(multitool() !== undefined, "no binary of @microsoft/sarif-multitool is installed for this machine")(
  "gives SARIF in which Microsoft's validator finds no error, with and without findings, and without an engine",
  async () => {
    const project = projectOfTest({
      "a b.ps1": unknown,
      "c.ps1": purge,
      "d.ps1": Buffer.from([0xff]),
      "ok/e.ps1": sound,
    });
    const asked = { found: [".", "nowhere"], none: ["ok"], engine: [".", "--engine", "/nowhere"] };
    for (const [name, paths] of Object.entries(asked)) {
      const { stdout } = await project.purgebook("check", ...paths, "--format", "sarif");
      project.write({ [`${name}.sarif`]: stdout });
      const log = join(project.root, `${name}.sarif`);
      const said = await new Promise<string>((resolve) =>
        execFile(multitool() ?? "", ["validate", log], (_error, out, errors) => resolve(`${out}${errors}`)),
      );
      expect(said).toContain("Analysis completed successfully.");
      // A home page of the tool is what it misses.
      expect(said.match(/: (error|warning) .*$/gm)?.filter((line) => !line.includes("SARIF2005")) ?? []).toEqual([]);
    }
    project.write({ "broken.sarif": '{ "version": "2.1.0", "runs": [{ "results": [] }] }' });
    const said = await new Promise<string>((resolve) =>
      execFile(multitool() ?? "", ["validate", join(project.root, "broken.sarif")], (_error, out) => resolve(out)),
    );
    expect(said).toMatch(/: error /);
  },
);
