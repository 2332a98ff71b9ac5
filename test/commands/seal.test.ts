import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeProject, projectOfTest, soundProcedure, type Project } from "./support/project.ts";

const shipped = fileURLToPath(new URL("../../runbooks/", import.meta.url));
const id = (last: number): string => `a0000000-0000-4000-8000-00000000000${last}`;
const list = `"DisplayName","ExchangeGuid"\n"One","${id(1)}"\n"Two","${id(2)}"\n`;
const window = ["--not-before", "2100-01-31T22:00+01:00", "--not-after", "2100-02-01T02:00+01:00"];
const sealing = ["seal", "Remove-SoftDeletedMailboxBatch", "--targets", "list.csv", "--ticket", "CHG-1", ...window];
const approval = ["--ticket", "CHG-1", "--author", "Grace", "--reviewer", "Ada"];
const source = "runbooks/remove-soft-deleted-mailbox-batch.runbook.ts";
const sealedScript = "sealed/CHG-1/Remove-SoftDeletedMailboxBatch.ps1";

let approved: Project;

beforeAll(async () => {
  approved = makeProject({ "runbooks/show.runbook.ts": soundProcedure("Show-Mailbox"), "list.csv": list });
  cpSync(join(shipped, "remove-soft-deleted-mailbox-batch.runbook.ts"), join(approved.root, source));
  expect((await approved.purgebook("compile")).code).toBe(0);
  expect((await approved.purgebook("approve", "Remove-SoftDeletedMailboxBatch", ...approval)).code).toBe(0);
});
afterAll(() => approved.remove());

/** A project with a batch that Ada has approved, and a runbook that nobody has. */
function approvedProject(): Project {
  const project = projectOfTest({ "list.csv": list });
  for (const name of ["runbooks", "out", "approvals", "node_modules/.cache"])
    cpSync(join(approved.root, name), join(project.root, name), { recursive: true });
  return project;
}

it("makes the script of one change, which verify derives anew, to the byte", async () => {
  const project = approvedProject();
  expect(await project.purgebook(...sealing)).toEqual({
    code: 0,
    stdout: `${sealedScript}\nsealed/CHG-1/Remove-SoftDeletedMailboxBatch.seal.json\n`,
    stderr: `${sealedScript} is sealed for CHG-1: 2 targets, at most 2 in a run, from 2100-01-31T21:00:00Z to 2100-02-01T01:00:00Z. Who starts it gives Organization, EvidenceUri, Mode, WaitMinutes.\n`,
  });
  expect((await project.purgebook("check", "sealed")).stderr).toContain("0 errors, 0 warnings");
  const proved = await project.purgebook("verify");
  expect(proved).toMatchObject({
    code: 0,
    stdout: expect.stringContaining(`sealed        ${sealedScript}: CHG-1, 2 targets, from`),
  });

  project.write({ [sealedScript]: project.read(sealedScript).replace(id(2), id(3)) });
  const changed = await project.purgebook("verify");
  expect(changed).toMatchObject({ code: 1, stdout: expect.stringContaining(`forged        ${sealedScript}`) });
  expect(changed.stderr).toContain(`error invalid-seal: ${sealedScript} is not what was sealed: its hash is`);
});

it("finds a record with other targets, and a script without a record", async () => {
  const project = approvedProject();
  await project.purgebook(...sealing);
  const record = sealedScript.replace(".ps1", ".seal.json");
  project.write({ [record]: project.read(record).replace(id(2), id(3)), "sealed/CHG-2/Own.ps1": "Remove-Mailbox x\n" });
  const { code, stderr } = await project.purgebook("verify");
  expect(code).toBe(1);
  expect(stderr).toContain(".seal.json is not what was sealed: it is not as it was written");
  expect(stderr).toContain("sealed/CHG-2/Own.ps1 is not what was sealed: it has no record.");
});

it("seals what else is given, so that who starts it gives the rest alone, and verify derives it", async () => {
  const project = approvedProject();
  const store = "https://contosoevidence.blob.core.windows.net/purges";
  const more = ["--param", "Organization=contoso.onmicrosoft.com", "--param", `EvidenceUri=${store}`];
  const { code, stderr } = await project.purgebook(...sealing, ...more);
  expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining("gives Mode, WaitMinutes.\n") });
  expect(project.read(sealedScript)).toContain(`$EvidenceUri = '${store}'\n`);
  expect(await project.purgebook("verify")).toMatchObject({ code: 0 });

  expect(await project.purgebook("azure", sealedScript)).toMatchObject({ code: 0 });
  expect(project.read("out/azure/evidence.bicep")).toContain("containerName");
});

it("seals nothing that nobody has approved, or that changed since", async () => {
  const project = approvedProject();
  const other = await project.purgebook("seal", "Show-Mailbox", ...sealing.slice(2));
  expect(other).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining("error not-approved") });
  const signed = await project.purgebook(...sealing, "--require-signed");
  expect(signed.stderr).toContain("error approval-unsigned");

  project.write({ [source]: `${project.read(source)}\n` });
  const { code, stderr } = await project.purgebook(...sealing);
  expect(code).toBe(1);
  expect(stderr).toContain("error output-differs: out/manifest.json");
  expect(existsSync(join(project.root, "sealed"))).toBe(false);
});

it("seals nothing that has no targets", async () => {
  const project = approvedProject();
  await project.purgebook("approve", "Show-Mailbox", ...approval);
  const { code, stderr } = await project.purgebook("seal", "Show-Mailbox", ...sealing.slice(2));
  expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining("error nothing-to-seal") });
});

it.each([
  [["--max", "1"], 1, "names 2 targets, and --max allows at most 1"],
  [
    ["--param", "Organization=contoso.com"],
    1,
    "error invalid-sealed-value: --param Organization cannot be sealed: Give",
  ],
  [
    ["--param", "Mode=Execute"],
    1,
    "Mode cannot be sealed: it is none of these: Organization, EvidenceUri, WaitMinutes",
  ],
  [["--param", "WaitMinutes=5", "--param", "WaitMinutes=1"], 1, "WaitMinutes cannot be sealed: it is given twice"],
  [["--param", "WaitMinutes=200"], 1, "give a whole number from 2 to 140"],
  [["--param", "TargetsJson=[]"], 1, "TargetsJson cannot be sealed"],
  [["--param", "Organization"], 2, "--param Organization is not of the form Name=Value"],
  [["--max", "0"], 2, "--max is at least 1"],
  [["--targets", "none.csv"], 1, "error cannot-read: none.csv could not be read: There is no such file."],
  [["--not-before", "2100-02-02T02:00Z"], 2, "--not-after is not later than --not-before"],
  [["--not-after", "2100-02-01 02:00"], 2, "--not-after is a time with its offset from UTC"],
  [["--not-before", "2000-01-01T02:00Z", "--not-after", "2000-01-02T02:00Z"], 2, "is over already"],
  [["--ticket", "../CHG"], 2, "--ticket is the reference"],
])("refuses %j, and writes nothing", async (given, code, said) => {
  const project = approvedProject();
  const run = await project.purgebook(...sealing, ...given);
  expect(run).toMatchObject({ code, stdout: "", stderr: expect.stringContaining(said) });
  expect(existsSync(join(project.root, "sealed"))).toBe(false);
});
