import { seeded } from "../../util/random.ts";
import { sha256 } from "../../util/sha256.ts";
import type { Service } from "../rehearsal.ts";
import type { Fault } from "./fault.ts";

/** The service with faults in it, the first of them next to the service; each call says which of them struck it. */
export const withFaults = (service: Service, faults: readonly Fault[], seed: number): Service =>
  faults.reduce((inner, fault) => withFault(inner, fault, seed), service);

function withFault(inner: Service, { name, frequency, around }: Fault, seed: number): Service {
  // Numbers of its own: one more fault beside it changes as little as can be of what it strikes.
  const random = seeded(Number.parseInt(sha256(`${seed} ${name}`).slice(0, 8), 16));
  let struck = false;
  let left = frequency.atMost;
  const faulty = around(inner, {
    random,
    strikes() {
      const now = random() * frequency.oneIn < 1 && left > 0;
      if (now) left--;
      struck ||= now;
      return now;
    },
    strikesStill: () => void (struck = true),
  });
  return (tenant, call) => {
    struck = false;
    const outcome = faulty(tenant, call);
    return struck ? { ...outcome, struck: [...(outcome.struck ?? []), name] } : outcome;
  };
}
