import { execFile } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";

const packageRoot = fileURLToPath(new URL("../../", import.meta.url));
const shipped = readdirSync(join(packageRoot, "runbooks")).filter((name) => name.endsWith(".runbook.ts"));

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

let folder: string;
let project: string;

/** Runs a program as a user of the package does: with this Node, and nothing of the checkout on PATH. */
function run(command: string, commandArguments: readonly string[], cwd: string = project): Promise<Run> {
  const { CI, NODE_OPTIONS, ...inherited } = process.env;
  void [CI, NODE_OPTIONS];
  const path = [dirname(process.execPath), ...(process.env["PATH"] ?? "").split(delimiter)]
    .filter((entry) => !entry.startsWith(join(packageRoot, "node_modules", ".bin")))
    .join(delimiter);
  const environment = Object.fromEntries(Object.entries(inherited).filter(([name]) => !/^npm_/i.test(name)));
  const options = { cwd, env: { ...environment, PATH: path }, maxBuffer: 1 << 26 };
  return new Promise((resolve) => {
    execFile(command, commandArguments, options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), stdout, stderr });
    });
  });
}

/** What the tarball holds is installed into an empty folder, and a project is made there. */
beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "purgebook-package-")));
  project = join(folder, "project");
  mkdirSync(project);
  const packed = await run("npm", ["pack", "--pack-destination", folder], packageRoot);
  if (packed.code !== 0) throw new Error(packed.stderr);
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "";
  const quiet = ["--prefer-offline", "--no-audit", "--no-fund"];
  const installed = await run("npm", ["install", ...quiet, join(folder, tarball)]);
  if (installed.code !== 0) throw new Error(installed.stderr);
  const made = await run("npx", ["--no-install", "purgebook", "init"]);
  if (made.code !== 0) throw new Error(made.stderr);
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("holds what it runs from, and neither tests nor sources", () => {
  const installed = join(project, "node_modules", "purgebook");
  expect(readdirSync(installed).sort()).toEqual([
    "LICENSE",
    "README.md",
    "dist",
    "docs",
    "package.json",
    "runbooks",
    "schemas",
    "templates",
  ]);
  expect(readdirSync(join(installed, "docs")).sort()).toEqual([
    "azure.md",
    "change-control.md",
    "faults.md",
    "rehearsing.md",
    "rules",
  ]);
  expect(readdirSync(join(installed, "dist", "engine"))).toEqual(
    expect.arrayContaining(["PurgebookReader.dll", "host", "reader", "read.ps1", "build-reader.ps1", "version.ps1"]),
  );
});

it("compiles the project that it made, each runbook read back by PowerShell", async () => {
  const { code, stderr } = await run("npx", ["--no-install", "purgebook", "compile"]);
  expect(stderr).toMatch(/^\d+ runbooks compiled; \d+ files changed in out\.$/m);
  expect(code).toBe(0);
  const { runbooks } = JSON.parse(readFileSync(join(project, "out", "manifest.json"), "utf8")) as {
    readonly runbooks: readonly {
      readonly validated: boolean;
      readonly sources: readonly { readonly file: string }[];
    }[];
  };
  expect(runbooks.every(({ validated }) => validated)).toBe(true);
  const sources = new Set(runbooks.flatMap(({ sources }) => sources.map(({ file }) => file)));
  expect([...sources]).toEqual(expect.arrayContaining(shipped.map((name) => `runbooks/${name}`)));
  expect([...sources].filter((file) => !file.startsWith("runbooks/"))).toEqual([]);
}, 300_000);

it("makes pages of what it has compiled, drawn and coloured, with a style of their own", async () => {
  const { code, stdout, stderr } = await run("npx", ["--no-install", "purgebook", "review"]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: "review/index.html\n" });
  expect(stderr).toMatch(/^\d+ runbooks on \d+ pages in review, \d+ to be looked at\.$/m);
  const page = readFileSync(join(project, "review", "Remove-SoftDeletedMailbox.html"), "utf8");
  expect(page).toMatch(/<svg role="group"[^]*DESTROYS/);
  expect(page).toMatch(/<span class="c[0-9a-f]{6}-[0-9a-f]{6}">Remove-Mailbox<\/span>/);
  expect(page).toContain(":root {");
}, 300_000);

it("rehearses what it has compiled", async () => {
  const ExchangeGuid = "a0000000-0000-4000-8000-000000000001";
  writeFileSync(join(project, "tenant.json"), JSON.stringify({ mailboxes: [{ ExchangeGuid, Name: "user1" }] }));
  const parameters = {
    Identity: ExchangeGuid,
    Organization: "contoso.onmicrosoft.com",
    ChangeTicket: "CHG-1",
    EvidenceUri: "https://contosoevidence.blob.core.windows.net/purges",
  };
  const given = Object.entries(parameters).map(([name, value]) => `--param=${name}=${value}`);
  const script = "out/Remove-SoftDeletedMailbox.ps1";
  const asked = ["rehearse", script, "--tenant=tenant.json", "--mode=execute", ...given];
  const { code, stdout } = await run("npx", ["--no-install", "purgebook", ...asked]);
  expect(stdout).toContain("All invariants hold.");
  expect(code).toBe(0);
}, 300_000);

it("has types that see a mistake, and that the project's procedures fit", async () => {
  const typescript = join(packageRoot, "node_modules", "typescript", "bin", "tsc");
  for (const name of ["@types/node", "undici-types"]) {
    mkdirSync(dirname(join(project, "node_modules", name)), { recursive: true });
    symlinkSync(join(packageRoot, "node_modules", name), join(project, "node_modules", name), "dir");
  }
  writeFileSync(
    join(project, "package.json"),
    readFileSync(join(project, "package.json"), "utf8").replace("{", '{ "type": "module",'),
  );
  const mistake = 'import { exo } from "purgebook";\nexport const call = exo.getMailbox({ NoSuchParameter: true });\n';
  writeFileSync(join(project, "runbooks", "mistake.ts"), mistake);
  const { code, stdout } = await run(process.execPath, [typescript, "--project", project]);
  expect(code).not.toBe(0);
  const [error, ...others] = stdout.match(/^\S.*$/gm) ?? [];
  expect(error).toMatch(/^runbooks\/mistake\.ts\(2,\d+\): error .*NoSuchParameter/);
  expect(others).toEqual([]);
});
