import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, unlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { projectOfTest, soundProcedure, type Project } from "./support/project.ts";

const show = { "runbooks/show.runbook.ts": soundProcedure("Show-Mailbox") };
const look = { "runbooks/look.runbook.ts": soundProcedure("Get-Mailbox") };

const out = (project: Project): readonly string[] =>
  existsSync(join(project.root, "out")) ? readdirSync(join(project.root, "out")).sort() : [];

interface Manifest {
  readonly runbooks: readonly {
    readonly name: string;
    readonly validated: boolean;
    readonly sources: readonly { readonly file: string }[];
  }[];
}
const manifest = (project: Project): Manifest => JSON.parse(project.read("out/manifest.json")) as Manifest;

it("writes what PowerShell read back, lists it as results, and says when nothing changed", async () => {
  const project = projectOfTest(show);
  const first = await project.purgebook("compile");
  expect(first).toMatchObject({ code: 0, stderr: "1 runbook compiled; 4 files changed in out.\n" });
  expect(first.stdout.trim().split("\n")).toEqual([
    "out/Show-Mailbox.ps1",
    "out/Show-Mailbox.review.md",
    "out/Show-Mailbox.permissions.json",
    "out/manifest.json",
  ]);
  expect(manifest(project).runbooks).toMatchObject([{ name: "Show-Mailbox", validated: true }]);
  expect(project.read("out/Show-Mailbox.review.md")).not.toContain("do not approve");

  const again = await project.purgebook("compile");
  expect(again).toEqual({ code: 0, stdout: "", stderr: "1 runbook compiled; nothing changed.\n" });
});

it("names the procedure's own files as sources, and none of the package", async () => {
  const procedure = soundProcedure("Show-Mailbox").replace(
    "export default",
    'import "../helpers/words.ts";\nexport default',
  );
  const project = projectOfTest({
    "runbooks/show.runbook.ts": procedure,
    "helpers/words.ts": "export const word = 1;\n",
  });
  await project.purgebook("compile", "--unvalidated");
  expect(manifest(project).runbooks[0]?.sources.map(({ file }) => file)).toEqual([
    "helpers/words.ts",
    "runbooks/show.runbook.ts",
  ]);
});

it("reads again only what it has not read, and all of it in CI", async () => {
  const project = projectOfTest(show);
  const broken = join(project.root, "no-engine");
  expect((await project.purgebook("compile")).code).toBe(0);
  const engine = ["--engine", broken];
  expect((await project.purgebook("compile", ...engine)).code).toBe(0);

  const inCi = await project.run({ CI: "true" }, "compile", ...engine);
  expect(inCi.code).toBe(2);
  expect(inCi.stderr).toMatch(/error no-engine: No PowerShell engine was found.*no-engine: there is no such file/);

  project.write(look);
  expect((await project.purgebook("compile", ...engine)).code).toBe(2);
  expect(out(project)).not.toContain("Get-Mailbox.ps1");

  project.write({ "node_modules/.cache/purgebook/validated.json": "{ nonsense" });
  expect((await project.purgebook("compile")).code).toBe(0);
  expect(out(project)).toContain("Get-Mailbox.ps1");
});

it("remembers what it has read of the others when it compiles one", async () => {
  const project = projectOfTest({ ...show, ...look });
  await project.purgebook("compile");
  project.write({ "runbooks/show.runbook.ts": soundProcedure("Show-Mailbox", "See it") });
  expect((await project.purgebook("compile", "show")).code).toBe(0);
  expect((await project.purgebook("compile", "--engine", "/nowhere")).code).toBe(0);
});

it("says in the manifest and on the review sheet what no engine has read", async () => {
  const project = projectOfTest(show);
  const { code, stderr } = await project.purgebook("compile", "--unvalidated", "--engine", "/nowhere");
  expect(code).toBe(0);
  expect(stderr).toContain("they are not validated");
  expect(manifest(project).runbooks).toMatchObject([{ validated: false }]);
  expect(project.read("out/Show-Mailbox.review.md")).toContain("No PowerShell engine read the script back");

  await project.purgebook("compile");
  expect(manifest(project).runbooks).toMatchObject([{ validated: true }]);
  expect(project.read("out/Show-Mailbox.review.md")).not.toContain("No PowerShell engine");
});

it("writes nothing without an engine", async () => {
  const project = projectOfTest(show);
  const { code, stdout, stderr } = await project.purgebook("compile", "--engine", "/nowhere/pwsh");
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain("/nowhere/pwsh: there is no such file to run.");
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(out(project)).toEqual([]);
});

it("fails with 2 and writes nothing when the engine breaks down", async () => {
  const project = projectOfTest(show);
  const { code, stderr } = await project.purgebook("compile", "--engine", "/bin/false");
  expect(code).toBe(2);
  expect(stderr).toContain("error engine-failed: ");
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(out(project)).toEqual([]);
});

it("--check tells what differs, what is missing and what is an orphan, and writes nothing", async () => {
  const project = projectOfTest({ ...show, ...look });
  await project.purgebook("compile", "--unvalidated");
  const check = ["compile", "--unvalidated", "--check", "--format", "json"];
  expect(await project.purgebook(...check)).toMatchObject({ code: 0, stderr: "" });

  project.write({ "out/Show-Mailbox.ps1": "Remove-Mailbox\n", "out/Remove-ByHand.ps1": "Remove-Mailbox\n" });
  unlinkSync(join(project.root, "out", "Get-Mailbox.review.md"));
  unlinkSync(join(project.root, "runbooks", "look.runbook.ts"));
  project.write({ "runbooks/seek.runbook.ts": soundProcedure("Get-Mailbox", "Seek it") });
  const { code, stdout } = await project.purgebook(...check);
  const { diagnostics } = JSON.parse(stdout) as { readonly diagnostics: readonly { code: string; message: string }[] };
  expect(code).toBe(1);
  expect(diagnostics.map(({ code, message }) => `${code} ${/out\/[\w.-]*\w/.exec(message)?.[0]}`)).toEqual([
    "output-differs out/Get-Mailbox.ps1",
    "output-missing out/Get-Mailbox.review.md",
    "output-differs out/Show-Mailbox.ps1",
    "output-differs out/manifest.json",
    "output-orphan out/Remove-ByHand.ps1",
  ]);
  expect(project.read("out/Show-Mailbox.ps1")).toBe("Remove-Mailbox\n");
});

it("removes what it wrote once for a procedure that is gone, and never a file of somebody else", async () => {
  const project = projectOfTest({ ...show, ...look });
  await project.purgebook("compile", "--unvalidated");
  project.write({ "out/Remove-ByHand.ps1": "Remove-Mailbox\n", "out/notes.txt": "mine\n" });
  unlinkSync(join(project.root, "runbooks", "look.runbook.ts"));

  const { code, stdout, stderr } = await project.purgebook("compile", "--unvalidated");
  expect(code).toBe(1);
  expect(stderr).toContain("output-orphan: No procedure compiles to out/Remove-ByHand.ps1");
  expect(stdout).toContain("out/Get-Mailbox.ps1 (removed)\n");
  expect(out(project)).toEqual([
    "Remove-ByHand.ps1",
    "Show-Mailbox.permissions.json",
    "Show-Mailbox.ps1",
    "Show-Mailbox.review.md",
    "manifest.json",
    "notes.txt",
  ]);
});

it("keeps the output of a procedure that does not compile any more", async () => {
  const project = projectOfTest({ ...show, ...look });
  await project.purgebook("compile", "--unvalidated");
  const before = project.read("out/manifest.json");
  project.write({ "runbooks/look.runbook.ts": "export default 1;\n" });
  expect((await project.purgebook("compile", "--unvalidated")).code).toBe(1);
  expect(out(project)).toContain("Get-Mailbox.ps1");
  expect(project.read("out/manifest.json")).toBe(before);
});

it("compiles one by its name or path and leaves the rest alone", async () => {
  const project = projectOfTest({ ...show, ...look });
  await project.purgebook("compile", "--unvalidated");
  project.write({
    "runbooks/show.runbook.ts": soundProcedure("Show-Mailbox", "See it"),
    "runbooks/look.runbook.ts": soundProcedure("Get-Mailbox", "Look at it"),
  });
  const byName = await project.purgebook("compile", "show", "--unvalidated");
  expect(byName.stdout.trim().split("\n")).toEqual([
    "out/Show-Mailbox.ps1",
    "out/Show-Mailbox.review.md",
    "out/manifest.json",
  ]);
  const byPath = await project.purgebook("compile", "runbooks/look.runbook.ts", "--unvalidated");
  expect(byPath.stdout).toContain("out/Get-Mailbox.ps1\n");
  expect(manifest(project).runbooks.map(({ name }) => name)).toEqual(["Get-Mailbox", "Show-Mailbox"]);
});

it("does not let one procedure overwrite the runbook of another that is not compiled now", async () => {
  const project = projectOfTest(show);
  await project.purgebook("compile", "--unvalidated");
  const before = project.read("out/Show-Mailbox.ps1");
  project.write({ "runbooks/other.runbook.ts": soundProcedure("Show-Mailbox", "Something else") });
  const { code, stderr } = await project.purgebook("compile", "other", "--unvalidated");
  expect(code).toBe(1);
  expect(stderr).toContain("duplicate-runbook: runbooks/show.runbook.ts defines a runbook named Show-Mailbox too");
  expect(project.read("out/Show-Mailbox.ps1")).toBe(before);
});

it("stops at a manifest that it cannot read", async () => {
  const project = projectOfTest({ ...show, "out/manifest.json": "<<<<<<< ours\n" });
  const { code, stderr } = await project.purgebook("compile", "--unvalidated");
  expect(code).toBe(1);
  expect(stderr).toContain("error invalid-manifest: out/manifest.json cannot be read");
  expect(out(project)).toEqual(["manifest.json"]);
});

it("says that a procedure is not there", async () => {
  const project = projectOfTest(show);
  const { code, stderr } = await project.purgebook("compile", "shwo", "--unvalidated");
  expect(code).toBe(1);
  expect(stderr).toContain("error file-not-found: There is no procedure shwo:");
  expect((await projectOfTest().purgebook("compile", "--unvalidated")).stderr).toContain("runbooks/*.runbook.ts");
});

it.each(["..", "../elsewhere", ".", "/", "/tmp/purgebook-elsewhere", "a/../.."])(
  "refuses --out %s, which is no folder within the project",
  async (folder) => {
    const { code, stderr } = await projectOfTest(show).purgebook("compile", "--unvalidated", "--out", folder);
    expect(code).toBe(2);
    expect(stderr).toBe(`--out names ${folder}, which is not a folder within the project: give one such as out.\n`);
  },
);

it("follows no link out of the project, neither for the folder nor below it", async () => {
  const elsewhere = mkdtempSync(join(tmpdir(), "purgebook-elsewhere-"));
  onTestFinished(() => rmSync(elsewhere, { recursive: true }));
  const project = projectOfTest({ "runbooks/user.runbook.ts": soundProcedure("Show-Mailbox") });
  symlinkSync(elsewhere, join(project.root, "link"), "dir");
  for (const folder of ["link", "link/out"]) {
    const { code, stderr } = await project.purgebook("compile", "--unvalidated", "--out", folder);
    expect(code).toBe(2);
    expect(stderr).toContain(`--out names ${folder}`);
  }
  expect(readdirSync(elsewhere)).toEqual([]);
});

it("replaces a link that stands in the place of a script, and leaves what it leads to", async () => {
  const project = projectOfTest({ ...show, "precious.txt": "mine\n" });
  mkdirSync(join(project.root, "out"));
  symlinkSync(join(project.root, "precious.txt"), join(project.root, "out", "Show-Mailbox.ps1"));
  expect((await project.purgebook("compile", "--unvalidated")).code).toBe(0);
  expect(project.read("precious.txt")).toBe("mine\n");
  expect(project.read("out/Show-Mailbox.ps1")).toContain("param(");
});

it("writes all files or none", async () => {
  const project = projectOfTest(show);
  mkdirSync(join(project.root, "out", "Show-Mailbox.review.md"), { recursive: true });
  const { code, stderr } = await project.purgebook("compile", "--unvalidated");
  expect(code).toBe(1);
  expect(stderr).toContain("error cannot-write: out could not be written");
  expect(out(project)).toEqual(["Show-Mailbox.review.md"]);
});

const desktopFiles = (project: Project): readonly string[] =>
  readdirSync(join(project.root, "out"), { recursive: true })
    .map((name) => String(name).replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".ps1"))
    .sort();

it("compiles for a desktop into a folder of its own, beside what is there", async () => {
  const project = projectOfTest(show);
  await project.purgebook("compile");
  const { code } = await project.purgebook("compile", "--runtime", "desktop-7");
  expect(code).toBe(0);
  expect(desktopFiles(project)).toEqual(["Show-Mailbox.ps1", "desktop-7/Show-Mailbox.ps1"]);
  expect(project.read("out/manifest.json")).toContain('"desktop-7"');
  expect(project.read("out/desktop-7/Show-Mailbox.ps1")).toContain("-UserPrincipalName $run.UserPrincipalName");
  expect(project.read("out/Show-Mailbox.ps1")).toContain("-ManagedIdentity");
  expect((await project.purgebook("compile", "--runtime", "automation-7.4", "--check")).code).toBe(0);
});

it("compiles for the runtimes of the settings, and holds the output to them", async () => {
  const settings = { "purgebook.config.json": '{ "runtimes": ["automation-7.4", "desktop-5.1", "desktop-7"] }\n' };
  const project = projectOfTest({ ...show, ...settings });
  expect((await project.purgebook("compile")).stderr).toBe("3 runbooks compiled; 10 files changed in out.\n");
  expect(desktopFiles(project)).toEqual([
    "Show-Mailbox.ps1",
    "desktop-5.1/Show-Mailbox.ps1",
    "desktop-7/Show-Mailbox.ps1",
  ]);
  expect((await project.purgebook("compile", "--check")).code).toBe(0);
  project.write({ "purgebook.config.json": '{ "runtimes": ["desktop-7"] }\n' });
  expect((await project.purgebook("compile", "--check")).stderr).toContain("output-orphan");
  expect((await project.purgebook("compile")).code).toBe(0);
  expect(desktopFiles(project)).toEqual(["desktop-7/Show-Mailbox.ps1"]);
});

it.each([
  ['{ "runtime": "desktop-7" }', "runtime"],
  ['{ "runtimes": ["desktop-8"] }', "runtimes.0"],
  ['{ "runtimes": [] }', "runtimes"],
  ["{", "JSON"],
])("writes nothing where the settings are %s", async (text, said) => {
  const project = projectOfTest({ ...show, "purgebook.config.json": text });
  const { code, stderr } = await project.purgebook("compile", "--unvalidated");
  expect(code).toBe(1);
  expect(stderr).toContain("invalid-settings");
  expect(stderr).toContain("purgebook.config.json:1:1");
  expect(stderr).toContain(said);
  expect(out(project)).toEqual([]);
});

it("keeps what was compiled where there is no procedure any more: it may be the wrong folder", async () => {
  const project = projectOfTest(show);
  await project.purgebook("compile");
  const before = out(project);
  rmSync(join(project.root, "runbooks"), { recursive: true });
  const { code, stderr } = await project.purgebook("compile");
  expect(code).toBe(1);
  expect(stderr).toContain("file-not-found");
  expect(out(project)).toEqual(before);
});

it("takes the name of a runbook for that of its file", async () => {
  const project = projectOfTest({ "runbooks/show-one-mailbox.runbook.ts": soundProcedure("Show-OneMailbox") });
  expect((await project.purgebook("compile", "Show-OneMailbox", "--unvalidated")).code).toBe(0);
  expect(out(project)).toContain("Show-OneMailbox.ps1");
});

it.each(["old/Show-Mailbox.ps1", "Rogue.PS1", "Show-Mailbox (copy).ps1"])("finds the stray %s", async (name) => {
  const project = projectOfTest({ ...show, [`out/${name}`]: "Get-Date\n" });
  await project.purgebook("compile", "--unvalidated");
  const { code, stderr } = await project.purgebook("compile", "--unvalidated", "--check");
  expect(code).toBe(1);
  expect(stderr).toContain(`out/${name}`);
});

it("says that --out names a file, and that a compile of nothing leaves nothing", async () => {
  const project = projectOfTest({ ...show, taken: "x" });
  const { code, stderr } = await project.purgebook("compile", "--out", "taken");
  expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining("which is a file") });
  project.write({ "runbooks/show.runbook.ts": "export default 1;\n" });
  expect((await project.purgebook("compile", "--unvalidated")).code).toBe(1);
  expect(out(project)).toEqual([]);
});
