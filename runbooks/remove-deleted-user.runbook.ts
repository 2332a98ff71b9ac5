import { directory, exo, guards, is, param, runbook } from "purgebook";

export default runbook({
  name: "Remove-DeletedUser",
  synopsis: "Purges a deleted user from the recycle bin and waits until its mailbox is an orphan.",
  description: [
    "The user cannot be restored afterwards. The mailbox stays soft-deleted: purging it is the work of Remove-SoftDeletedMailbox.",
    "Until Exchange shows the mailbox as an orphan, minutes to a day may pass; a run that ends as not-yet is run again.",
  ],
  parameters: {
    Identity: param.directoryObjectId("Object id of the deleted user, as Get-DeletedMailboxInventory shows it."),
    MailboxGuid: param.exchangeGuid("ExchangeGuid of the soft-deleted mailbox of that user."),
  },
  procedure(run, { Identity, MailboxGuid }) {
    const mailbox = run.findOne(
      "Find the soft-deleted mailbox of the user",
      exo.getMailbox({ Identity: MailboxGuid, SoftDeletedMailbox: true }),
    );
    run.check("Is it the mailbox of this user?", mailbox, [guards.belongsToUser(Identity)]);

    const user = run.findOne("Find the user in the recycle bin", directory.deletedUser({ Id: Identity }));
    const cleared = run.check("May the user be purged?", user, [guards.userIsDeleted]);
    const recorded = run.record("Record the user and its mailbox", cleared, { with: [mailbox] });
    run.destroy("Purge the user from the recycle bin, and see that it is gone", recorded, (fresh) =>
      directory.purgeDeletedUser.from(fresh),
    );

    run.waitUntil("Wait until the mailbox is an orphan", {
      shows: "present",
      query: exo.getMailbox({ Identity: MailboxGuid, SoftDeletedMailbox: true }),
      where: (looked) => [is.empty(looked.ExternalDirectoryObjectId)],
    });
  },
});
