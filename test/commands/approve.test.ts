import { execFileSync } from "node:child_process";
import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeProject, projectOfTest, soundProcedure, type Project, type Run } from "./support/project.ts";

const reviewed = ["approve", "Show-Mailbox", "--ticket", "CHG-1", "--reviewer", "ada@contoso.com"];
const source = "runbooks/show.runbook.ts";

let compiled: Project;

beforeAll(async () => {
  compiled = makeProject({ [source]: soundProcedure("Show-Mailbox") });
  expect((await compiled.purgebook("compile")).code).toBe(0);
  git(compiled, "init", "-q");
  git(compiled, "add", "runbooks", "out");
  git(compiled, "commit", "-qm", "Say what to do");
});
afterAll(() => compiled.remove());

/** A compiled project whose sources Grace has committed. */
function compiledProject(): Project {
  const project = projectOfTest();
  for (const name of ["runbooks", "out", ".git", "node_modules/.cache"])
    cpSync(join(compiled.root, name), join(project.root, name), { recursive: true });
  return project;
}

function git(project: Project, ...given: readonly string[]): void {
  const identity = ["-c", "user.name=Grace Hopper", "-c", "user.email=grace@contoso.com"];
  execFileSync("git", [...identity, ...given], { cwd: project.root, stdio: "ignore" });
}

function makeKey(project: Project, name: string, signer: string): void {
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", join(project.root, name)]);
  project.write({ "approvals/allowed_signers": `${signer} ${project.read(`${name}.pub`)}` });
}

const records = (project: Project): readonly string[] => readdirSync(join(project.root, "approvals", "Show-Mailbox"));

const verify = (project: Project, ...given: readonly string[]): Promise<Run> => project.purgebook("verify", ...given);

it("records what was read, by whom and of whom, and verify finds that it holds", async () => {
  const project = compiledProject();
  expect(await verify(project)).toMatchObject({ code: 0, stdout: "not approved  Show-Mailbox\n" });
  expect((await verify(project, "--require-approved")).stderr).toContain("error not-approved: Nobody has approved");

  const { code, stdout, stderr } = await project.purgebook(...reviewed);
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: "ada@contoso.com approves out/Show-Mailbox.ps1 under CHG-1. It is not signed, so it is shown as claimed.\n",
  });
  const record = JSON.parse(project.read(stdout.trim())) as Readonly<Record<string, unknown>>;
  expect(record).toMatchObject({
    author: "Grace Hopper <grace@contoso.com>",
    reviewer: "ada@contoso.com",
    ticket: "CHG-1",
  });

  const proved = await verify(project, "--require-approved");
  expect(proved).toMatchObject({ code: 0, stderr: expect.stringContaining("out is what its sources compile to.") });
  expect(proved.stdout).toMatch(/^approved {6}Show-Mailbox: CHG-1, ada@contoso\.com, \S+, claimed\n$/);
  expect((await verify(project, "--require-signed")).stderr).toContain("error approval-unsigned");
});

it("lets compile say after an edit that the approval no longer holds", async () => {
  const project = compiledProject();
  await project.purgebook(...reviewed);
  expect((await project.purgebook("compile")).stderr).toContain("Approvals: 1 hold, 0 stale, 0 runbooks without one.");

  project.write({ [source]: soundProcedure("Show-Mailbox", "Look again") });
  const { code, stderr } = await project.purgebook("compile");
  expect(code).toBe(0);
  expect(stderr).toMatch(
    /warning approval-stale: out\/Show-Mailbox\.ps1 is not what ada@contoso\.com approved under CHG-1 \(script, review sheet changed\)/,
  );
  expect(stderr).toContain("Approvals: 0 hold, 1 stale, 0 runbooks without one.");
});

it("is signed by its reviewer, and not by anybody else", async () => {
  const project = compiledProject();
  makeKey(project, "ada", "ada@contoso.com");
  expect((await project.purgebook(...reviewed, "--sign", "ada")).code).toBe(0);
  const signed = await verify(project, "--require-signed");
  expect(signed).toMatchObject({ code: 0, stdout: expect.stringMatching(/, signed\n$/) });

  const [record = ""] = records(project).filter((name) => name.endsWith(".json"));
  const file = `approvals/Show-Mailbox/${record}`;
  project.write({ [file]: project.read(file).replace("CHG-1", "CHG-2") });
  const changed = await verify(project);
  expect(changed.code).toBe(1);
  expect(changed.stderr).toContain(`error invalid-approval: ${file} proves nothing: it is not as it was written`);

  makeKey(project, "eve", "eve@contoso.com");
  await project.purgebook(...reviewed, "--sign", "ada");
  expect((await verify(project)).stderr).toContain("error invalid-approval");
});

it("takes the old signature away with the record that it signed", async () => {
  const project = compiledProject();
  makeKey(project, "ada", "ada@contoso.com");
  await project.purgebook(...reviewed, "--sign", "ada");
  expect(records(project)).toHaveLength(2);
  await project.purgebook(...reviewed, "--ticket", "CHG-2");
  expect(records(project)).toHaveLength(1);
  expect(await verify(project)).toMatchObject({ code: 0, stdout: expect.stringContaining("CHG-2") });
});

it.each([
  ["a name that the manifest lacks", ["approve", "Show-Mailbx"], /unknown-runbook: .*Did you mean Show-Mailbox\?/],
  ["its author as its reviewer", ["--reviewer", "GRACE@contoso.com"], /same-person: GRACE@contoso\.com cannot approve/],
  ["another hash", ["--hash", "0".repeat(64)], /other-hash: out\/Show-Mailbox\.ps1 has the hash/],
  ["a key that is not there", ["--sign", "no-key"], /cannot-sign: It was not signed, so nothing was written/],
])("refuses %s, and writes nothing", async (_, given, said) => {
  const project = compiledProject();
  const { code, stdout, stderr } =
    given[0] === "approve"
      ? await project.purgebook(...given, ...reviewed.slice(2))
      : await project.purgebook(...reviewed, ...given);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(said);
  expect(stderr).toContain("Nothing was approved.");
  expect(readdirSync(project.root)).not.toContain("approvals");
});

it("refuses what is not what its sources compile to, and sources whose author nobody knows", async () => {
  const project = compiledProject();
  project.write({ "out/Show-Mailbox.ps1": `${project.read("out/Show-Mailbox.ps1")}# one more\n` });
  expect((await project.purgebook(...reviewed)).stderr).toContain("error output-differs: out/Show-Mailbox.ps1");

  project.write({ [source]: soundProcedure("Show-Mailbox", "Look again") });
  await project.purgebook("compile");
  expect((await project.purgebook(...reviewed)).stderr).toContain("error unknown-author");
  expect((await project.purgebook(...reviewed, "--author", "Grace Hopper")).code).toBe(0);
});

it("refuses what no engine has read", async () => {
  const project = compiledProject();
  await project.purgebook("compile", "--unvalidated");
  expect((await project.purgebook(...reviewed)).stderr).toContain("error not-validated: out/Show-Mailbox.ps1");
});

it("lets no second reviewer write over an approval that holds", async () => {
  const project = compiledProject();
  await project.purgebook(...reviewed);
  const { code, stderr } = await project.purgebook(...reviewed, "--reviewer", "Mary");
  expect(code).toBe(1);
  expect(stderr).toMatch(/already-approved: ada@contoso\.com has approved this already, under CHG-1/);
});

it("says as JSON how each runbook stands", async () => {
  const project = compiledProject();
  await project.purgebook(...reviewed);
  const { stdout } = await verify(project, "--format", "json");
  expect(JSON.parse(stdout)).toMatchObject({
    schema: "purgebook-verify-1",
    runbooks: [{ name: "Show-Mailbox", standing: "approved", signed: false, approval: { ticket: "CHG-1" } }],
    diagnostics: [],
  });
});

it.each([
  [["--ticket", "../CHG"], "--ticket is the reference"],
  [["--reviewer", "Ada\nGrace"], "--reviewer is a name on one line"],
  [["--hash", "e97b"], "--hash is the hash"],
  [["--out", "../elsewhere"], "--out names ../elsewhere"],
])("refuses %j as wrong usage", async (given, said) => {
  const project = projectOfTest();
  const { code, stderr } = await project.purgebook(...reviewed, ...given);
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(said) });
});
