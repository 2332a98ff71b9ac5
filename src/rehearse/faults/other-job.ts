import { isHeld } from "../../tenant/holds.ts";
import { isLocked } from "../../tenant/storage/lease.ts";
import { claimedByOther, claimIn } from "./claim.ts";
import type { Fault } from "./fault.ts";
import { namedIn } from "./named-in.ts";

export const otherJob: Fault = {
  name: "other-job",
  description: "When the script first takes its claim, another job has it already, and purges the mailbox.",
  frequency: { oneIn: 2, atMost: 1 },
  around: (service, luck) => (tenant, call) => {
    const { state } = tenant;
    const claim = claimIn(call);
    const isFree = claim !== undefined && !isLocked(state.objects.blobs.get(claim)?.lease ?? null, state.now);
    if (isFree && luck.strikes()) {
      tenant.apply(claimedByOther(state, claim));
      const purgeable = namedIn(state, call).mailboxes.filter(
        (mailbox) =>
          mailbox.state === "soft-deleted" && mailbox.ExternalDirectoryObjectId === "" && !isHeld(state, mailbox),
      );
      tenant.apply(
        purgeable.map(({ ExchangeGuid }) => ({
          of: "mailboxes",
          key: ExchangeGuid.toLowerCase(),
          set: { state: "purged" },
        })),
      );
    }
    return service(tenant, call);
  },
};
