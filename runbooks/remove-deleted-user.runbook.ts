import { param, runbook } from "purgebook";
import { purgeUser } from "./stages/purge-user.ts";

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
    purgeUser(run, { Identity, MailboxGuid });
  },
});
