import {
  directory,
  exo,
  guards,
  is,
  type Expression,
  type Guard,
  type GuardName,
  type identity,
  type Run,
} from "purgebook";

/** What a user and its mailbox are known by. */
export interface UserAndMailbox {
  readonly Identity: Expression<identity.DirectoryObjectId>;
  readonly MailboxGuid: Expression<identity.ExchangeGuid>;
}

/**
 * Deletes a user while its Exchange plan is on, and sees its mailbox soft-deleted.
 * @param mailboxGuards what the mailbox must pass besides: where it is to be purged afterwards, what would keep it from that
 */
export function deleteUser(
  run: Run,
  { Identity, MailboxGuid }: UserAndMailbox,
  mailboxGuards: readonly Guard<GuardName>[] = [],
): void {
  const user = run.findOne("Find the user", directory.user({ Id: Identity }));
  const mailbox = run.findOne("Find the active mailbox of the user", exo.getMailbox({ Identity: user.id }), {
    where: (found) => [is.equal(found.ExchangeGuid, MailboxGuid)],
  });
  if (mailboxGuards.length > 0) run.check("May its mailbox be purged afterwards?", mailbox, mailboxGuards);
  const cleared = run.check("May the user be deleted? Plan on, not synced, no admin role", user, [
    guards.exchangePlanIsOn(mailbox.RecipientTypeDetails),
    guards.userNotSynced,
    guards.holdsNoRole,
  ]);
  const recorded = run.record("Record the user and its mailbox", cleared, { with: [mailbox] });
  run.destroy(
    "Delete the user, and see it and its mailbox among the deleted",
    recorded,
    (fresh) => directory.deleteUser.from(fresh),
    [
      { shows: "present", query: directory.deletedUser({ Id: Identity }) },
      { shows: "present", query: exo.getMailbox({ Identity: MailboxGuid, SoftDeletedMailbox: true }) },
    ],
  );
}

/** The part of it that the directory alone can do: without a look at the mailbox, the plan must be on for every type. */
export function deleteUserAlone(run: Run, Identity: UserAndMailbox["Identity"]): void {
  const user = run.findOne("Find the user", directory.user({ Id: Identity }));
  const cleared = run.check("May the user be deleted? Plan on, not synced, no admin role", user, [
    guards.exchangePlanIsOn("UserMailbox"),
    guards.userNotSynced,
    guards.holdsNoRole,
  ]);
  const recorded = run.record("Record the user", cleared);
  run.destroy("Delete the user, and see it in the recycle bin", recorded, (fresh) => directory.deleteUser.from(fresh), [
    { shows: "present", query: directory.deletedUser({ Id: Identity }) },
  ]);
}
