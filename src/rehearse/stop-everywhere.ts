import type { State } from "../tenant/state.ts";
import { Tenant } from "../tenant/tenant.ts";
import { rehearseJudged, type Judged, type JudgedOptions } from "./judged.ts";
import { knownIn } from "./known-in.ts";
import type { CallRecord, Rehearsal, Service } from "./rehearsal.ts";
import { differs } from "./stops/compare.ts";
import { endOf, leftBehind, type LeftBehind } from "./stops/left-behind.ts";
import { dyingAt, stopsOf, type StopResult } from "./stops/stop.ts";

export interface StopEverywhereOptions extends Pick<
  JudgedOptions,
  "bridge" | "script" | "parameters" | "mode" | "inWindowsPowerShell"
> {
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
  const all = planned.flat().length;
  for (const stops of planned) {
    onProgress?.(results.length, all);
    const stopped = await run(options, dyingAt(stops[0], newService()), undisturbed.end);
    const found = differs(settled(stopped, until), undisturbed);
    const result = { runs: stopped.judged.runs.length, holds: found.length === 0, differs: found };
    results.push(...stops.map((stop) => ({ ...stop, ...result })));
  }
  onProgress?.(all, all);
  return results;
}

/**
 * How long after its death a script is started again. Azure Automation starts an interrupted job again from its top, and does not say how soon
 * (azure-automation 2); a claim that the dead process held ends within a minute (blob-storage, leases), and until then another run is refused.
 */
const restartAfter = 61_000;

/** Where the service does not show yet what was done, the second run may be refused: as the remedies say, it is run once more then. */
const onceMoreAfter = 60 * 60_000;

const nextAfter =
  (undisturbed: string) =>
  (runs: readonly Rehearsal[]): number | undefined => {
    if (runs.at(-1)?.end === "given-up") return runs.length === 1 ? restartAfter : undefined;
    return runs.length === 2 && endOf(runs[1]) !== undisturbed ? onceMoreAfter : undefined;
  };

/** Changes of the directory show after up to a day (exchange-state 5): both ends are compared when all have come about, at one moment. */
const settling = 2 * 24 * 60 * 60_000;

interface Ran {
  readonly judged: Judged;
  readonly tenant: Tenant;
  readonly known: ReadonlySet<string>;
}

async function run({ state, ...options }: StopEverywhereOptions, service: Service, undisturbed = ""): Promise<Ran> {
  const tenant = new Tenant(state);
  const known = knownIn(state.objects);
  const next = nextAfter(undisturbed);
  const judged = await rehearseJudged({ ...options, tenant, service, next });
  return { judged, tenant, known };
}

function settled({ judged, tenant, known }: Ran, until: number): LeftBehind {
  tenant.advance(Math.max(0, until - tenant.state.now));
  return leftBehind(judged, tenant, known);
}
