import type { Run } from "./run-runbook.ts";
import { evidenceFolder, runRunbook } from "./run-runbook.ts";
import type { Happening, Tenant } from "./tenant.ts";
import { activeMailbox, deletedMailbox, id, tenant, user } from "./tenant.ts";

// What the tests of the runbooks for users have in common.

export const Identity = id(1, "e0");
export const MailboxGuid = id(1);
export const lag = { ...tenant().lag, delete: 3, orphan: 8 };

/** Runs one of them in Execute. */
export async function execute(name: string, of: Tenant, parameters: object = {}): Promise<Run> {
  const accepted = name === "Remove-DeletedUser" ? {} : { AcceptOneDriveLoss: true };
  const all = {
    Identity,
    MailboxGuid,
    Mode: "Execute",
    EvidenceUri: await evidenceFolder(),
    ...accepted,
    ...parameters,
  };
  return runRunbook(name, of, all);
}

/** A user with a licence and a mailbox; beside them others that are not to be touched. */
export function licensed(properties: object = {}, happenings: readonly Happening[] = [], mailbox: object = {}): Tenant {
  return tenant({
    mailboxes: [activeMailbox(1, { ...mailbox }), activeMailbox(2), deletedMailbox(3)],
    users: [user(1, "active", { ...properties }), user(2, "active"), user(4, "deleted")],
    lag,
    happenings,
  });
}

/** The user is in the recycle bin, and its mailbox is soft-deleted. */
export function deleted(properties: object = {}, happenings: readonly Happening[] = [], mailbox: object = {}): Tenant {
  return tenant({
    mailboxes: [
      deletedMailbox(1, { ExternalDirectoryObjectId: Identity, ...mailbox }),
      activeMailbox(2),
      deletedMailbox(3),
    ],
    users: [user(1, "deleted", { ...properties }), user(2, "active"), user(4, "deleted")],
    lag,
    happenings,
  });
}

export const states = (run: Run) => [run.mailboxes.map(({ state }) => state), run.users.map(({ state }) => state)];
export const untouched = {
  licensed: [
    ["active", "active", "deleted"],
    ["active", "active", "deleted"],
  ],
  deleted: [
    ["deleted", "active", "deleted"],
    ["deleted", "active", "deleted"],
  ],
};
