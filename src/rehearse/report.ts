import { isoOf } from "../tenant/lifecycle.ts";
import type { Happened } from "../tenant/tenant.ts";
import { differenceOf, type Difference } from "./difference.ts";
import type { Breach } from "./judge/act.ts";
import type { Judged } from "./judged.ts";
import { toldIn, type Told } from "./judge/honest-account.ts";
import type { CallRecord, Rehearsal } from "./rehearsal.ts";

/** What a rehearsal has shown. Times are ISO 8601, UTC, in the time of the tenant. */
export interface Report {
  readonly schema: "purgebook-rehearsal-1";
  readonly engine: { readonly kind: string; readonly version: string };
  readonly script: {
    readonly file: string;
    /** SHA-256 of the file that ran, byte for byte. */
    readonly sha256: string;
    /** The procedure that it was compiled from for this. */
    readonly procedure?: string;
  };
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Calls of the service: cmdlets and requests to the directory; those of the evidence store are counted apart. */
  readonly remoteCalls: number;
  readonly storeCalls: number;
  readonly runs: readonly ReportedRun[];
  readonly difference: readonly Difference[];
  readonly verdict: { readonly holds: boolean; readonly breaches: readonly Breach[] };
}

/** One run of the script; there are several where its process died and it was started again. */
export interface ReportedRun {
  readonly started: string;
  readonly ended: string;
  readonly calls: readonly Omit<CallRecord, "changes">[];
  readonly output: readonly string[];
  readonly warnings: readonly string[];
  readonly errors: readonly string[];
  /** How it ended: by itself, by an error, or given up where it stood. */
  readonly end: { readonly code?: string; readonly message?: string; readonly line?: number; readonly givenUp?: true };
}

export interface ReportOptions {
  readonly engine: Report["engine"];
  readonly script: Report["script"];
  readonly happened: readonly Happened[];
}

/** To connect, and what the session does by itself, is no call that counts against the limits of the service. */
const local =
  /^((Dis)?connect-|(Import-Module|Get-ConnectionInformation|Get-MgContext|Get-Command|Get-AutomationCertificate)$)/i;

export function reportOf({ runs, breaches }: Judged, { engine, script, happened }: ReportOptions): Report {
  const remote = runs.flatMap(({ calls }) => calls).filter(({ name }) => !local.test(name));
  const ofStore = remote.filter(isOfStore);
  return {
    schema: "purgebook-rehearsal-1",
    engine,
    script,
    parameters: runs[0]?.parameters ?? {},
    remoteCalls: remote.length - ofStore.length,
    storeCalls: ofStore.length,
    runs: runs.map(reportedRun),
    difference: differenceOf(happened).filter(({ of }) => of !== "blobs"),
    verdict: { holds: breaches.length === 0, breaches },
  };
}

const reportedRun = ({ started, ended, calls, output, warnings, errors, end }: Rehearsal): ReportedRun => ({
  started: isoOf(started),
  ended: isoOf(ended),
  calls: calls.map(({ changes: _changes, ...call }) => call),
  output,
  warnings,
  errors,
  end: end === "given-up" ? { givenUp: true } : (end.failure ?? {}),
});

const isOfStore = ({ name, parameters }: CallRecord): boolean =>
  /^Invoke-(WebRequest|RestMethod)$/.test(name) && !/graph\.microsoft\.com/i.test(String(parameters["Uri"]));

/** For people: what was called and refused, what changed, and the verdict. */
export function reportText(report: Report): string {
  const { runs, difference, verdict, script, engine } = report;
  const seconds = runs.reduce((sum, { started, ended }) => sum + Date.parse(ended) - Date.parse(started), 0) / 1000;
  return [
    `${script.file} (SHA-256 ${script.sha256.slice(0, 16)}...), run by ${engine.kind} ${engine.version}`,
    `${report.remoteCalls} calls of the service and ${report.storeCalls} of the evidence store, in ${Math.round(seconds)} s of the tenant's time`,
    ...runs.flatMap((run, at) => runText(run, runs.length === 1 ? undefined : at + 1)),
    "",
    ...(difference.length === 0 ? ["Nothing has changed."] : difference.map(differenceText)),
    ...(verdict.holds ? ["All invariants hold."] : verdict.breaches.map(breachText)),
    "",
  ].join("\n");
}

const runText = ({ calls, output, end }: ReportedRun, number: number | undefined): readonly string[] => [
  "",
  ...(number === undefined ? [] : [`Run ${number}`]),
  ...calls.map(callText),
  "",
  ...toldIn(output).map(toldText),
  "",
  endText(end),
];

function endText({ givenUp, message }: ReportedRun["end"]): string {
  if (givenUp === true) return "Its process died here.";
  return message === undefined ? "It came to its end." : `It ended by an error: ${message}`;
}

const callText = ({ number, line, step, name, error }: ReportedRun["calls"][number]): string =>
  `${String(number).padStart(4)}  line ${String(line).padStart(4)}  step ${String(step).padStart(2)}  ${name}${error === undefined ? "" : `\n      refused: ${error}`}`;

const toldText = ({ event, target, code }: Told): string =>
  `      ${event}${target === undefined || target === "" ? "" : ` ${target}`}${code === undefined ? "" : `: ${code}`}`;

const differenceText = ({ of, key, properties }: Difference): string =>
  `${of} ${key}: ${Object.entries(properties)
    .map(([name, { before, after }]) => `${name} ${JSON.stringify(before)} -> ${JSON.stringify(after)}`)
    .join(", ")}`;

const breachText = ({ invariant, said, call, line }: Breach): string =>
  `BROKEN ${invariant}${call === undefined ? "" : ` by call ${call}, line ${line}`}: ${said}`;
