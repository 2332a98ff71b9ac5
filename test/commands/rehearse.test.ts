import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { projectOfTest } from "./support/project.ts";

const runbook = fileURLToPath(new URL("../../out/Remove-SoftDeletedMailbox.ps1", import.meta.url));
const guid = "a0000000-0000-4000-8000-000000000001";
const tenant = JSON.stringify({ mailboxes: [{ ExchangeGuid: guid, Name: "user1" }] });
const parameters = [
  `Identity=${guid}`,
  "Organization=contoso.onmicrosoft.com",
  "ChangeTicket=CHG-1",
  "EvidenceUri=https://contosoevidence.blob.core.windows.net/purges",
].flatMap((parameter) => ["--param", parameter]);

it("shows what a runbook does, writes the report, and says that the invariants hold", async () => {
  const project = projectOfTest({ "tenant.json": tenant });
  const asked = [
    "rehearse",
    runbook,
    "--tenant",
    "tenant.json",
    ...parameters,
    "--mode",
    "execute",
    "--report",
    "report.json",
  ];
  const { code, stdout, stderr } = await project.purgebook(...asked);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/line +\d+ +step +5 +Remove-Mailbox/);
  expect(stdout).toContain(`mailboxes ${guid}: state "soft-deleted" -> "purged"`);
  expect(stdout).toContain("All invariants hold.");
  const report = JSON.parse(project.read("report.json")) as { verdict: object; remoteCalls: number };
  expect(report).toMatchObject({
    schema: "purgebook-rehearsal-1",
    verdict: { holds: true, breaches: [] },
    remoteCalls: 8,
  });
});

it("ends with 1 where a script breaks an invariant, and names it with its line", async () => {
  const project = projectOfTest({
    "tenant.json": tenant,
    "purge.ps1": `param([string] $Identity)
Import-Module -Name ExchangeOnlineManagement
Connect-ExchangeOnline -ManagedIdentity -Organization contoso.onmicrosoft.com
Get-Mailbox -Identity $Identity -SoftDeletedMailbox | Remove-Mailbox -PermanentlyDelete -Confirm:$false`,
  });
  const { code, stdout } = await project.purgebook(
    "rehearse",
    "purge.ps1",
    "--tenant",
    "tenant.json",
    "--param",
    `Identity=${guid}`,
  );
  expect(code).toBe(1);
  expect(stdout).toMatch(/BROKEN preview-changes-nothing by call 4, line 4: /);
  expect(stdout).toMatch(/BROKEN evidence-first by call 4, line 4: /);
  expect(stdout).toMatch(/BROKEN honest-account by call 4, line 4: /);
});

it.each([
  ["a tenant with a misspelled property", ["run.ps1", "--tenant", "wrong.json"], 1, "invalid-tenant"],
  ["a tenant that is not there", ["run.ps1", "--tenant", "none.json"], 1, "cannot-read"],
  ["a script that is not there", ["none.ps1", "--tenant", "tenant.json"], 1, "cannot-read"],
  ["a parameter without a value", ["run.ps1", "--tenant", "tenant.json", "--param", "Identity"], 2, "Name=Value"],
])("refuses %s before anything runs", async (_, asked, code, said) => {
  const wrong = JSON.stringify({ mailboxes: [{ ExchangeGuid: guid, Name: "user1", LitigationHold: true }] });
  const project = projectOfTest({ "tenant.json": tenant, "wrong.json": wrong, "run.ps1": "'ran'" });
  const run = await project.purgebook("rehearse", ...asked, "--report", "report.json");
  expect(run).toMatchObject({ code, stdout: "", stderr: expect.stringContaining(said) });
  expect(existsSync(join(project.root, "report.json"))).toBe(false);
});
