import { param, runbook } from "purgebook";
import { purgeUser, purgeUserAlone } from "./stages/purge-user.ts";

export default runbook({
  name: "Remove-DeletedUser",
  synopsis: "Purges a deleted user from the recycle bin and waits until its mailbox is an orphan.",
  description: [
    "The user cannot be restored afterwards. The mailbox stays soft-deleted: purging it is the work of Remove-SoftDeletedMailbox.",
    "Until Exchange shows the mailbox as an orphan, minutes to a day may pass; a run that ends as not-yet is run again.",
  ],
  dialects: ["graph-rest", "graph-sdk", "msonline"],
  acknowledge: [
    {
      code: "retired-module",
      reason: "The seed's own Get-MsolUser and Remove-MsolUser, kept to show what the other dialects replace.",
    },
  ],
  parameters: {
    Identity: param.directoryObjectId("Object id of the deleted user, as Get-DeletedMailboxInventory shows it."),
    MailboxGuid: param.exchangeGuid("ExchangeGuid of the soft-deleted mailbox of that user."),
  },
  procedure(run, { Identity, MailboxGuid }, { dialect }) {
    // The Graph SDK and Exchange Online cannot share a process, and MSOnline is not of Azure Automation: both do the directory's part alone.
    if (dialect === "graph-rest") purgeUser(run, { Identity, MailboxGuid });
    else purgeUserAlone(run, Identity);
  },
});
