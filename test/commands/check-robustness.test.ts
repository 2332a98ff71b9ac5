import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { engineUnderTest } from "../engine/engine-under-test.ts";
import { onlyWhere } from "../support/only-where.ts";
import { projectOfTest, type Project } from "./support/project.ts";

interface Said {
  readonly code: number | null;
  readonly files: readonly string[];
  readonly findings: readonly string[];
  readonly messages: readonly string[];
}

async function check(project: Project, ...commandArguments: readonly string[]): Promise<Said> {
  const { code, stdout, stderr } = await project.purgebook(
    "check",
    "--runtime",
    "desktop-7",
    "--format",
    "json",
    ...commandArguments,
  );
  expect(stderr).toBe("");
  const { files, diagnostics } = JSON.parse(stdout) as {
    readonly files: readonly { readonly file: string }[];
    readonly diagnostics: readonly { code: string; file: string; line: number; column: number; message: string }[];
  };
  return {
    code,
    files: files.map(({ file }) => file),
    findings: diagnostics.map((given) => `${given.file}:${given.line}:${given.column} ${given.code}`),
    messages: diagnostics.map(({ message }) => message),
  };
}

const wrong = "Get-Mailbox -Idnetity x";

it("reads every encoding and every kind of line ending, with the right places", async () => {
  const project = projectOfTest({
    "cr.ps1": `# 1\r# 2\r  ${wrong}`,
    "crlf.ps1": `# 1\r\n# 2\r\n  ${wrong}\r\n`,
    "lf.ps1": `# 1\n# 2\n  ${wrong}\n`,
    "mark.ps1": `\ufeff  ${wrong}`,
    "mixed.ps1": `# 1\r\r\n# 3\n\r  ${wrong}`,
    "pair.ps1": `'\u{1f600}'; ${wrong}`,
    "utf16.ps1": Buffer.from(`\ufeff# \u00fc\r\n  ${wrong}`, "utf16le"),
    "utf16be.ps1": Buffer.from(`\ufeff# \u00fc\r\n  ${wrong}`, "utf16le").swap16(),
  });
  const places = ["cr.ps1:3:15", "crlf.ps1:3:15", "lf.ps1:3:15", "mark.ps1:1:15", "mixed.ps1:5:15", "pair.ps1:1:19"];
  const { findings } = await check(project, ".");
  expect(findings.filter((finding) => finding.endsWith("unknown-command-parameter"))).toEqual(
    [...places, "utf16.ps1:2:15", "utf16be.ps1:2:15"].map((place) => `${place} unknown-command-parameter`),
  );
});

it("tells rules of the mark that is no part of the text", async () => {
  const text = "Write-Output 'M\u00fcller'\n";
  const project = projectOfTest({ "mark.ps1": `\ufeff${text}`, "none.ps1": text });
  const said = async (runtime: string): Promise<readonly string[]> =>
    (await check(project, ".", "--runtime", runtime)).findings.filter((finding) => finding.includes("non-ascii"));
  expect(await said("desktop-5.1")).toEqual(["none.ps1:1:16 non-ascii-script"]);
  expect(await said("automation-7.4")).toEqual(["mark.ps1:1:1 non-ascii-script", "none.ps1:1:16 non-ascii-script"]);
});

it("shows the line of a finding whatever ends the lines", async () => {
  const project = projectOfTest({ "cr.ps1": `# 1\r${wrong}\r# 3` });
  const { stdout } = await project.purgebook("check", "cr.ps1");
  expect(stdout).toContain(`\n  1 | # 1\n> 2 | ${wrong}\n    |             ^\n  3 | # 3\n`);
});

it("gives a finding for bytes that are no script, and checks the others", async () => {
  const project = projectOfTest({
    "all-bytes.ps1": Uint8Array.from({ length: 256 }, (_, at) => at),
    "brackets.ps1": "({[".repeat(3_000),
    "empty.ps1": "",
    "latin1.ps1": Buffer.from([0x23, 0x0a, 0x23, 0xfc]),
    "nested.ps1": `${"(".repeat(10_000)}1${")".repeat(10_000)}`,
    "sound.ps1": wrong,
    "zero.ps1": "Get-Mailbox\0",
  });
  const { code, files, findings } = await check(project, ".");
  expect(code).toBe(1);
  expect(files).toEqual(["brackets.ps1", "empty.ps1", "nested.ps1", "sound.ps1"]);
  const first = new Map(findings.toReversed().map((finding) => [finding.split(":")[0], finding]));
  expect([...first.values()].toSorted()).toEqual([
    "all-bytes.ps1:1:1 not-text",
    expect.stringMatching(/^brackets\.ps1:1:\d+ syntax-error$/),
    "latin1.ps1:2:2 not-text",
    expect.stringMatching(/^nested\.ps1:1:\d+ (syntax-error|too-deep)$/),
    "sound.ps1:1:13 unknown-command-parameter",
    "zero.ps1:1:12 not-text",
  ]);
});

it("tells the first of many faults, and quotes no more of the script than can be read", async () => {
  const project = projectOfTest({ "many.ps1": ") ".repeat(5_000), "wide.ps1": `1 '${"x".repeat(100_000)}'` });
  const { findings, messages } = await check(project, ".");
  expect(findings.filter((finding) => finding.startsWith("many.ps1"))).toHaveLength(20);
  expect(Math.max(...messages.map(({ length }) => length))).toBeLessThan(600);
});

it("checks a script of 5 MB, and refuses to read one that is larger than any script", async () => {
  const line = "$mailbox = Get-Mailbox -Identity $id -ErrorAction Stop\n";
  const project = projectOfTest({
    "a-large.ps1": `${line.repeat(Math.ceil((5 * 1_048_576) / line.length))}${wrong}\n`,
    "b-larger.ps1": "#".repeat(11 * 1_048_576),
    "c.ps1": wrong,
  });
  const { findings } = await check(project, ".");
  expect(findings).toEqual([
    expect.stringMatching(/^a-large\.ps1:\d{5}:13 unknown-command-parameter$/),
    "b-larger.ps1:1:1 cannot-read",
    "c.ps1:1:13 unknown-command-parameter",
  ]);
});

it("says that what nests too deeply for it is its own limit", async () => {
  const project = projectOfTest({
    "sum.ps1": `$text = ${Array.from({ length: 3_000 }, () => "'a'").join(" + ")}`,
  });
  const { findings, messages } = await check(project, "sum.ps1");
  expect(findings).toEqual([expect.stringMatching(/^sum\.ps1:1:\d+ too-deep$/)]);
  expect(messages[0]).toContain("deeper than purgebook follows");
});

it("tells of a pipe among scripts that it is none", async () => {
  const project = projectOfTest({ "s/a.ps1": wrong });
  execFileSync("mkfifo", [join(project.root, "s/pipe.ps1")]);
  expect((await check(project, "s")).findings).toEqual([
    "s/a.ps1:1:13 unknown-command-parameter",
    "s/pipe.ps1:1:1 cannot-read",
  ]);
});

it("follows no link within a folder, neither in a circle, nor out of it, nor to a script, and says so", async () => {
  const project = projectOfTest({ "s/deep/a.ps1": wrong, "outside/b.ps1": wrong });
  symlinkSync("..", join(project.root, "s/deep/circle"), "dir");
  symlinkSync("../outside", join(project.root, "s/out"), "dir");
  symlinkSync("../outside/b.ps1", join(project.root, "s/link.ps1"));
  symlinkSync("itself", join(project.root, "itself"));
  symlinkSync("nothing", join(project.root, "s/nothing.txt"));
  const { files, findings } = await check(project, "s");
  expect(files).toEqual(["s/deep/a.ps1"]);
  expect(findings.filter((finding) => finding.endsWith("link-not-followed"))).toEqual([
    "s/deep/circle:1:1 link-not-followed",
    "s/link.ps1:1:1 link-not-followed",
    "s/out:1:1 link-not-followed",
  ]);
  // A link that is named is meant.
  expect((await check(project, "s/link.ps1", "s/out")).files).toEqual(["s/link.ps1", "s/out/b.ps1"]);
  expect((await check(project, "itself")).findings).toEqual(["itself:1:1 cannot-read"]);
});

it("takes every name of a file, and lets none act on the terminal", async () => {
  const names = [
    "a b.ps1",
    "back\\slash.ps1",
    'it\'s "q".ps1',
    "new\nline.ps1",
    "\u001b[2Jclear.ps1",
    "$(x).ps1",
    "-v.ps1",
    "`$.ps1",
  ];
  const project = projectOfTest(Object.fromEntries(names.map((name) => [`s/${name}`, wrong])));
  const { files } = await check(project, "s");
  expect(files).toEqual(names.map((name) => `s/${name}`).toSorted());
  const { stdout } = await project.purgebook("check", "s");
  expect(stdout).toContain("s/new?line.ps1:1:13 - error");
  expect(stdout).toContain("s/?[2Jclear.ps1:1:13 - error");
  expect(stdout).not.toContain("\u001b");
});

it("lets no character of a script act on the terminal, in messages either", async () => {
  const project = projectOfTest({ "a.ps1": "Get-Mailbox -\u202eIdentity\u0007 x\nGet-Mailbox )\u001b[2J\n" });
  const { code, stdout } = await project.purgebook("check", "a.ps1");
  expect(code).toBe(1);
  for (const character of "\u001b\u202e\u0007") expect(stdout).not.toContain(character);
});

const isRoot = process.getuid?.() === 0;
onlyWhere(!isRoot, "to root every file and folder is readable")(
  "tells a file and a folder that cannot be read, and checks the others",
  async () => {
    const project = projectOfTest({ "a.ps1": wrong, "b.ps1": wrong, "c/d.ps1": wrong });
    chmodSync(join(project.root, "a.ps1"), 0);
    chmodSync(join(project.root, "c"), 0);
    const { findings } = await check(project, ".");
    chmodSync(join(project.root, "c"), 0o755);
    expect(findings).toEqual(["a.ps1:1:1 cannot-read", "b.ps1:1:13 unknown-command-parameter", "c:1:1 cannot-read"]);
  },
);

/** An engine that is the real one until it is given a script with a certain word in it. */
async function mortalEngine(project: Project): Promise<string> {
  const { command, arguments: given } = await engineUnderTest();
  const path = join(project.root, "engine.mjs");
  writeFileSync(
    path,
    `#!${process.execPath}
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
const child = spawn(${JSON.stringify(command)}, [...${JSON.stringify(given)}, ...process.argv.slice(2)], { stdio: ["pipe", "inherit", "inherit"] });
const die = () => { child.kill("SIGKILL"); process.kill(process.pid, "SIGKILL"); };
createInterface(process.stdin)
  .on("line", (line) => (line.includes("deadly") ? die() : child.stdin.write(line + "\\n")))
  .on("close", () => child.stdin.end());
child.on("exit", (code) => process.exit(code ?? 1));
`,
  );
  chmodSync(path, 0o755);
  return path;
}

it("checks all others where the engine dies on a script, and says on which", async () => {
  const others = Array.from({ length: 40 }, (_, at) => [`s/${String(at).padStart(2, "0")}.ps1`, wrong] as const);
  const project = projectOfTest({ ...Object.fromEntries(others), "s/07-x.ps1": "# deadly", "s/30-x.ps1": "# deadly" });
  mkdirSync(join(project.root, "empty"));
  const { code, findings, messages } = await check(project, "s", "--engine", await mortalEngine(project));
  expect(code).toBe(1);
  const expected = [
    ...others.map(([file]) => `${file}:1:13 unknown-command-parameter`),
    "s/07-x.ps1:1:1 unreadable-script",
    "s/30-x.ps1:1:1 unreadable-script",
  ].toSorted();
  expect(findings).toEqual(expected);
  expect(messages.filter((message) => message.includes("SIGKILL"))).toHaveLength(2);
});
