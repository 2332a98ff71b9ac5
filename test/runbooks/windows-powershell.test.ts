import { everyHoldAgreed } from "../../tools/support/agreed.ts";
import { expect, it } from "vitest";
import { acts, expectDone, expectFailed } from "./support/expect-run.ts";
import { EvidenceUri, runRunbook, type NewTenant } from "./support/run-runbook.ts";
import { active, id, mailbox, organization, tenant, user } from "./support/tenant.ts";
import { deleted, Identity as UserId, licensed, MailboxGuid } from "./support/user-tenants.ts";

/**
 * What is emitted for Windows PowerShell too, on an engine that lacks what 5.1 lacks and writes and reads JSON as 5.1 does; no Windows
 * PowerShell is here. Each runbook as it is used most, in Execute.
 */
const inactive = mailbox(1, { IsInactiveMailbox: true, LitigationHoldEnabled: true });
const runs: readonly [string, NewTenant, Readonly<Record<string, unknown>>, readonly string[]][] = [
  ["Get-DeletedMailboxInventory", tenant({ mailboxes: [inactive, mailbox(2), active(3)] }), {}, []],
  ["Remove-LicensedUser", licensed(), { Identity: UserId, MailboxGuid, AcceptOneDriveLoss: true }, ["DELETE user"]],
  ["Remove-DeletedUser", deleted(), { Identity: UserId, MailboxGuid }, ["DELETE deleted user"]],
  ["Remove-SoftDeletedMailbox", tenant({ mailboxes: [mailbox(1)] }), { Identity: id(1) }, ["Remove-Mailbox"]],
  [
    "Remove-SoftDeletedMailboxBatch",
    tenant({ mailboxes: [mailbox(1), mailbox(2), mailbox(3)] }),
    { TargetsJson: JSON.stringify([id(1), id(3)]) },
    ["Remove-Mailbox", "Remove-Mailbox"],
  ],
  [
    "Remove-SoftDeletedMailboxViaReconnect",
    tenant({ mailboxes: [mailbox(1, { IsDirSynced: true }), active(2)], users: [user(2, "active")] }),
    { Identity: id(1), Domain: organization },
    ["New-Mailbox", "PATCH user", "Set-Mailbox", "DELETE user", "DELETE deleted user", "Remove-Mailbox"],
  ],
  ["Clear-MailboxHold", tenant({ mailboxes: [inactive] }), { Identity: id(1), ...everyHoldAgreed }, ["Set-Mailbox"]],
];

it.each(runs)("%s does its work as Windows PowerShell runs it", async (name, on, parameters, expected) => {
  const isReadOnly = expected.length === 0;
  const all = isReadOnly ? parameters : { Mode: "Execute", EvidenceUri, ...parameters };
  const run = await runRunbook(name, on, all, { inWindowsPowerShell: true });
  expectDone(run);
  expect(acts(run).toSorted()).toEqual(expected.toSorted());
});

it("is no PowerShell 7 for a script that calls MSOnline, which does not load there", async () => {
  const run = await runRunbook(
    "msonline/Remove-DeletedUser",
    deleted(),
    { Identity: UserId },
    { inWindowsPowerShell: false },
  );
  expectFailed(run, "wrong-runtime");
  expect(run.calls).toEqual([]);
});
