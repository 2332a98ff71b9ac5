import { z } from "zod";
import { readableTime } from "./readable-time.ts";

const property = z.object({ before: z.unknown().optional(), after: z.unknown().optional() });

/** What the pages show of a report of `purgebook rehearse`; it holds more. */
export const rehearsalReport = z.object({
  schema: z.literal("purgebook-rehearsal-1"),
  made: z.string().optional(),
  script: z.object({ file: z.string(), sha256: z.string(), procedure: z.string().optional() }),
  tenant: z.array(z.object({ file: z.string() })),
  parameters: z.record(z.string(), z.unknown()),
  mode: z.string().optional(),
  remoteCalls: z.number(),
  storeCalls: z.number(),
  runs: z.array(
    z.object({
      calls: z.array(
        z.object({
          number: z.number(),
          line: z.number(),
          step: z.number(),
          name: z.string(),
          about: z.string().optional(),
          came: z.string().optional(),
          error: z.string().optional(),
        }),
      ),
      output: z.array(z.string()),
      end: z.object({
        code: z.string().optional(),
        message: z.string().optional(),
        givenUp: z.literal(true).optional(),
      }),
    }),
  ),
  difference: z.array(
    z.object({
      of: z.string(),
      key: z.string(),
      name: z.string().optional(),
      properties: z.record(z.string(), property),
    }),
  ),
  verdict: z.object({ holds: z.boolean(), breaches: z.array(z.object({ invariant: z.string(), said: z.string() })) }),
});

export type RehearsalReport = z.infer<typeof rehearsalReport>;

/** A report, and the file that it was found in. */
export interface FoundReport {
  readonly file: string;
  readonly report: RehearsalReport;
}

/** The rehearsals of a runbook as its page shows them. */
export interface Rehearsals {
  readonly rehearsals: readonly RehearsalView[];
  /** The files of reports that the page does not show: earlier ones. */
  readonly earlierReports: readonly string[];
}

/** A rehearsal as a page shows it. */
export interface RehearsalView {
  readonly file: string;
  readonly made: string;
  readonly mode: string;
  readonly tenant: string;
  /** What ran is to the byte what the page is about. */
  readonly isOfThis: boolean;
  readonly holds: boolean;
  readonly breaches: readonly { readonly invariant: string; readonly said: string }[];
  /** The script came to its end: that nothing is broken does not mean that it did what it was asked for. */
  readonly isDone: boolean;
  readonly end: string;
  readonly remoteCalls: number;
  readonly storeCalls: number;
  /** How often each command was called, and what came of it. */
  readonly commands: readonly CommandCount[];
  readonly calls: RehearsalReport["runs"][number]["calls"];
  readonly told: readonly string[];
  /** How many calls and lines more the report has. */
  readonly moreCalls: number;
  readonly moreTold: number;
  readonly difference: readonly DifferenceRow[];
}

export interface CommandCount {
  readonly name: string;
  readonly count: number;
  readonly came: string;
}

export interface DifferenceRow {
  readonly what: string;
  readonly property: string;
  readonly before: string;
  readonly after: string;
}

/** A page stays one that can be read and printed: a batch of thousands makes a report of megabytes. */
const most = { reports: 6, calls: 500, lines: 500 };

/**
 * The reports of a runbook: those of exactly this script first, and of these the latest first.
 * @param file the script's file within the output folder
 * @param sha256 of the script, byte for byte
 */
export function rehearsalsOf(
  reports: readonly FoundReport[],
  {
    file,
    sha256,
    procedures,
  }: { readonly file: string; readonly sha256: string; readonly procedures: readonly string[] },
): Rehearsals {
  const isOfThis = ({ report }: FoundReport): boolean => report.script.sha256 === sha256;
  const isNamed = ({ report: { script } }: FoundReport): boolean => {
    const name = script.file.replaceAll("\\", "/");
    return name === file || name.endsWith(`/${file}`) || procedures.includes(script.procedure ?? "");
  };
  const rank = (one: FoundReport): string => `${isOfThis(one) ? 1 : 0} ${one.report.made ?? ""}`;
  const own = reports
    .filter((one) => isOfThis(one) || isNamed(one))
    .toSorted((one, other) => (rank(one) < rank(other) ? 1 : -1));
  return {
    rehearsals: own.slice(0, most.reports).map((one) => viewOf(one, isOfThis(one))),
    earlierReports: own.slice(most.reports).map((one) => one.file),
  };
}

function viewOf({ file, report }: FoundReport, isOfThis: boolean): RehearsalView {
  const { runs, verdict, difference } = report;
  const calls = runs.flatMap((run) => run.calls);
  const told = runs.flatMap((run) => run.output);
  const end = runs.at(-1)?.end ?? {};
  return {
    file,
    made: report.made === undefined ? "at an unknown time" : readableTime(report.made),
    mode: report.mode ?? String(report.parameters["Mode"] ?? "Preview"),
    tenant: report.tenant.map((one) => one.file).join(", "),
    isOfThis,
    holds: verdict.holds,
    breaches: verdict.breaches,
    isDone: end.givenUp !== true && end.message === undefined,
    end: endText(end),
    remoteCalls: report.remoteCalls,
    storeCalls: report.storeCalls,
    commands: commandsIn(calls),
    calls: calls.slice(0, most.calls),
    told: told.slice(0, most.lines),
    moreCalls: Math.max(0, calls.length - most.calls),
    moreTold: Math.max(0, told.length - most.lines),
    difference: difference.flatMap(({ of, key, name, properties }) =>
      Object.entries(properties).map(([changed, { before, after }]) => ({
        what: `${of} ${name ?? key}`,
        property: changed,
        before: valueText(before),
        after: valueText(after),
      })),
    ),
  };
}

function endText({ code, message, givenUp }: RehearsalReport["runs"][number]["end"]): string {
  if (givenUp === true) return "Its process died.";
  if (message === undefined) return "It came to its end.";
  return `It ended by an error${code === undefined ? "" : ` (${code})`}: ${message}`;
}

const commandsIn = (calls: RehearsalView["calls"]): readonly CommandCount[] =>
  [...Map.groupBy(calls, ({ name, came = "looked" }) => `${name} ${came}`)].map(([, same]) => ({
    name: same[0]?.name ?? "",
    count: same.length,
    came: same[0]?.came ?? "looked",
  }));

/** What was not there before, or is not any more, has no value. */
const valueText = (value: unknown): string => (value === undefined ? "none" : JSON.stringify(value));
