import { holdsChanged } from "../../tenant/holds-changed.ts";
import { meanwhile } from "./meanwhile.ts";

export const heldMeanwhile = meanwhile(
  "held-meanwhile",
  "Before a call that names a mailbox, somebody puts it on Litigation Hold.",
  {
    toMailbox: (tenant, mailbox) =>
      mailbox.state === "purged" || mailbox.LitigationHoldEnabled
        ? []
        : [
            {
              of: "mailboxes",
              key: mailbox.ExchangeGuid.toLowerCase(),
              set: { LitigationHoldEnabled: true, ...holdsChanged(tenant, mailbox, { LitigationHoldEnabled: true }) },
            },
          ],
    toUser: () => [],
  },
);
