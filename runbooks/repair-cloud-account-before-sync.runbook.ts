import { exo, guards, param, runbook } from "purgebook";
import { ordinaryMailbox } from "./stages/mailbox-types.ts";
import { deleteUser } from "./stages/delete-user.ts";
import { purgeUser } from "./stages/purge-user.ts";
import { purgeOrphan } from "./stages/purge-mailbox.ts";

export default runbook({
  name: "Repair-CloudAccountBeforeSync",
  synopsis:
    "Removes a cloud account, with its mailbox, that was made before directory sync and now blocks a migration.",
  description: [
    "An account that was made in the cloud with a mailbox of its own keeps the on-premises mailbox of the same person from being migrated. This deletes and purges the cloud account and its mailbox for good.",
    "Export what must be kept before. The OneDrive of the account goes too; AcceptOneDriveLoss says that this is known.",
    "Afterwards let directory sync make the account anew, and migrate. A run that ends as not-yet is run again and goes on from where the tenant is.",
  ],
  parameters: {
    Identity: param.directoryObjectId("Object id of the cloud account that blocks the migration."),
    MailboxGuid: param.exchangeGuid("ExchangeGuid of its cloud mailbox."),
    AcceptOneDriveLoss: param.accepted(
      "Must be true in Execute: the account's OneDrive is deleted with it.",
      "the OneDrive of the account is deleted too.",
    ),
  },
  procedure(run, { Identity, MailboxGuid }) {
    deleteUser(run, { Identity, MailboxGuid }, [
      guards.notOnHold,
      guards.notOnOrganizationHold,
      guards.notBeingMoved,
      ordinaryMailbox,
    ]);
    // A second run, which finds the user gone, may come before the mailbox has followed it.
    const left = run.findOne("Is its mailbox still active?", exo.getMailbox({ Identity: MailboxGuid }), {
      as: "leftMailbox",
      absent: "skip",
    });
    run.waitUntil("Wait until the mailbox is soft-deleted", {
      shows: "present",
      query: exo.getMailbox({ Identity: left.ExchangeGuid, SoftDeletedMailbox: true }),
    });
    purgeUser(run, { Identity, MailboxGuid }, "skip");
    purgeOrphan(run, { Identity, MailboxGuid });
    run.verify("See that no mailbox of it is active", {
      shows: "absent",
      query: exo.getMailbox({ Identity: MailboxGuid }),
    });
    run.verifyRecord("See in the evidence that the mailbox was purged", { target: MailboxGuid, act: "Remove-Mailbox" });
  },
});
