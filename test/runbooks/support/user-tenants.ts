import type { Happening } from "./happenings.ts";
import type { NewTenant, Run, Situation } from "./run-runbook.ts";
import { EvidenceUri, runRunbook } from "./run-runbook.ts";
import { active, id, mailbox, tenant, user, type MailboxInFile, type UserInFile } from "./tenant.ts";

// What the tests of the runbooks for users have in common.

export const Identity = id(1, "e0");
export const MailboxGuid = id(1);
export const lag = { delete: 3, orphan: 8 };

/** Runs one of them in Execute. */
export function execute(name: string, on: Situation, parameters: object = {}): Promise<Run> {
  const accepted = name === "Remove-DeletedUser" ? {} : { AcceptOneDriveLoss: true };
  return runRunbook(name, on, { Identity, MailboxGuid, Mode: "Execute", EvidenceUri, ...accepted, ...parameters });
}

/** A user with a licence and a mailbox; beside them others that are not to be touched. */
export const licensed = (
  properties: Partial<UserInFile> = {},
  happenings: readonly Happening[] = [],
  ofMailbox: Partial<MailboxInFile> = {},
): NewTenant =>
  tenant({
    mailboxes: [active(1, ofMailbox), active(2), mailbox(3)],
    users: [user(1, "active", properties), user(2, "active"), user(4, "deleted")],
    settings: { lag },
    happenings,
  });

/** The user is in the recycle bin, and its mailbox is soft-deleted. */
export const deleted = (
  properties: Partial<UserInFile> = {},
  happenings: readonly Happening[] = [],
  ofMailbox: Partial<MailboxInFile> = {},
): NewTenant =>
  tenant({
    mailboxes: [mailbox(1, { ExternalDirectoryObjectId: Identity, ...ofMailbox }), active(2), mailbox(3)],
    users: [user(1, "deleted", properties), user(2, "active"), user(4, "deleted")],
    settings: { lag },
    happenings,
  });

export const untouched = {
  licensed: [
    ["active", "active", "soft-deleted"],
    ["active", "active", "deleted"],
  ],
};
