import { userPurged } from "../../tenant/lifecycle.ts";
import { isHeld } from "../../tenant/holds.ts";
import { meanwhile } from "./meanwhile.ts";

export const vanishesMeanwhile = meanwhile(
  "vanishes-meanwhile",
  "Before a call that names a deleted mailbox or user, somebody purges it.",
  {
    toMailbox: (tenant, mailbox) =>
      mailbox.state === "soft-deleted" && mailbox.ExternalDirectoryObjectId === "" && !isHeld(tenant, mailbox)
        ? [{ of: "mailboxes", key: mailbox.ExchangeGuid.toLowerCase(), set: { state: "purged" } }]
        : [],
    toUser: (tenant, user) => (user.state === "deleted" ? userPurged(tenant, user) : []),
  },
);
