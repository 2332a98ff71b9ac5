import { userRestored } from "../../tenant/lifecycle.ts";
import { undoSoftDeletedMailbox } from "../../tenant/exchange/undo-soft-deleted-mailbox.ts";
import { meanwhile } from "./meanwhile.ts";

export const restoredMeanwhile = meanwhile(
  "restored-meanwhile",
  "Before a call that names a deleted mailbox or user, another admin restores it.",
  {
    toMailbox(tenant, { ExchangeGuid, ExternalDirectoryObjectId, state }) {
      if (state !== "soft-deleted") return [];
      const user = tenant.objects.users.get(ExternalDirectoryObjectId.toLowerCase());
      if (user?.state === "deleted") return userRestored(tenant, user);
      const parameters = { SoftDeletedObject: ExchangeGuid };
      return undoSoftDeletedMailbox(tenant, { name: "Undo-SoftDeletedMailbox", parameters }).changes ?? [];
    },
    toUser: (tenant, user) => (user.state === "deleted" ? userRestored(tenant, user) : []),
  },
);
