import { isoOf } from "../tenant/lifecycle.ts";
import type { Assumption } from "../tenant/export/assumption.ts";
import type { Happened } from "../tenant/tenant.ts";
import type { Ended } from "./bridge.ts";
import { differenceOf, type Difference } from "./difference.ts";
import { invariantNames, isOfService, type Breach, type InvariantName } from "./judge/act.ts";
import type { Judged } from "./judged.ts";
import { destroyedBy, type Destroyed } from "./destroyed.ts";
import type { Rehearsal } from "./rehearsal.ts";
import { readable, withoutSecrets } from "./readable.ts";
import { remoteCallsOf } from "./remote-call.ts";
import type { StopResult } from "./stops/stop.ts";
import { reportedCall, type Names, type ReportedCall } from "./reported-call.ts";
import type { NamedStep } from "./steps-in.ts";
import { toldIn } from "./judge/honest-account.ts";

/** What a rehearsal has shown. Times are ISO 8601, UTC; all but `made` are in the time of the tenant. */
export interface Report {
  readonly schema: "purgebook-rehearsal-1";
  /** When the rehearsal was made, by the clock of the machine. */
  readonly made: string;
  readonly purgebook: { readonly version: string };
  readonly engine: {
    readonly kind: string;
    readonly version: string;
    /** What it has behaved like, as near as it comes. */
    readonly as?: "Windows PowerShell 5.1";
  };
  readonly script: {
    readonly file: string;
    /** SHA-256 of the file that ran, byte for byte. */
    readonly sha256: string;
    /** The procedure that it was compiled from for this. */
    readonly procedure?: string;
    /** The steps that its help lists; absent where it lists none. */
    readonly steps?: readonly NamedStep[];
  };
  /** The files that the tenant was made of. */
  readonly tenant: readonly { readonly file: string; readonly sha256: string }[];
  /** What they do not say of it. */
  readonly assumptions: readonly Assumption[];
  readonly parameters: Readonly<Record<string, unknown>>;
  /** What it was to do, whether a parameter says so or not. */
  readonly mode: Judged["mode"];
  /** Calls of the service: cmdlets and requests to the directory; those of the evidence store are counted apart. */
  readonly remoteCalls: number;
  readonly storeCalls: number;
  /** What the script destroyed, or began to: mailboxes and users. */
  readonly destroyed: readonly Destroyed[];
  readonly runs: readonly ReportedRun[];
  /** What was to go wrong; what did stands with the calls. Absent where nothing was. */
  readonly faults?: AskedFaults;
  readonly difference: readonly NamedDifference[];
  readonly verdict: {
    readonly judged: readonly InvariantName[];
    readonly holds: boolean;
    readonly breaches: readonly Breach[];
  };
  /** What came of a stop at each remote call, where that was asked for. */
  readonly stops?: readonly StopResult[];
}

export interface NamedDifference extends Difference {
  readonly name?: string;
}

/** Faults that were asked for, by name. The same seed makes them strike the same calls. */
export interface AskedFaults {
  readonly seed: number;
  readonly asked: readonly string[];
}

/** One run of the script; there are several where its process died and it was started again. */
export interface ReportedRun {
  readonly started: string;
  readonly ended: string;
  readonly calls: readonly ReportedCall[];
  readonly output: readonly string[];
  readonly warnings: readonly string[];
  readonly errors: readonly string[];
  /** How it ended: by itself, by an error, or given up where it stood. */
  readonly end: {
    readonly code?: string;
    readonly message?: string;
    /** Where the error was raised; the step is what it was raised for. */
    readonly line?: number;
    readonly step?: number;
    readonly givenUp?: true;
  };
}

export interface ReportOptions extends Pick<
  Report,
  "made" | "purgebook" | "engine" | "script" | "tenant" | "assumptions"
> {
  readonly happened: readonly Happened[];
  readonly names: Names;
  readonly faults?: AskedFaults;
}

export function reportOf({ runs, breaches, mode }: Judged, options: ReportOptions): Report {
  const { happened, names, ...given } = options;
  const { ofService, ofStore } = remoteCallsOf(runs);
  return {
    schema: "purgebook-rehearsal-1",
    ...given,
    parameters: readable(runs[0]?.parameters ?? {}) as Report["parameters"],
    mode,
    remoteCalls: ofService.length,
    storeCalls: ofStore.length,
    destroyed: destroyedBy(ofService, names),
    runs: runs.map((run) => reportedRun(run, names)),
    difference: differenceOf(happened)
      .filter(isOfService)
      .map((one) => named(one, names)),
    verdict: { judged: invariantNames, holds: breaches.length === 0, breaches },
  };
}

function named(difference: Difference, names: Names): NamedDifference {
  const name = names.get(difference.key);
  return name === undefined ? difference : { ...difference, name };
}

const reportedRun = (
  { started, ended, calls, output, warnings, errors, end }: Rehearsal,
  names: Names,
): ReportedRun => ({
  started: isoOf(started),
  ended: isoOf(ended),
  calls: calls.map((call) => reportedCall(call, names)),
  output: output.map(withoutSecrets),
  warnings: warnings.map(withoutSecrets),
  errors: errors.map(withoutSecrets),
  end: end === "given-up" ? { givenUp: true } : failureOf(end.failure, output),
});

/** A runbook says in its last event in which step it failed. */
function failureOf(failure: Ended["failure"], output: Rehearsal["output"]): ReportedRun["end"] {
  if (failure === undefined) return {};
  const { event, step } = toldIn(output).at(-1) ?? {};
  return { ...failure, ...(event === "failed" && step !== undefined ? { step } : {}) };
}
