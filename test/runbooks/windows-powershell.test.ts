import { expect, it } from "vitest";
import { asWindowsPowerShell } from "../support/windows-powershell.ts";
import { acts, expectDone } from "./support/expect-run.ts";
import { evidenceFolder, runRunbook } from "./support/run-runbook.ts";
import { activeMailbox, deletedMailbox, domain, id, tenant, user, type Tenant } from "./support/tenant.ts";
import { deleted, Identity as UserId, licensed, MailboxGuid } from "./support/user-tenants.ts";

/**
 * What is emitted for Windows PowerShell too, on an engine that lacks what 5.1 lacks and writes and reads JSON as 5.1 does; no Windows
 * PowerShell is here. Each runbook as it is used most, in Execute.
 */
const inactive = deletedMailbox(1, { IsInactiveMailbox: true, LitigationHoldEnabled: true });
const runs: readonly [string, Tenant, Readonly<Record<string, unknown>>, readonly string[]][] = [
  ["Get-DeletedMailboxInventory", tenant({ mailboxes: [deletedMailbox(1), inactive, activeMailbox(2)] }), {}, []],
  ["Remove-LicensedUser", licensed(), { Identity: UserId, MailboxGuid, AcceptOneDriveLoss: true }, ["DELETE user"]],
  ["Remove-DeletedUser", deleted(), { Identity: UserId, MailboxGuid }, ["DELETE deleted user"]],
  ["Remove-SoftDeletedMailbox", tenant(), { Identity: id(1) }, ["Remove-Mailbox"]],
  [
    "Remove-SoftDeletedMailboxBatch",
    tenant({ mailboxes: [deletedMailbox(1), deletedMailbox(2), deletedMailbox(3)] }),
    { TargetsJson: JSON.stringify([id(1), id(3)]) },
    ["Remove-Mailbox", "Remove-Mailbox"],
  ],
  [
    "Remove-SoftDeletedMailboxViaReconnect",
    tenant({ mailboxes: [deletedMailbox(1, { IsDirSynced: true }), activeMailbox(2)], users: [user(2, "active")] }),
    { Identity: id(1), Domain: domain },
    ["New-Mailbox", "PATCH user", "Set-Mailbox", "DELETE user", "DELETE deleted user", "Remove-Mailbox"],
  ],
  [
    "Clear-MailboxHold",
    tenant({ mailboxes: [inactive] }),
    { Identity: id(1), NoHoldOnPremises: true },
    ["Set-Mailbox"],
  ],
];

/** The tenant stands in for these. */
const profile = asWindowsPowerShell(["Get-Date", "Start-Sleep", "Invoke-WebRequest", "Import-Module"]);

it.each(runs)("%s does its work as Windows PowerShell runs it", async (name, of, parameters, expected) => {
  const isReadOnly = expected.length === 0;
  const run = await runRunbook(
    name,
    of,
    isReadOnly ? parameters : { Mode: "Execute", EvidenceUri: await evidenceFolder(), ...parameters },
    { profile },
  );
  expectDone(run);
  expect(acts(run).toSorted()).toEqual(expected.toSorted());
});
