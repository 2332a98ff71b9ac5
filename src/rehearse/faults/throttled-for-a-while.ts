import { isoOf } from "../../tenant/lifecycle.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { destinationOf, type Destination } from "../destination.ts";
import type { RunCall } from "../rehearsal.ts";
import { answersItself } from "./answers-itself.ts";
import type { Fault } from "./fault.ts";
import { refusalOf } from "./refusal.ts";
import { throttling } from "./throttled.ts";

/** Seconds. */
const shortest = 20;
const longest = 240;

/** A service that says how long it wants to be left alone, and keeps to it. */
export const throttledForAWhile: Fault = {
  name: "throttled-for-a-while",
  description:
    "The service refuses calls for up to four minutes, and says for how long: over HTTP in Retry-After, in a cmdlet's error as text.",
  frequency: { oneIn: 10, atMost: 6 },
  around(service, luck) {
    const until = new Map<Destination, number>();
    const refuse = (tenant: Tenant, call: RunCall, end: number) => {
      const retryAfter = Math.ceil((end - tenant.state.now) / 1000);
      // Invented: how the module tells a Retry-After is not known, that there is one is (exchange-state E16).
      const exchange = `The remote server returned an error: (429) Too Many Requests. Retry-After: ${retryAfter} (${isoOf(end)})`;
      return refusalOf(tenant.state, call, { ...throttling, exchange, retryAfter });
    };
    return (tenant, call) => {
      const destination = destinationOf(call);
      const end = until.get(destination) ?? 0;
      if (tenant.state.now < end) {
        luck.strikesStill();
        return refuse(tenant, call, end);
      }
      if (answersItself(call) || !luck.strikes()) return service(tenant, call);
      const next = tenant.state.now + (shortest + luck.random() * (longest - shortest)) * 1000;
      until.set(destination, next);
      return refuse(tenant, call, next);
    };
  },
};
