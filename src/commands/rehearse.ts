import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, dirname, relative, resolve } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { humanText } from "../diagnostics/human.ts";
import { findHost, type Engine } from "../engine/find.ts";
import { cannotRead } from "../load/find-scripts.ts";
import { refusalOf } from "../load/refusal.ts";
import { Bridge } from "../rehearse/bridge.ts";
import { jobEnvironment } from "../rehearse/job-environment.ts";
import { rehearseJudged } from "../rehearse/judged.ts";
import { reportOf, reportText, type Report } from "../rehearse/report.ts";
import { serve } from "../rehearse/service.ts";
import type { Tenant } from "../tenant/tenant.ts";
import { writeFiles } from "../util/write-files.ts";
import { engineDiagnostic } from "./engine-diagnostic.ts";
import { NoEngine } from "./engine-reader.ts";
import { WrongUsage, type ExitCode, type Surroundings } from "./surroundings.ts";
import { tenantIn } from "./tenant-in.ts";

export interface RehearseOptions {
  /** A file that describes the tenant. */
  readonly tenant: string;
  /** `Name=Value`, each. */
  readonly param: readonly string[];
  readonly mode?: "preview" | "execute";
  /** A file for the report as JSON. */
  readonly report?: string;
  readonly format: "human" | "json";
}

/** Runs a script on the engine against a simulated tenant, and tells what came of it. */
export async function rehearse(script: string, options: RehearseOptions, around: Surroundings): Promise<ExitCode> {
  const parameters = parametersIn(options);
  const path = resolve(around.root, script);
  const text = await readFile(path, "utf8").catch((error: unknown) => cannotRead(script, refusalOf(error)).fault);
  if (typeof text !== "string") return refuse(text, around);
  const tenant = await tenantIn(options.tenant, around.root);
  if ("fault" in tenant) return refuse(tenant.fault, around);
  try {
    const report = await reportOn(path, text, tenant.tenant, parameters, around);
    const json = `${JSON.stringify(report, null, 2)}\n`;
    if (options.report !== undefined) {
      const file = resolve(around.root, options.report);
      await writeFiles(dirname(file), new Map([[basename(file), json]]));
    }
    around.result(options.format === "json" ? json : reportText(report));
    return report.verdict.holds && endsWell(report) ? 0 : 1;
  } catch (error) {
    refuse(engineDiagnostic(error), around);
    return 2;
  }
}

async function reportOn(
  path: string,
  text: string,
  tenant: Tenant,
  parameters: Readonly<Record<string, unknown>>,
  around: Surroundings,
): Promise<Report> {
  const engine = await engineFor(around);
  const bridge = await Bridge.open(engine, jobEnvironment(around.environment));
  try {
    const judged = await rehearseJudged({ bridge, tenant, script: { path, text }, parameters, service: serve });
    return reportOf(judged, {
      engine: { kind: engine.kind, version: await bridge.version },
      script: {
        file: relative(around.root, path).replaceAll("\\", "/"),
        sha256: createHash("sha256").update(text).digest("hex"),
      },
      happened: tenant.happened,
    });
  } finally {
    await bridge.close();
  }
}

function endsWell({ runs }: Report): boolean {
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

/** @throws WrongUsage */
function parametersIn({ param, mode }: RehearseOptions): Readonly<Record<string, string>> {
  const given = param.map((text) => {
    const [, name, value] = /^([A-Za-z]\w*)=([^]*)$/.exec(text) ?? [];
    if (name === undefined || value === undefined)
      throw new WrongUsage(`--param ${text} is not of the form Name=Value.`);
    return [name, value] as const;
  });
  const modes = { preview: "Preview", execute: "Execute" } as const;
  return { ...Object.fromEntries(given), ...(mode === undefined ? {} : { Mode: modes[mode] }) };
}

function refuse(fault: Diagnostic, { say, colour }: Surroundings): ExitCode {
  say(`${humanText(fault, { colour: colour.say, sourceOf: () => undefined })}\n`);
  return 1;
}
