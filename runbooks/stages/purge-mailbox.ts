import { exo, guards, is, type Expression, type Found, type identity, type Mailbox, type Run } from "purgebook";
import type { UserAndMailbox } from "./delete-user.ts";
import { ordinaryMailbox } from "./mailbox-types.ts";

/** What must hold of any mailbox before it is purged for good, whatever way led there. */
export const mayBePurged = [
  guards.notOnHold,
  guards.notOnOrganizationHold,
  guards.userIsGone,
  guards.notSynced,
  guards.notBeingMoved,
  ordinaryMailbox,
  guards.nameIsUnique,
] as const;

/** Purges one soft-deleted mailbox, and sees that it is gone. */
export function purgeMailbox(run: Run, Identity: Expression<identity.ExchangeGuid>): void {
  const found = run.findOne("Find the soft-deleted mailbox", exo.getMailbox({ Identity, SoftDeletedMailbox: true }));
  purgeFound(run, found);
}

/**
 * The same behind stages that make the mailbox an orphan: a preview does not find it yet, and a stop may be behind the purge. It must be
 * the mailbox of the user that was purged before.
 */
export function purgeOrphan(run: Run, { Identity, MailboxGuid }: UserAndMailbox): void {
  const found = run.findOne(
    "Find the mailbox as an orphan",
    exo.getMailbox({ Identity: MailboxGuid, SoftDeletedMailbox: true }),
    {
      as: "orphan",
      absent: "skip",
      where: (orphan) => [is.empty(orphan.ExternalDirectoryObjectId)],
    },
  );
  run.check("Is it the mailbox of the user that was purged?", found, [guards.belongsToUser(Identity)]);
  purgeFound(run, found);
  run.verify("See that it is no longer among the deleted ones", {
    shows: "absent",
    query: exo.getMailbox({ Identity: MailboxGuid, SoftDeletedMailbox: true }),
  });
}

function purgeFound(run: Run, found: Found<Mailbox>): void {
  const cleared = run.check(
    "May it be purged? No hold, no user, not synced, not moved, not ambiguous",
    found,
    mayBePurged,
  );
  const recorded = run.record("Record it in the evidence store", cleared);
  run.destroy("Purge it, and see that it is gone", recorded, (fresh) =>
    exo.removeMailbox.from(fresh, { PermanentlyDelete: true }),
  );
}
