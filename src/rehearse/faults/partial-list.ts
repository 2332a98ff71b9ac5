import { destinationOf } from "../destination.ts";
import type { Fault } from "./fault.ts";
import { isLook } from "../is-look.ts";

/** Get-EXOMailbox once gave 2,500 of 122,000 mailboxes without a word (exchange-state 1.2). */
export const partialList: Fault = {
  name: "partial-list",
  description: "A list of a cmdlet lacks its end; every second time a warning says so.",
  frequency: { oneIn: 4, atMost: 4 },
  around: (service, luck) => (tenant, call) => {
    const outcome = service(tenant, call);
    const { objects = [] } = outcome;
    if (destinationOf(call) !== "exchange" || !isLook(call) || objects.length < 2 || !luck.strikes()) return outcome;
    const kept = objects.slice(0, Math.floor(luck.random() * objects.length));
    // Invented: no text of a list that was cut off in its midst is known.
    const warning = "The list could not be read to its end (this text is invented).";
    const isTold = luck.random() < 0.5;
    return { ...outcome, objects: kept, ...(isTold ? { warnings: [...(outcome.warnings ?? []), warning] } : {}) };
  },
};
