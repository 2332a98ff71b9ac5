import { findCmdlet } from "../catalog/catalog.ts";
import type { Answer, Call } from "../tenant/call.ts";
import { isoOf } from "../tenant/lifecycle.ts";
import type { Tenant } from "../tenant/tenant.ts";
import type { Bridge, BridgeAnswer, BridgeCall, Ended } from "./bridge.ts";
import type { JudgedAct } from "./judge/act.ts";
import { proxyOf } from "./proxy.ts";
import { isOfStore } from "./remote-call.ts";
import { webCommand } from "./web-command.ts";

/** A call that the script made, and what came of it. */
export interface CallRecord {
  /** Counts from 1. */
  readonly number: number;
  /** The step that the script was at, as it keeps it, or as its last event says; 0 where neither tells. */
  readonly step: number;
  /** Milliseconds since 1970, UTC, in the time of the tenant. */
  readonly at: number;
  readonly name: string;
  /** The line of the script. */
  readonly line: number;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Of a web request, what it was answered with. */
  readonly status?: number;
  /** What the service said instead of doing it. */
  readonly error?: string;
  /** What it does, at once or later. */
  readonly changes: Answer["changes"];
  /** The names of the faults that struck it. */
  readonly struck?: readonly string[];
}

/** One run of a script against a tenant. */
export interface Rehearsal {
  readonly script: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly started: number;
  readonly ended: number;
  readonly calls: readonly CallRecord[];
  /** What the script wrote, line by line. */
  readonly output: readonly string[];
  readonly warnings: readonly string[];
  readonly errors: readonly string[];
  readonly end: Ended | "given-up";
}

/** A call, with what the run has come to before it. */
export interface RunCall extends Call {
  readonly run: {
    /** Milliseconds since 1970, UTC, in the time of the tenant. */
    readonly started: number;
    readonly output: readonly string[];
  };
}

/** What comes of a call: the answer of the service, or that the process of the script dies before it hears of it. */
export type Outcome = Answer & {
  readonly dies?: true;
  /** The names of the faults that struck it. */
  readonly struck?: readonly string[];
};

/** What answers the calls of a script: the service, or something that goes wrong before or after it. */
export type Service = (tenant: Tenant, call: RunCall) => Outcome;

export interface RehearsalOptions {
  readonly bridge: Bridge;
  readonly tenant: Tenant;
  /** Absolute path. */
  readonly script: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The commands of the service that the script calls, or may. */
  readonly cmdlets: readonly string[];
  /** It runs as Windows PowerShell 5.1 runs it. */
  readonly inWindowsPowerShell: boolean;
  /** Bodies of the functions that stand in for PowerShell's own commands. */
  readonly standIns: Readonly<Record<string, string>>;
  readonly service: Service;
  /** Sees what a call does, with the tenant as it is before. */
  readonly watch?: (act: JudgedAct) => void;
  /** Hears of each call when it is done. */
  readonly told?: ((call: CallRecord) => void) | undefined;
}

/**
 * What a call takes, in milliseconds. Both are assumed: nobody says how long a cmdlet of Exchange Online takes, and Microsoft's page on the latency of
 * Blob storage gives no number, but reckons with 50 in its example.
 */
const latency = { ofService: 500, ofStore: 50 };

/** Runs a script on the engine; whatever it asks of the service, the tenant answers. @throws EngineFailure */
export async function rehearse(options: RehearsalOptions): Promise<Rehearsal> {
  const { bridge, tenant, script, parameters, service } = options;
  const calls: CallRecord[] = [];
  const said = { output: [] as string[], warning: [] as string[], error: [] as string[] };
  const started = tenant.state.now;
  const answer = (asked: BridgeCall): BridgeAnswer | undefined => {
    tenant.advance(asked.passed);
    const call = { name: asked.call, parameters: asked.parameters, run: { started, output: said.output } };
    if (call.name === "Start-Sleep") {
      tenant.advance(Number(call.parameters["Milliseconds"]));
      return { now: nowOf(tenant) };
    }
    tenant.advance(isOfStore(call) ? latency.ofStore : latency.ofService);
    const at = tenant.state.now;
    const { objects, warnings, error, changes = [], dies = false, struck } = service(tenant, call);
    const number = calls.length + 1;
    if (changes.length > 0)
      options.watch?.({ tenant: tenant.state, number, line: asked.line, name: call.name, changes });
    tenant.apply(changes);
    const status = statusIn(call, objects);
    const record: CallRecord = {
      number,
      step: asked.step ?? stepIn(said.output),
      at,
      name: call.name,
      line: asked.line,
      parameters: call.parameters,
      ...(status === undefined ? {} : { status }),
      ...(error === undefined ? {} : { error: error.message }),
      changes,
      ...(struck === undefined ? {} : { struck }),
    };
    calls.push(record);
    options.told?.(record);
    if (dies) return undefined;
    return {
      now: nowOf(tenant),
      ...(objects === undefined ? {} : { objects }),
      ...(warnings === undefined ? {} : { warnings }),
      ...(error === undefined ? {} : { error }),
    };
  };
  const { inWindowsPowerShell } = options;
  const request = { script, parameters, now: nowOf(tenant), functions: functionsOf(options), inWindowsPowerShell };
  const end = await bridge.run(request, { answer, say: (stream, text) => void said[stream].push(text) });
  return {
    script,
    parameters,
    started,
    ended: tenant.state.now,
    calls,
    output: said.output,
    warnings: said.warning,
    errors: said.error,
    end,
  };
}

const statusIn = ({ name }: Call, [answer]: readonly unknown[] = []): number | undefined =>
  webCommand.test(name) ? (answer as { readonly status?: number } | undefined)?.status : undefined;

function stepIn(output: readonly string[]): number {
  const step = /"step":(\d+)/.exec(output.findLast((line) => line.includes('"step":')) ?? "")?.[1];
  return Number(step ?? 0);
}

const nowOf = ({ state }: Tenant): string => isoOf(state.now);

function functionsOf({ cmdlets, standIns }: RehearsalOptions): Readonly<Record<string, string>> {
  const proxies = cmdlets.flatMap((name) => {
    const known = findCmdlet(name);
    return known === undefined ? [] : [[known.cmdlet.name, proxyOf(known)] as const];
  });
  return { ...Object.fromEntries(proxies), ...standIns };
}
