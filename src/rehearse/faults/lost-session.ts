import { withoutConnections, type Connection } from "../../tenant/session/session.ts";
import { destinationOf } from "../destination.ts";
import type { Fault } from "./fault.ts";

/** Exchange-state E18: the cmdlets are no longer there. */
export const lostSession: Fault = {
  name: "lost-session",
  description: "The session with Exchange Online or Microsoft Purview is gone, and its cmdlets with it.",
  frequency: { oneIn: 10, atMost: 4 },
  around(service, luck) {
    // A new session answers at least once.
    let hasAnswered = false;
    return (tenant, call) => {
      if (destinationOf(call) !== "exchange") return service(tenant, call);
      const isLost = hasAnswered && luck.strikes();
      if (isLost) tenant.connect(withoutConnections(tenant.state.session, isOfModule));
      hasAnswered = !isLost;
      return service(tenant, call);
    };
  },
};

const isOfModule = ({ service }: Connection): boolean => service === "exchange" || service === "purview";
