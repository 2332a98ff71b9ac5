import { directory, exo, guards, is, type Found, type Mailbox, type Run } from "purgebook";
import type { UserAndMailbox } from "./delete-user.ts";

/**
 * Purges a deleted user from the recycle bin, and waits until its mailbox is an orphan.
 * @param absent what a missing mailbox means: behind a stage that deletes the user, a preview cannot find it yet
 */
export function purgeUser(run: Run, { Identity, MailboxGuid }: UserAndMailbox, absent: "fail" | "skip" = "fail"): void {
  const mailbox = run.findOne(
    "Find the soft-deleted mailbox of the user",
    exo.getMailbox({ Identity: MailboxGuid, SoftDeletedMailbox: true }),
    { as: "deletedMailbox", absent },
  );
  run.check("Is it the mailbox of this user?", mailbox, [guards.belongsToUser(Identity)]);
  // Without the mailbox the user is not purged: who knows whose mailbox would be left.
  run.when("Does it still name the user?", is.equal(mailbox.ExternalDirectoryObjectId, Identity), (named) => {
    purgeUserAlone(named, Identity, mailbox);
  });
  run.waitUntil("Wait until the mailbox is an orphan", {
    shows: "present",
    query: exo.getMailbox({ Identity: mailbox.ExchangeGuid, SoftDeletedMailbox: true }),
    where: (looked) => [is.empty(looked.ExternalDirectoryObjectId)],
  });
}

/** The part of it that the directory alone can do. */
export function purgeUserAlone(run: Run, Identity: UserAndMailbox["Identity"], mailbox?: Found<Mailbox>): void {
  const user = run.findOne("Find the user in the recycle bin", directory.deletedUser({ Id: Identity }));
  const cleared = run.check("May the user be purged?", user, [guards.userIsDeleted]);
  const recorded = run.record("Record the user", cleared, { with: mailbox === undefined ? [] : [mailbox] });
  run.destroy("Purge the user from the recycle bin, and see that it is gone", recorded, (fresh) =>
    directory.purgeDeletedUser.from(fresh),
  );
}
