import { graphErrors } from "../../tenant/directory/graph/errors.ts";
import { destinationOf, type Destination } from "../destination.ts";
import { answersItself } from "./answers-itself.ts";
import type { Fault } from "./fault.ts";
import { refusalOf, type Refusal } from "./refusal.ts";

/** Exchange-state E18. */
const expired: Refusal = {
  exchange:
    "Starting a command on the remote server failed with the following error message : Access is denied. For more information, see the about_Remote_Troubleshooting Help topic.",
  directory: graphErrors.expiredToken,
  store: "InvalidAuthenticationInfo",
};

export const expiredToken: Fault = {
  name: "expired-token",
  description: "A service takes the token for expired, until the script has signed in again.",
  frequency: { oneIn: 10, atMost: 4 },
  around(service, luck) {
    const expiredAt = new Set<Destination>();
    // A new token is taken at least once.
    const takenAt = new Set<Destination>();
    return (tenant, call) => {
      const destination = destinationOf(call);
      if (destination === "sign-in") {
        expiredAt.clear();
        takenAt.clear();
      } else if (expiredAt.has(destination)) luck.strikesStill();
      else if (!answersItself(call) && takenAt.has(destination) && luck.strikes()) expiredAt.add(destination);
      if (expiredAt.has(destination)) return refusalOf(tenant.state, call, expired);
      takenAt.add(destination);
      return service(tenant, call);
    };
  },
};
