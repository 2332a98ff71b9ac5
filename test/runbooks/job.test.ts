import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { engineUnderTest } from "../engine/engine-under-test.ts";
import { inScriptFile } from "../rehearse/support/script-file.ts";

const runbook = fileURLToPath(new URL("../../out/Remove-SoftDeletedMailbox.ps1", import.meta.url));
const guid = "a0000000-0000-4000-8000-000000000001";
const parameters = ["-Identity", guid, "-Organization", "contoso.onmicrosoft.com", "-ChangeTicket", "CHG-1"];

/** Runs a script in a process of its own, as a job does: its exit code, and the names of the events on its output stream. */
async function asJob(script: string, given: readonly string[]) {
  const engine = await engineUnderTest();
  const all = [...engine.arguments, "-NoProfile", "-NonInteractive", "-File", script, ...given];
  const child = spawn(engine.command, all, { stdio: ["ignore", "pipe", "ignore"] });
  const [output, [exitCode]] = await Promise.all([text(child.stdout), once(child, "close")]);
  const lines = output.trimEnd().split(/\r?\n/);
  return { exitCode, told: lines.map((line) => (JSON.parse(line) as { readonly event: string }).event) };
}

it("ends a job that did its work with exit code 0, and the events on its output", async () => {
  const orphan = `
function Import-Module { }
function Connect-ExchangeOnline {
  $global:connection = [pscustomobject]@{ ConnectionId = 'a'; State = 'Connected'; Organization = 'contoso.onmicrosoft.com'; TenantID = 'b' }
}
function Get-ConnectionInformation { if ($global:connection) { $global:connection } }
function Disconnect-ExchangeOnline { }
function Get-OrganizationConfig { [pscustomobject]@{ InPlaceHolds = @() } }
function Get-Mailbox {
  [pscustomobject]@{
    ExchangeGuid = [guid] '${guid}'; Name = 'user1'; DistinguishedName = 'CN=user1,OU=Soft Deleted Objects'; PrimarySmtpAddress = 'user1@contoso.com'
    RecipientTypeDetails = 'UserMailbox'; ExternalDirectoryObjectId = ''; IsDirSynced = $false; MailboxMoveStatus = 'None'; IsInactiveMailbox = $false
    LitigationHoldEnabled = $false; ComplianceTagHoldApplied = $false; DelayHoldApplied = $false; DelayReleaseHoldApplied = $false; InPlaceHolds = @()
  }
}
$global:connection = $null
& '${runbook.replaceAll("'", "''")}' @args`;
  const { exitCode, told } = await inScriptFile(orphan, (script) => asJob(script, parameters));
  expect({ exitCode, first: told[0], last: told.at(-1) }).toEqual({ exitCode: 0, first: "started", last: "done" });
});

it("ends a job that failed with exit code 1, and the failure on its output", async () => {
  const { exitCode, told } = await asJob(runbook, [...parameters.slice(0, -1), "no ticket"]);
  expect({ exitCode, told }).toEqual({ exitCode: 1, told: ["failed"] });
});
