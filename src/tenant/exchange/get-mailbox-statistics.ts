import { isOn, textIn, type Cmdlet } from "../call.ts";
import { isRefusal, oneOf } from "./listing.ts";
import { having } from "../mailbox-identities.ts";
import { viewOf } from "./mailbox-views.ts";

/** Get-MailboxStatistics of one mailbox; with a switch of a soft-deleted one as well (exchange-state 1.2). Sizes are not part of the tenant. */
export const getMailboxStatistics: Cmdlet = (tenant, call) => {
  const identity = textIn(call, "Identity") ?? "";
  const views = isOn(call, "IncludeSoftDeletedRecipients") ? [false, true] : [false];
  const view = views.flatMap((SoftDeletedMailbox) => viewOf(tenant, { ...call, parameters: { SoftDeletedMailbox } }));
  const mailbox = oneOf(having(view, identity), identity);
  if (isRefusal(mailbox)) return mailbox;
  const { DisplayName, ExchangeGuid, LegacyExchangeDN, itemCount, state } = mailbox;
  return {
    objects: [
      {
        DisplayName,
        MailboxGuid: { $guid: ExchangeGuid },
        LegacyDN: LegacyExchangeDN,
        ItemCount: itemCount,
        DisconnectReason: state === "soft-deleted" ? "SoftDeleted" : null,
      },
    ],
  };
};
