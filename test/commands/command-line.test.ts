import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { program } from "../../src/commands/program.ts";
import type { Surroundings } from "../../src/commands/surroundings.ts";
import { projectOfTest, soundProcedure } from "./support/project.ts";

it.each([
  [["compil"], /unknown command 'compil'\n\(Did you mean compile\?\)/],
  [["compile", "--chek"], /unknown option '--chek'\n\(Did you mean --check\?\)/],
  [["compile", "--runtime", "automation-8"], /automation-8.*Allowed choices are automation-5\.1, automation-7\.4/],
  [["compile", "--dialect", "graph"], /Allowed choices are graph-rest, graph-sdk, msonline/],
  [
    ["compile", "--dialect", "msonline", "--unvalidated"],
    /^No procedure that was asked for has the dialect msonline\.\n$/,
  ],
  [
    ["compile", "--dialect", "graph-sdk", "--runtime", "desktop-7", "--unvalidated"],
    /^No procedure that was asked for has the dialect graph-sdk for desktop-7\.\n$/,
  ],
  [["compile", "--format", "xml"], /Allowed choices are human, json/],
  [["explain"], /missing required argument 'code'/],
  [
    ["catalog", "show", "Remove-Mailbxo"],
    /^The catalogue has no command Remove-Mailbxo\. Did you mean Remove-Mailbox\?\n$/,
  ],
  [[], /^Usage: purgebook /],
])("answers wrong usage %j with 2, on stderr alone", async (commandArguments, said) => {
  const project = projectOfTest({ "runbooks/show.runbook.ts": soundProcedure("Show-Mailbox") });
  const { code, stdout, stderr } = await project.purgebook(...commandArguments);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(said);
  expect(stderr).not.toMatch(/^\s+at /m);
});

it.each([["--help"], ["compile", "--help"], ["help", "compile"]])("shows help on stdout: %s %s", async (...asked) => {
  const { code, stdout, stderr } = await projectOfTest().purgebook(...asked);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^Usage: purgebook /);
});

it("shows its version, the one of the package", async () => {
  const { version } = (await import("../../package.json", { with: { type: "json" } })).default;
  expect((await projectOfTest().run({}, "--version")).stdout).toBe(`${version}\n`);
});

it("shows what the catalogue knows of a cmdlet", async () => {
  const { code, stdout } = await projectOfTest().purgebook("catalog", "show", "remove-mailbox");
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Remove-Mailbox\n/);
});

it("paints nothing where no terminal is", async () => {
  const project = projectOfTest({ "runbooks/bad.runbook.ts": "export default 1;\n" });
  const { stdout, stderr } = await project.run({}, "compile", "--unvalidated");
  expect(`${stdout}${stderr}`).not.toContain("\u001b");
});

it("gives one JSON document also where a procedure prints", async () => {
  const noisy = `console.log("noise");\nprocess.stdout.write("more noise");\n${soundProcedure("Show-Mailbox")}`;
  const project = projectOfTest({ "runbooks/show.runbook.ts": noisy });
  const { stdout, stderr } = await project.run({}, "compile", "--unvalidated", "--format", "json");
  expect(JSON.parse(stdout)).toMatchObject({
    schema: "purgebook-compile-1",
    runbooks: [{ name: "Show-Mailbox", validated: false }],
    diagnostics: [],
  });
  expect(stderr).toContain("noise");
});

it("tells of a fault of its own in one line, and where it is only when asked", async () => {
  const project = projectOfTest();
  // A result that the process cannot write is nobody's fault but its own.
  project.write({ "preload.mjs": "process.stdout.write = () => { throw new Error('the pen is dry'); };\n" });
  const environment = { NODE_OPTIONS: `--import ${project.root}/preload.mjs` };
  const plain = await project.run(environment, "catalog", "show", "Get-Mailbox");
  expect(plain.code).toBe(2);
  expect(plain.stderr).toMatch(
    /^(?:.*\n)?purgebook failed, and the fault is its own: Error: the pen is dry.* Please report it;.*\n$/,
  );
  const debug = await project.run({ ...environment, PURGEBOOK_DEBUG: "1" }, "catalog", "show", "Get-Mailbox");
  expect(debug.code).toBe(2);
  expect(debug.stderr).toMatch(/^\s+at /m);
});

it.each([
  ["compile"],
  ["check", "out"],
  ["rehearse", "run.ps1", "--tenant", "tenant.json"],
  ["explain", "needs-guards"],
  ["catalog", "show", "Remove-Mailbox"],
])("says on an old Node.js which it needs, and does nothing: %s", async (...asked) => {
  const around: Surroundings = {
    root: "/",
    packageRoot: fileURLToPath(new URL("../../", import.meta.url)),
    environment: {},
    platform: process.platform,
    architecture: process.arch,
    nodeVersion: "20.20.2",
    result: (text) => expect(text).toBe(""),
    say: (text) => expect(text).toBe(""),
    now: () => new Date("2026-01-31T09:30:00Z"),
    start: async () => "no program starts in a test",
    onInterrupt: () => {},
    colour: { result: false, say: false },
    isTerminal: false,
    columns: 80,
  };
  await expect(program(around, () => {}).parseAsync(asked, { from: "user" })).rejects.toThrow(
    "purgebook needs Node.js 22.18 or newer to run; this is 20.20.2.",
  );
});
