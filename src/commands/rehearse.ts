import { basename, dirname, resolve } from "node:path";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { humanText } from "../diagnostics/human.ts";
import { findHost, type Engine } from "../engine/find.ts";
import type { Dialect, Runtime } from "../procedure/procedure.ts";
import { Bridge, type ScriptHead } from "../rehearse/bridge.ts";
import type { Fault } from "../rehearse/faults/fault.ts";
import { withFaults } from "../rehearse/faults/with-faults.ts";
import { cmdletsIn } from "../rehearse/cmdlets-in.ts";
import { givenParameters } from "../rehearse/given-parameters.ts";
import { jobEnvironment } from "../rehearse/job-environment.ts";
import { rehearseJudged } from "../rehearse/judged.ts";
import { namesIn } from "../rehearse/names.ts";
import type { Service } from "../rehearse/rehearsal.ts";
import { reportOf, type Report } from "../rehearse/report.ts";
import { reportText } from "../rehearse/report-text.ts";
import { serve } from "../rehearse/service.ts";
import { stepsIn } from "../rehearse/steps-in.ts";
import { startRefused } from "../rehearse/start-refused.ts";
import { stopEverywhere } from "../rehearse/stop-everywhere.ts";
import { needsWindowsPowerShell } from "../rehearse/windows-powershell.ts";
import { Tenant } from "../tenant/tenant.ts";
import { writeFiles } from "../util/write-files.ts";
import { engineDiagnostic } from "./engine-diagnostic.ts";
import { NoEngine } from "./engine-reader.ts";
import { faultsAsked, type FaultOptions } from "./faults-asked.ts";
import { givenIn, namedIn, type Given, type GivenOptions } from "./given-in.ts";
import { otherOrganization } from "./other-organization.ts";
import { rehearsalProgress } from "./rehearsal-progress.ts";
import { scriptIn, type ScriptIn } from "./script-in.ts";
import { progressOn, refuseFolder } from "./stops-asked.ts";
import type { ExitCode, Surroundings } from "./surroundings.ts";
import { versionOf } from "./version-of.ts";
import { tenantIn, type TenantIn } from "./tenant-in.ts";

export interface RehearseOptions extends GivenOptions, FaultOptions {
  /** Files that describe the tenant together. */
  readonly tenant: readonly string[];
  /** What the script is to do: its parameter Mode, where it has one. */
  readonly mode?: "preview" | "execute";
  /** Of a procedure: which of its scripts runs. */
  readonly runtime?: Runtime;
  readonly dialect?: Dialect;
  /** Its process is ended at each remote call in turn, and it runs again. */
  readonly stopEverywhere?: boolean;
  /** A file for the report as JSON. */
  readonly report?: string;
  /** Tell of each call, not on a terminal alone. */
  readonly progress: boolean;
  readonly format: "human" | "json";
}

/** Runs a script on the engine against a simulated tenant, and tells what came of it. @throws WrongUsage */
export async function rehearse(asked: string, options: RehearseOptions, around: Surroundings): Promise<ExitCode> {
  const named = namedIn(options);
  const faults = faultsAsked(options);
  try {
    const taken = await givenIn(named, around.root);
    if ("faults" in taken) return refuse(taken.faults, around);
    if (options.stopEverywhere === true) refuseFolder(taken.given);
    const found = await scriptIn(asked, options, around);
    if ("faults" in found) return refuse(found.faults, around);
    refuse(found.warnings, around);
    try {
      return await rehearseScript(found.script, taken.given, { ...options, faults }, around);
    } finally {
      await found.script.remove();
    }
  } catch (error) {
    refuse([engineDiagnostic(error)], around);
    return 2;
  }
}

type Options = RehearseOptions & { readonly faults: readonly Fault[] };

async function rehearseScript(
  script: ScriptIn,
  given: Given,
  options: Options,
  around: Surroundings,
): Promise<ExitCode> {
  const tenant = await tenantIn(options.tenant, around.root);
  if ("fault" in tenant) return refuse([tenant.fault], around);
  const report = await reportOn(script, tenant, given, options, around);
  if (!("verdict" in report)) return refuse(report, around);
  const json = (): string => `${JSON.stringify(report, null, 2)}\n`;
  if (options.report !== undefined) {
    const file = resolve(around.root, options.report);
    await writeFiles(dirname(file), new Map([[basename(file), json()]]));
  }
  around.result(options.format === "json" ? json() : reportText(report, { colour: around.colour.result }));
  return report.verdict.holds && endsWell(report) ? 0 : 1;
}

/** The report, or why the script does not run at all. */
async function reportOn(
  script: ScriptIn,
  { state, files, assumptions }: TenantIn,
  given: Given,
  { mode, runtime, faults, seed, restarts, progress: isAsked, stopEverywhere: isStopped = false }: Options,
  around: Surroundings,
): Promise<Report | readonly Diagnostic[]> {
  const tenant = new Tenant(state);
  const engine = await engineFor(around);
  const bridge = await Bridge.open(engine, jobEnvironment(around.environment));
  try {
    const head = await bridge.head(script.path);
    const [fault] = head.errors;
    if (fault !== undefined) return [syntaxError(script, fault)];
    const taken = givenParameters(withMode(given, mode, head), head);
    if ("said" in taken) return [wrongParameters(script, taken.said)];
    const { parameters } = taken;
    refuse(otherOrganization(script.file, parameters, state), around);
    const names = namesIn(state);
    const progress = rehearsalProgress({ isAsked, from: state.now, names }, around);
    const { told } = progress;
    const newService = (): Service => withFaults(serve, faults, seed);
    const inWindowsPowerShell = runtime === "desktop-5.1" || needsWindowsPowerShell(cmdletsIn(script.text));
    const common = { bridge, script, parameters, mode, inWindowsPowerShell };
    const once = { ...common, tenant, service: newService(), restarts, told };
    const judged = await rehearseJudged(once).finally(progress.end);
    const refusal = startRefused(judged.runs, script.path);
    if (refusal !== undefined) return [wrongParameters(script, refusal)];
    const { file, sha256, procedure, text } = script;
    const steps = stepsIn(text);
    const report = reportOf(judged, {
      made: around.now().toISOString(),
      purgebook: { version: versionOf(around.packageRoot) },
      engine: {
        kind: engine.kind,
        version: await bridge.version,
        ...(inWindowsPowerShell ? { as: "Windows PowerShell 5.1" } : {}),
      },
      script: {
        file,
        sha256,
        ...(procedure === undefined ? {} : { procedure }),
        ...(steps.length === 0 ? {} : { steps }),
      },
      tenant: files,
      assumptions,
      happened: tenant.happened,
      names,
      ...(faults.length === 0 ? {} : { faults: { seed, asked: faults.map(({ name }) => name) } }),
    });
    if (!isStopped) return report;
    const onProgress = progressOn(around);
    return { ...report, stops: await stopEverywhere({ ...common, state, newService, onProgress }) };
  } finally {
    await bridge.close();
  }
}

const syntaxError = ({ file }: ScriptIn, { line, column, message }: ScriptHead["errors"][number]): Diagnostic =>
  diagnostic("syntax-error", { said: message }, { file, line, column });

const wrongParameters = ({ file }: ScriptIn, said: string): Diagnostic =>
  diagnostic("wrong-parameters", { said }, { file, line: 1, column: 1 });

/** A script of other origin may have no Mode: it runs as it is, and what it was to do is only for the judges. */
function withMode(given: Given, mode: RehearseOptions["mode"], { parameters }: ScriptHead): Given {
  if (mode === undefined || !parameters.some(({ name }) => name.toLowerCase() === "mode")) return given;
  return [...given, ["Mode", { preview: "Preview", execute: "Execute" }[mode]]];
}

function endsWell({ runs, stops = [] }: Report): boolean {
  if (!stops.every(({ holds }) => holds)) return false;
  const { givenUp = false, message } = runs.at(-1)?.end ?? {};
  return !givenUp && message === undefined;
}

/** The host that purgebook builds: a rehearsal needs it, whatever other engine there is. @throws NoEngine */
async function engineFor({ environment, platform, architecture, packageRoot, say }: Surroundings): Promise<Engine> {
  const announce = (line: string): void => say(`${line}\n`);
  const { found, lacks } = await findHost({ environment, platform, architecture, packageRoot, announce });
  if (found === null) throw new NoEngine(lacks);
  return found;
}

function refuse(found: readonly Diagnostic[], { say, colour }: Surroundings): ExitCode {
  for (const one of found) say(`${humanText(one, { colour: colour.say, sourceOf: () => undefined })}\n`);
  return 1;
}
