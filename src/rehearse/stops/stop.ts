import type { CallRecord, Service } from "../rehearsal.ts";
import { isRemote } from "../remote-call.ts";

/** Where the process of a script dies. */
export interface Stop {
  /** The number of the call. */
  readonly call: number;
  readonly name: string;
  readonly line: number;
  /** Whether the call has taken effect; the script hears of it in neither case. */
  readonly moment: "before" | "after";
}

/** What came of a stop. */
export interface StopResult extends Stop {
  /** How many it took: the one that was stopped, the next, and where that came too early one more. */
  readonly runs: number;
  readonly holds: boolean;
  /** What is otherwise in the end than without the stop. */
  readonly differs: readonly string[];
}

/** Stops that leave the same tenant behind, so that one rehearsal shows what comes of them all. */
export type SameStops = readonly [Stop, ...Stop[]];

/**
 * Each remote call of a run, once before and once after it takes effect. Of a call that changes nothing both are one rehearsal: the tenant
 * is the same, and what a session has been told dies with its process.
 */
export const stopsOf = (calls: readonly CallRecord[]): readonly SameStops[] =>
  calls.filter(isRemote).flatMap(({ number, name, line, changes = [] }): readonly SameStops[] => {
    const at = { call: number, name, line };
    const [before, after]: readonly [Stop, Stop] = [
      { ...at, moment: "before" },
      { ...at, moment: "after" },
    ];
    return changes.length === 0 ? [[before, after]] : [[before], [after]];
  });

/** The service, until the process of the script dies. The runs after that one live on. */
export function dyingAt({ call, moment }: Stop, service: Service): Service {
  let asked = 0;
  return (tenant, one) => {
    asked += 1;
    if (asked !== call) return service(tenant, one);
    return moment === "before" ? { dies: true } : { ...service(tenant, one), dies: true };
  };
}
