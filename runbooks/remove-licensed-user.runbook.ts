import { directory, exo, guards, is, param, runbook } from "purgebook";

export default runbook({
  name: "Remove-LicensedUser",
  synopsis: "Deletes a user while its Exchange plan is still on, so that its mailbox becomes soft-deleted.",
  description: [
    "A licence that is taken away before the user is deleted loses the mailbox to every later step, so the plan must still be on.",
    "The user's OneDrive goes too: it is retained for a time that the tenant sets (30 days unless changed) and is then deleted. AcceptOneDriveLoss says that this is known.",
    "On hold, the mailbox becomes inactive instead and stays until the last hold is gone.",
  ],
  parameters: {
    Identity: param.directoryObjectId("Object id of the user."),
    MailboxGuid: param.exchangeGuid("ExchangeGuid of the active mailbox of that user."),
    AcceptOneDriveLoss: param.accepted(
      "Must be true in Execute: the user's OneDrive is deleted with the user.",
      "the OneDrive of the user is deleted too.",
    ),
  },
  procedure(run, { Identity, MailboxGuid }) {
    const user = run.findOne("Find the user", directory.user({ Id: Identity }));
    const mailbox = run.findOne("Find the active mailbox of the user", exo.getMailbox({ Identity: user.id }), {
      where: (found) => [is.equal(found.ExchangeGuid, MailboxGuid)],
    });
    const cleared = run.check("May the user be deleted? Plan on, not synced, no admin role", user, [
      guards.exchangePlanIsOn(mailbox.RecipientTypeDetails),
      guards.userNotSynced,
      guards.holdsNoRole,
    ]);
    const recorded = run.record("Record the user and its mailbox", cleared, { with: [mailbox] });
    run.destroy(
      "Delete the user, and see it in the recycle bin",
      recorded,
      (fresh) => directory.deleteUser.from(fresh),
      [{ shows: "present", query: directory.deletedUser({ Id: Identity }) }],
    );
    run.waitUntil("Wait until the mailbox is soft-deleted", {
      shows: "present",
      query: exo.getMailbox({ Identity: MailboxGuid, SoftDeletedMailbox: true }),
    });
  },
});
