import type { State } from "../tenant/state.ts";
import { Tenant } from "../tenant/tenant.ts";
import { rehearseJudged, type Judged, type JudgedOptions } from "./judged.ts";
import type { CallRecord, Service } from "./rehearsal.ts";
import { differs } from "./stops/compare.ts";
import { leftBehind, type LeftBehind } from "./stops/left-behind.ts";
import { dyingAt, stopsOf, type StopResult } from "./stops/stop.ts";

export interface StopEverywhereOptions extends Pick<JudgedOptions, "bridge" | "script" | "parameters" | "mode"> {
  /** The tenant as it is at first; each stop gets one of its own. */
  readonly state: State;
  /** Makes the service that answers one stopped script, in all its runs. */
  readonly newService: () => Service;
  /** At which calls it is stopped; at each remote one where nothing is said. */
  readonly at?: (call: CallRecord) => boolean;
  readonly onProgress?: (done: number, of: number) => void;
}

/**
 * Ends the process of a script at each of its remote calls, starts the script again from its top on the same tenant, and compares the end with that of
 * an undisturbed run. @throws EngineFailure
 */
export async function stopEverywhere(options: StopEverywhereOptions): Promise<readonly StopResult[]> {
  const { newService, at: isAsked = () => true, onProgress } = options;
  const whole = await run(options, newService());
  const until = whole.tenant.state.now + settling;
  const undisturbed = settled(whole, until);
  const planned = stopsOf((whole.judged.runs[0]?.calls ?? []).filter(isAsked));
  const results: StopResult[] = [];
  for (const [at, stops] of planned.entries()) {
    onProgress?.(at, planned.length);
    const difference = differs(settled(await run(options, dyingAt(stops[0], newService())), until), undisturbed);
    results.push(...stops.map((stop) => ({ ...stop, holds: difference.length === 0, differs: difference })));
  }
  onProgress?.(planned.length, planned.length);
  return results;
}

/**
 * How long after its death a script is started again. Azure Automation starts an interrupted job again from its top, and does not say how soon
 * (azure-automation 2); a claim that the dead process held ends within a minute (blob-storage, leases), and until then another run is refused.
 */
const restartAfter = 61_000;

/** Changes of the directory show after up to a day (exchange-state 5): both ends are compared when all have come about, at one moment. */
const settling = 2 * 24 * 60 * 60_000;

interface Ran {
  readonly judged: Judged;
  readonly tenant: Tenant;
  readonly known: ReadonlySet<string>;
}

async function run({ bridge, script, parameters, mode, state }: StopEverywhereOptions, service: Service): Promise<Ran> {
  const tenant = new Tenant(state);
  const known = new Set(
    Object.entries(state.objects).flatMap(([of, all]) => [...all.keys()].map((key) => `${of}/${key}`)),
  );
  const judged = await rehearseJudged({ bridge, tenant, script, parameters, mode, service, restarts: 1, restartAfter });
  return { judged, tenant, known };
}

function settled({ judged, tenant, known }: Ran, until: number): LeftBehind {
  tenant.advance(Math.max(0, until - tenant.state.now));
  return leftBehind(judged, tenant, known);
}
