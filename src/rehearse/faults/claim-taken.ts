import { claimedByOther, claimIn } from "./claim.ts";
import type { Fault } from "./fault.ts";

export const claimTaken: Fault = {
  name: "claim-taken",
  description:
    "When the script takes or renews its claim, another job holds it, for a minute: the script's own lease was broken, if it had one.",
  frequency: { oneIn: 3, atMost: 1 },
  around: (service, luck) => (tenant, call) => {
    const claim = claimIn(call);
    if (claim !== undefined && luck.strikes()) tenant.apply(claimedByOther(tenant.state, claim));
    return service(tenant, call);
  },
};
