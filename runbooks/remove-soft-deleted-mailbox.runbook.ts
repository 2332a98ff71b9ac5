import { param, runbook } from "purgebook";
import { purgeMailbox } from "./stages/purge-mailbox.ts";

export default runbook({
  name: "Remove-SoftDeletedMailbox",
  synopsis: "Purges one soft-deleted mailbox for good.",
  description: [
    "There is no way back: neither Microsoft nor a backup of Exchange Online brings the mailbox back.",
    "Mailboxes that refuse the purge (matches multiple entries, writing scope) need Remove-SoftDeletedMailboxViaReconnect.",
  ],
  parameters: {
    Identity: param.exchangeGuid("ExchangeGuid of the soft-deleted mailbox, as Get-DeletedMailboxInventory shows it."),
  },
  procedure(run, { Identity }) {
    purgeMailbox(run, Identity);
  },
});
