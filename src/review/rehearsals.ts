import { z } from "zod";

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
  readonly isCut: boolean;
  readonly told: readonly string[];
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

const most = { reports: 6, calls: 60, lines: 60 };

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
): readonly RehearsalView[] {
  const isOfThis = ({ report }: FoundReport): boolean => report.script.sha256 === sha256;
  const isNamed = ({ report: { script } }: FoundReport): boolean => {
    const name = script.file.replaceAll("\\", "/");
    return name === file || name.endsWith(`/${file}`) || procedures.includes(script.procedure ?? "");
  };
  const rank = (one: FoundReport): string => `${isOfThis(one) ? 1 : 0} ${one.report.made ?? ""}`;
  return reports
    .filter((one) => isOfThis(one) || isNamed(one))
    .toSorted((one, other) => (rank(one) < rank(other) ? 1 : -1))
    .slice(0, most.reports)
    .map((one) => viewOf(one, isOfThis(one)));
}

function viewOf({ file, report }: FoundReport, isOfThis: boolean): RehearsalView {
  const { runs, verdict, difference } = report;
  const calls = runs.flatMap((run) => run.calls);
  const told = runs.flatMap((run) => run.output);
  const end = runs.at(-1)?.end ?? {};
  return {
    file,
    made: report.made ?? "at an unknown time",
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
    isCut: calls.length > most.calls || told.length > most.lines,
    told: told.slice(0, most.lines),
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
