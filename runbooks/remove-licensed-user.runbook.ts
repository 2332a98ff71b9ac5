import { exo, param, runbook } from "purgebook";
import { deleteUser, deleteUserAlone } from "./stages/delete-user.ts";

export default runbook({
  name: "Remove-LicensedUser",
  synopsis: "Deletes a user while its Exchange plan is still on, so that its mailbox becomes soft-deleted.",
  description: [
    "A licence that is taken away before the user is deleted loses the mailbox to every later step, so the plan must still be on.",
    "The user's OneDrive goes too: it is retained for a time that the tenant sets (30 days unless changed) and is then deleted. AcceptOneDriveLoss says that this is known.",
    "On hold, the mailbox becomes inactive instead and stays until the last hold is gone.",
  ],
  dialects: ["graph-rest", "graph-sdk"],
  parameters: {
    Identity: param.directoryObjectId("Object id of the user."),
    MailboxGuid: param.exchangeGuid("ExchangeGuid of the active mailbox of that user."),
    AcceptOneDriveLoss: param.accepted(
      "Must be true in Execute: the user's OneDrive is deleted with the user.",
      "the OneDrive of the user is deleted too.",
    ),
  },
  procedure(run, { Identity, MailboxGuid }, { dialect }) {
    // The Graph SDK and Exchange Online cannot share a process.
    if (dialect !== "graph-rest") return deleteUserAlone(run, Identity);
    deleteUser(run, { Identity, MailboxGuid });
    // A second run, which finds the user gone, still sees to the mailbox.
    run.waitUntil("Wait until the mailbox is soft-deleted", {
      shows: "present",
      query: exo.getMailbox({ Identity: MailboxGuid, SoftDeletedMailbox: true }),
    });
  },
});
