import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readManifest } from "../../src/emit/manifest.ts";
import { makeProject, projectOfTest, soundProcedure, type Project } from "./support/project.ts";

const shipped = fileURLToPath(new URL("../../runbooks/", import.meta.url));
const batch = "Remove-SoftDeletedMailboxBatch";
const source = "runbooks/remove-soft-deleted-mailbox-batch.runbook.ts";
const approval = ["--ticket", "CHG-1", "--author", "Grace", "--reviewer", "Ada"];
const window = ["--not-before", "2100-01-31T22:00Z", "--not-after", "2100-02-01T02:00Z"];

let approved: Project;

beforeAll(async () => {
  approved = makeProject({ "runbooks/show.runbook.ts": soundProcedure("Show-Mailbox") });
  cpSync(join(shipped, "remove-soft-deleted-mailbox-batch.runbook.ts"), join(approved.root, source));
  expect((await approved.purgebook("compile")).code).toBe(0);
  expect((await approved.purgebook("approve", batch, ...approval)).code).toBe(0);
});
afterAll(() => approved.remove());

/** A project with a batch that Ada has approved, and a runbook that nobody has. */
function approvedProject(): Project {
  const project = projectOfTest({ "list.csv": "Identity\na0000000-0000-4000-8000-000000000001\n" });
  for (const name of ["runbooks", "out", "approvals", "node_modules/.cache"])
    cpSync(join(approved.root, name), join(project.root, name), { recursive: true });
  return project;
}

it("writes what imports all that is approved, which compiles and checks like the rest of out/", async () => {
  const project = approvedProject();
  const { code, stdout, stderr } = await project.purgebook("azure");
  expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining(`${batch} (CHG-1)`) });
  expect(stdout.trim().split("\n")).toEqual(expect.arrayContaining(["out/azure/main.bicep", "out/azure/import.ps1"]));
  const manifest = readManifest(project.read("out/manifest.json"));
  const hash = manifest.runbooks.find(({ name }) => name === batch)?.script.hash ?? "";
  for (const file of ["main.bicep", "import.ps1", "import.sh", "verify-import.ps1"]) {
    const text = project.read(`out/azure/${file}`);
    expect(text).toContain(hash);
    expect(text).not.toContain("Show-Mailbox");
  }
  const grants = project.read("out/azure/grant-permissions.ps1");
  const permissions = manifest.runbooks.find(({ name }) => name === batch)?.permissions.sha256 ?? "";
  expect(grants).toContain(`PermissionsFile = '../${batch}.permissions.json'`);
  expect(grants).toContain(`PermissionsSha256 = '${permissions}'`);
  expect(grants).toContain("Role = 'Mail Recipient Creation'");
  expect(grants).not.toContain("Show-Mailbox");
  expect(await project.purgebook("compile", "--check")).toMatchObject({ code: 0 });
  // Nothing follows: the parameters of every call are known.
  expect((await project.purgebook("check", "out/azure")).stderr).toMatch(/checked: 0 errors, 0 warnings\.\s*$/);
});

it("imports nothing that nobody has approved, that changed since, or that nobody has signed", async () => {
  const project = approvedProject();
  const other = await project.purgebook("azure", batch, "Show-Mailbox");
  expect(other).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining("error not-approved") });
  const signed = await project.purgebook("azure", "--require-signed");
  expect(signed).toMatchObject({ code: 1, stderr: expect.stringContaining("error approval-unsigned") });

  project.write({ [`out/${batch}.ps1`]: project.read(`out/${batch}.ps1`).replace("Preview", "Execute") });
  const forged = await project.purgebook("azure");
  expect(forged).toMatchObject({ code: 1, stderr: expect.stringContaining(`output-differs: out/${batch}.ps1`) });

  project.write({ [source]: `${project.read(source)}\n` });
  await project.purgebook("compile");
  const stale = await project.purgebook("azure");
  expect(stale).toMatchObject({ code: 1, stderr: expect.stringContaining("approval-stale") });
  expect(existsSync(join(project.root, "out/azure"))).toBe(false);
});

it("imports nothing that is compiled for another place, and says for which it is asked", async () => {
  const project = approvedProject();
  await project.purgebook("compile", "--runtime", "desktop-7", source);
  const desktop = `desktop-7/${batch}`;
  expect(await project.purgebook("approve", desktop, ...approval)).toMatchObject({ code: 0 });
  const { code, stderr } = await project.purgebook("azure", desktop);
  expect(code).toBe(1);
  expect(stderr).toMatch(/error not-for-automation: out\/desktop-7\/\S+\.ps1 .*automation-7\.6/);
  expect(existsSync(join(project.root, "out/azure"))).toBe(false);
});

it("imports a sealed script under a name of its own, and no changed one", async () => {
  const project = approvedProject();
  await project.purgebook("seal", batch, "--targets", "list.csv", "--ticket", "CHG-2.1", ...window);
  await project.purgebook("seal", batch, "--targets", "list.csv", "--ticket", "CHG-2_1", ...window);
  const sealed = `sealed/CHG-2.1/${batch}.ps1`;
  expect(await project.purgebook("azure", sealed)).toMatchObject({ code: 0 });
  const script = project.read("out/azure/import.ps1");
  expect(script).toContain(`File = '../../${sealed}'`);
  expect(script).toContain(`Name = '${batch}-CHG-2_1'`);
  expect(script).toContain("Ticket = 'CHG-2.1'");
  const grants = project.read("out/azure/grant-permissions.ps1");
  expect(grants).toContain(`File = '../../${sealed}'`);
  expect(grants).toContain(`PermissionsFile = '../${batch}.permissions.json'`);
  expect(grants).toContain(`Runbooks = @('${batch}-CHG-2_1')`);

  const both = await project.purgebook("azure", sealed, `sealed/CHG-2_1/${batch}`);
  expect(both).toMatchObject({ code: 1, stderr: expect.stringContaining("error same-runbook-name") });

  project.write({ [sealed]: project.read(sealed).replaceAll("2100", "2101") });
  const forged = await project.purgebook("azure", sealed);
  expect(forged).toMatchObject({ code: 1, stderr: expect.stringContaining("error invalid-seal") });
});

it.each([
  [["Show-Mailboxes"], "error unknown-runbook"],
  [["sealed/CHG-9/None"], "error unknown-seal"],
])("refuses %j, and writes nothing", async (names, said) => {
  const project = approvedProject();
  const run = await project.purgebook("azure", ...names);
  expect(run).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining(said) });
  expect(existsSync(join(project.root, "out/azure"))).toBe(false);
});

it("says that there is nothing where nothing is approved", async () => {
  const run = await projectOfTest().purgebook("azure");
  expect(run).toMatchObject({ code: 1, stderr: expect.stringContaining("error nothing-to-import") });
});
