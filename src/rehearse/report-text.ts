import { kindsAssumed, type Assumption } from "../tenant/export/assumption.ts";
import { printable } from "../diagnostics/human.ts";
import { durationInWords } from "./duration.ts";
import { faults } from "./faults/index.ts";
import type { Breach } from "./judge/act.ts";
import { toldIn, type Told } from "./judge/honest-account.ts";
import type { NamedDifference, Report, ReportedRun } from "./report.ts";
import type { Came, ReportedCall } from "./reported-call.ts";
import { stopsText } from "./stops/text.ts";

/** A report for people: what was called and what came of it, what the script told, what changed, and the verdict. */
export function reportText(report: Report, { colour = false }: { readonly colour?: boolean } = {}): string {
  const paint: Paint = (name, text) => (colour ? `\u001b[${colours[name]}m${text}\u001b[0m` : text);
  const { runs, verdict } = report;
  return [
    ...headLines(report, paint),
    ...(report.assumptions.length === 0
      ? []
      : section("Assumed, as no file says it", report.assumptions.map(assumptionText), "", paint)),
    ...stepLines(report, paint),
    ...runs.flatMap((run, at) => runLines(report, run, runs.length === 1 ? undefined : at + 1, paint)),
    ...faultLines(report, paint),
    ...section("What has changed", report.difference.map(differenceText), "Nothing.", paint),
    ...section("Remote calls", callCounts(report), "None.", paint),
    ...section(
      "Verdict",
      [
        ...(verdict.holds
          ? [paint("green", "All invariants hold."), ...unfinishedLines(report, paint)]
          : verdict.breaches.map((breach) => breachText(breach, paint))),
        paint("grey", `Judged: ${verdict.judged.join(", ")}`),
      ],
      "",
      paint,
    ),
    ...(report.stops === undefined ? [] : section("Stops", stopsText(report.stops), "", paint)),
    "",
  ].join("\n");
}

const colours = { red: 31, green: 32, yellow: 33, grey: 90, bold: 1 } as const;
type Paint = (name: keyof typeof colours, text: string) => string;

const section = (title: string, lines: readonly string[], none: string, paint: Paint): readonly string[] => [
  "",
  paint("bold", title),
  ...(lines.length === 0 ? [none] : lines).map((line) => `  ${line}`),
];

function headLines(report: Report, paint: Paint): readonly string[] {
  const { script, engine, tenant, parameters, mode, made, purgebook } = report;
  const isModeGiven = Object.keys(parameters).some((name) => name.toLowerCase() === "mode");
  const files = columns(
    tenant.map(({ file, sha256 }) => [file, `SHA-256 ${sha256}`]),
    "",
  );
  const facts = [
    ["made", `${made} by purgebook ${purgebook.version}`],
    ["SHA-256", script.sha256],
    ...(script.procedure === undefined ? [] : [["compiled from", script.procedure]]),
    ...files.map((file, at) => [at === 0 ? "tenant" : "", file]),
    ["run by", `PowerShell ${engine.version} (${engine.kind})${engine.as === undefined ? "" : `, as ${engine.as}`}`],
    ...Object.entries(parameters).map(([name, value]) => [`-${name}`, textOf(value)]),
    ...(isModeGiven ? [] : [["-Mode", mode === "Preview" ? "Preview, by default" : "Execute, by --mode alone"]]),
  ];
  return [paint("bold", `Rehearsal of ${printable(script.file)}`), ...columns(facts)];
}

const assumptionText = ({ what, of, assumed }: Assumption): string =>
  `${what}${of === undefined ? "" : ` (${of.count} ${of.count === 1 ? kindsAssumed[of.kind] : of.kind})`}: ${assumed}`;

const longestValue = 200;

function textOf(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > longestValue ? `${text.slice(0, longestValue)}... (${text.length} characters)` : text;
}

/** The steps at which something was called, by what the script calls them. */
function stepLines({ script: { steps = [] }, runs }: Report, paint: Paint): readonly string[] {
  const reached = new Set(runs.flatMap(({ calls }) => calls.map(({ step }) => step)));
  const rows = steps
    .filter(({ number }) => reached.has(number))
    .map(({ number, title }) => [String(number).padStart(4), title]);
  return rows.length === 0 ? [] : section("Steps that it came to", columns(rows, ""), "", paint);
}

function runLines({ script }: Report, run: ReportedRun, number: number | undefined, paint: Paint): readonly string[] {
  const took = durationInWords(Date.parse(run.ended) - Date.parse(run.started));
  return [
    ...section(
      number === undefined ? "What it called" : `Run ${number}: what it called`,
      callLines(run.calls, paint),
      "Nothing.",
      paint,
    ),
    ...section("What it told", toldLines(run, paint), "Nothing.", paint),
    "",
    `${endText(run.end, script, paint)} In the time of the tenant it took ${took}.`,
  ];
}

/** That nothing is broken does not mean that the script did what it was asked for. */
function unfinishedLines({ runs }: Report, paint: Paint): readonly string[] {
  const { givenUp = false, message, code } = runs.at(-1)?.end ?? {};
  if (!givenUp && message === undefined) return [];
  const name = code === undefined ? "" : ` (${printable(code)})`;
  return [paint("yellow", `But the script did not come to its end${name}.`)];
}

const mostWritten = 100;

/** The events of a runbook, or the lines of a script that has none, and its warnings and errors. */
function toldLines({ output, warnings, errors }: ReportedRun, paint: Paint): readonly string[] {
  const events = toldIn(output);
  const lines = [
    ...(events.length > 0 ? eventLines(events) : output.flatMap(printableLines)),
    ...warnings.flatMap((text) => printableLines(`warning: ${text}`)).map((line) => paint("yellow", line)),
    ...errors.flatMap((text) => printableLines(`error: ${text}`)).map((line) => paint("red", line)),
  ];
  const more = lines.length - mostWritten;
  return more > 0 ? [...lines.slice(0, mostWritten), `... ${more} more lines`] : lines;
}

/** Below an event that says why and what to do stands that, once for all that say the same. */
function eventLines(events: readonly Told[]): readonly string[] {
  const rows = columns(events.map(toldCells), "");
  const reasons = events.map(({ message = "", remedy = "" }) => `${message} ${remedy}`.trim());
  return rows.flatMap((row, at) => {
    const reason = reasons[at] ?? "";
    return reason === "" || reasons.indexOf(reason) < at ? [row] : [row, `    ${printable(reason)}`];
  });
}

/** What a script writes must not act on the terminal. */
const printableLines = (text: string): readonly string[] => text.split(/\r?\n/).map(printable);

function endText(
  { givenUp, message, line, step }: ReportedRun["end"],
  { steps = [] }: Report["script"],
  paint: Paint,
): string {
  if (givenUp === true) return "Its process died here.";
  if (message === undefined) return "It came to its end.";
  const title = steps.find(({ number }) => number === step)?.title;
  const named = title === undefined ? "" : ` (${printable(title)})`;
  const places = [...(step === undefined ? [] : [` in step ${step}${named}`]), ...(line ? [` in line ${line}`] : [])];
  return `${paint("red", "It ended by an error")}${places.join(",")}: ${printable(message)}`;
}

/** So many calls are shown from the beginning and from the end; of those between, what was no mere look as well, as long as it is not much. */
const most = { first: 60, last: 40, between: 60 };

function callLines(calls: readonly ReportedCall[], paint: Paint): readonly string[] {
  const shown = shownOf(calls);
  const heads = ["call", "line", "step", "outcome", "command", "about"];
  const rows = shown.map(({ number, line, step, came, status = 200, name, about = "" }) => [
    String(number).padStart(4),
    String(line).padStart(4),
    step === 0 ? "" : String(step).padStart(4),
    came ?? (status < 400 ? "" : `HTTP ${status}`),
    name,
    about,
  ]);
  const lines = columns([heads, ...rows], "");
  const [head = "", ...body] = lines;
  const whole = body.flatMap((line, at) => {
    const call = shown[at];
    const gap = (call?.number ?? 0) - (shown[at - 1]?.number ?? 0) - 1;
    const painted = call?.came === undefined ? line : paint(cameColours[call.came], line);
    return [
      ...(gap > 0 ? [paint("grey", `      ... ${gap} more; --report writes them all`)] : []),
      painted,
      ...(call?.struck === undefined ? [] : [paint("yellow", `      struck by ${call.struck.join(", ")}`)]),
      ...(call?.error === undefined ? [] : [`      ${printable(call.error)}`]),
    ];
  });
  return calls.length === 0 ? [] : [paint("grey", head), ...whole];
}

const cameColours: Readonly<Record<Came, keyof typeof colours>> = {
  refused: "yellow",
  destroyed: "red",
  changed: "red",
  recorded: "green",
};

function shownOf(calls: readonly ReportedCall[]): readonly ReportedCall[] {
  if (calls.length <= most.first + most.last) return calls;
  const between = calls.slice(most.first, -most.last).filter(({ came }) => came !== undefined && came !== "recorded");
  return [...calls.slice(0, most.first), ...between.slice(0, most.between), ...calls.slice(-most.last)];
}

/** Which faults struck, and which calls. */
function faultLines({ faults: asked, runs }: Report, paint: Paint): readonly string[] {
  if (asked === undefined) return [];
  const placeOf = (run: number, call: number): string => (runs.length === 1 ? `${call}` : `${run + 1}.${call}`);
  const rows = asked.asked.map((name) => {
    const struck = runs.flatMap(({ calls }, run) =>
      calls.flatMap((call) => (call.struck?.includes(name) === true ? [placeOf(run, call.number)] : [])),
    );
    return [name, struck.length === 0 ? `struck no call: ${whatHappens(name)}` : `struck ${struck.join(", ")}`];
  });
  return section(`Faults, with --seed ${asked.seed}`, columns(rows, ""), "", paint);
}

/** A reader sees in it why there was nothing to strike. */
const whatHappens = (fault: string): string => faults.find(({ name }) => name === fault)?.description ?? "";

/** Behind the target stands why not, or what was done. */
const toldCells = ({ event, target = "", code, call = "" }: Told): readonly string[] => [event, target, code ?? call];

const differenceText = ({ of, key, name, properties }: NamedDifference): string =>
  `${of} ${key}${name === undefined ? "" : ` (${printable(name)})`}: ${Object.entries(properties)
    .map(([property, { before, after }]) => `${property} ${valueText(before)} -> ${valueText(after)}`)
    .join(", ")}`;

/** What was not there before, or is not any more, has no value. */
const valueText = (value: unknown): string => (value === undefined ? "none" : JSON.stringify(value));

const shownTargets = 20;

function callCounts({ remoteCalls, storeCalls, destroyed }: Report): readonly string[] {
  const each =
    destroyed.length === 0
      ? ""
      : `, ${(remoteCalls / destroyed.length).toFixed(1)} for each of ${destroyed.length} destroyed`;
  const rows = destroyed
    .slice(0, shownTargets)
    .map(({ key, name, remoteCalls: own }) => [
      name === undefined ? key : `${key} (${name})`,
      `${own} of them name it`,
    ]);
  const more = destroyed.length > shownTargets ? [`... and ${destroyed.length - shownTargets} more`] : [];
  return [`${remoteCalls} of the service${each}; ${storeCalls} of the evidence store`, ...columns(rows), ...more];
}

const breachText = ({ invariant, said, call, line }: Breach, paint: Paint): string =>
  `${paint("red", `BROKEN ${invariant}`)}${call === undefined ? "" : ` by call ${call}, line ${line}`}: ${printable(said)}`;

/** Rows whose cells stand below each other. */
function columns(cells: readonly (readonly string[])[], indent = "  "): readonly string[] {
  const rows = cells.map((row) => row.map(printable));
  const widths = rows.reduce<readonly number[]>(
    (widest, row) => row.map((cell, at) => Math.max(widest[at] ?? 0, cell.length)),
    [],
  );
  return rows.map((row) => `${indent}${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("  ")}`.trimEnd());
}
