import type { Change } from "../../tenant/change.ts";
import { isOfService } from "../judge/act.ts";
import type { Fault } from "./fault.ts";

/** Minutes: up to 24 hours are documented (exchange-state 5). */
const longest = 24 * 60;

export const replicationDelay: Fault = {
  name: "replication-delay",
  description: "What a call has changed shows only later, up to 24 hours; what was changed before it shows before it.",
  frequency: { oneIn: 2, atMost: 10 },
  around(service, luck) {
    let shownAt = 0;
    return (tenant, call) => {
      const outcome = service(tenant, call);
      if (outcome.changes?.some(isOfService) !== true) return outcome;
      const { now } = tenant.state;
      if (luck.strikes()) shownAt = Math.max(shownAt, now + Math.round(luck.random() * longest) * 60_000);
      else if (shownAt > now) luck.strikesStill();
      const least = Math.max(0, (shownAt - now) / 60_000);
      const delayed = (change: Change): Change =>
        isOfService(change) ? { ...change, after: Math.max(change.after ?? 0, least) } : change;
      return { ...outcome, changes: outcome.changes.map(delayed) };
    };
  },
};
