import { recordText } from "../approval/record.ts";
import { headOf, type ScriptHead } from "../azure/script-head.ts";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { ManifestEntry } from "../emit/manifest.ts";
import { textFile } from "../load/text-file.ts";
import { placeOf } from "../procedure/form.ts";
import { parametersOf } from "../procedure/parameters.ts";
import type { Procedure, Runtime } from "../procedure/procedure.ts";
import { parametersOfSeal, targetsTaken, type Seal } from "../procedure/seal.ts";
import { sealedFiles, sealedFolder, sealRecord } from "../seal/seal-record.ts";
import { sealedValues } from "../seal/sealed-values.ts";
import { targetsIn } from "../seal/targets-in.ts";
import { utcSeconds } from "../util/utc-seconds.ts";
import { driftOf } from "./drift.ts";
import { engineDiagnostic } from "./engine-diagnostic.ts";
import { readerFor } from "./engine-reader.ts";
import { namedIn, type Given } from "./given-in.ts";
import { holdingApproval } from "./holding-approval.ts";
import { manifestIn } from "./manifest-in.ts";
import { outputFolder } from "./output-folder.ts";
import { refuseOddTicket } from "./refuse-odd-ticket.ts";
import { runbookNamed } from "./runbook-named.ts";
import { sealableOf, sealedScript } from "./sealed-script.ts";
import { WrongUsage, type ExitCode, type Surroundings } from "./surroundings.ts";
import { refused, reportWritten, writeInto, type Written } from "./written.ts";

export interface SealOptions {
  /** The output folder, relative to the project's. */
  readonly out: string;
  /** The file with the list of targets. */
  readonly targets: string;
  readonly ticket: string;
  /** Times with their offset from UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
  /** The most targets of a run; without it, as many as the list has. */
  readonly max?: number;
  /** Other parameters that are sealed: `Name=Value`, each. */
  readonly param: readonly string[];
  /** Only an approval that its reviewer has signed counts. */
  readonly requireSigned: boolean;
  readonly allowedSigners?: string;
  readonly engine?: string;
}

/**
 * Makes the script of one change of an approved runbook: its targets, window, ticket and cap stand in it, and cannot be given.
 * @param asked the runbook, as it stands in the manifest
 * @throws WrongUsage
 */
export async function seal(asked: string, options: SealOptions, around: Surroundings): Promise<ExitCode> {
  const window = windowOf(options, around.now());
  const { values: given } = namedIn({ param: options.param, paramFile: [] });
  return reportWritten(await sealed(asked, { window, given }, options, around), "Nothing was sealed.", around);
}

type Window = Pick<Seal, "notBefore" | "notAfter">;

/** What stands on the command line, read. */
interface Terms {
  readonly window: Window;
  readonly given: Given;
}

async function sealed(asked: string, terms: Terms, options: SealOptions, around: Surroundings): Promise<Written> {
  const { out, ticket } = options;
  const { manifest, fault } = await manifestIn(outputFolder(out, around.root), out);
  if (fault !== undefined) return refused(fault);
  const named = runbookNamed(asked, out, manifest);
  if ("fault" in named) return refused(named.fault);
  const { entry } = named;
  const approval = await holdingApproval(entry, options, around);
  if ("diagnostics" in approval) return approval;
  const drift = await driftOf(entry, options, around);
  if (drift.length > 0) return refused(...drift);
  const list = await textFile(around.root, options.targets, { mostBytes });
  if ("fault" in list) return refused(list.fault);

  const reader = readerFor(options.engine, around);
  try {
    const sealOf = (procedure: Procedure) => sealFor(procedure, { entry, ...terms, options, list });
    const sealable = await sealableOf(entry, reader, around);
    const script = await sealedScript(sealable, sealOf);
    if ("diagnostics" in script) return script;
    const files = sealedFiles(ticket, entry.script.file);
    const record = recordText(sealRecord(script.seal, entry, script.hash));
    const texts = new Map([
      [files.script, script.text],
      [files.record, record],
    ]);
    const written = writeInto(around, sealedFolder, texts);
    return "diagnostics" in written
      ? written
      : { ...written, said: `${saidOf(script.seal, files.script)} ${openSaid(headOf(script.text))}` };
  } catch (error) {
    return refused(engineDiagnostic(error));
  } finally {
    await reader.close().catch(() => {});
  }
}

/** The ids of some hundred thousand targets. */
const mostBytes = 10 * 1_048_576;

function saidOf({ targets, notBefore, notAfter, ticket, maxTargets }: Seal, file: string): string {
  const count = targets.length === 1 ? "one target" : `${targets.length} targets`;
  return `${sealedFolder}/${file} is sealed for ${ticket}: ${count}, at most ${maxTargets} in a run, from ${notBefore} to ${notAfter}.`;
}

/** What a reviewer of the seal must know is not in it. */
const openSaid = ({ parameters }: ScriptHead): string =>
  `Who starts it gives ${parameters.map(({ name }) => name).join(", ")}.`;

interface Asked extends Terms {
  readonly entry: ManifestEntry;
  readonly options: SealOptions;
  readonly list: { readonly text: string; readonly file: string };
}

function sealFor(
  procedure: Procedure,
  { entry, window, given, options, list }: Asked,
): Seal | { readonly diagnostics: readonly Diagnostic[] } {
  const taken = targetsTaken(procedure);
  if (taken.kind === "none")
    return { diagnostics: [diagnostic("nothing-to-seal", { file: `${options.out}/${entry.script.file}` })] };
  const found = targetsIn(list.text, list.file, procedure);
  if ("faults" in found) return { diagnostics: found.faults };
  const { targets } = found;
  const maxTargets = options.max ?? targets.length;
  const cap = taken.kind === "list" ? procedure.parameters.find(({ name }) => name === taken.cap)?.check : undefined;
  const bounds = [
    { most: maxTargets, said: "--max allows" },
    ...(cap?.kind === "integer" ? [{ most: cap.maximum, said: `${procedure.name} takes` }] : []),
  ];
  const passed = bounds.find(({ most }) => targets.length > most);
  if (passed !== undefined)
    return { diagnostics: [diagnostic("too-many-targets", { file: list.file, count: targets.length, ...passed })] };
  // What is to act is looked at first, by the same script: its mode stays open.
  const fixed = ["Mode", ...parametersOfSeal(procedure, targets.length)];
  const all = parametersOf(procedure, placeOf(entry.runtimes[0] as Runtime));
  const read = sealedValues(
    given,
    all.filter(({ name }) => !fixed.includes(name)),
  );
  if ("faults" in read) return { diagnostics: read.faults };
  const most = cap?.kind === "integer" ? Math.min(maxTargets, cap.maximum) : maxTargets;
  const { values: parameters } = read;
  return { approved: entry.script.hash, ticket: options.ticket, ...window, maxTargets: most, targets, parameters };
}

/** @throws WrongUsage */
function windowOf({ ticket, notBefore, notAfter, max }: SealOptions, now: Date): Window {
  refuseOddTicket(ticket);
  if (max !== undefined && max < 1) throw new WrongUsage("--max is at least 1.");
  const from = timeOf("--not-before", notBefore);
  const until = timeOf("--not-after", notAfter);
  if (until <= from) throw new WrongUsage("--not-after is not later than --not-before.");
  if (until <= now) throw new WrongUsage("--not-after is over already: nothing could run.");
  return { notBefore: utcSeconds(from), notAfter: utcSeconds(until) };
}

/** @throws WrongUsage */
function timeOf(option: string, text: string): Date {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/.test(text) ? new Date(text) : undefined;
  if (time === undefined || Number.isNaN(time.getTime()))
    throw new WrongUsage(
      `${option} is a time with its offset from UTC, such as 2026-01-31T22:00Z or 2026-01-31T22:00+01:00.`,
    );
  return time;
}
