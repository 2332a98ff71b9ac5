import { findEngine } from "../engine/find.ts";
import { openEngine, type EngineSession } from "../engine/session.ts";
import { survivingSession } from "../engine/surviving-session.ts";
import type { Runtime } from "../procedure/procedure.ts";
import type { CheckFormat } from "./check-report.ts";
import { engineDiagnostic } from "./engine-diagnostic.ts";
import { NoEngine } from "./engine-reader.ts";
import { exitCodeFor } from "./exit-code.ts";
import type { ExitCode, Surroundings } from "./surroundings.ts";

export interface CheckOptions {
  /** The only runtime to check for; without it, those of the project's settings. */
  readonly runtime?: Runtime;
  /** An engine named by the user. */
  readonly engine?: string;
  readonly format: CheckFormat;
}

/** Milliseconds without an answer after which the parser is taken not to come to an end with a script. */
const patience = 30_000;

/** Checks scripts, each read by PowerShell's own parser, and tells what is wrong with them. */
export async function check(paths: readonly string[], options: CheckOptions, around: Surroundings): Promise<ExitCode> {
  // The engine starts while the rules and what they know are loaded.
  const starting = startEngine(options, around);
  try {
    return await checkWith(starting, paths, options, around);
  } finally {
    const session = await starting.catch(() => undefined);
    await session?.close();
  }
}

async function checkWith(
  starting: Promise<EngineSession>,
  paths: readonly string[],
  options: CheckOptions,
  around: Surroundings,
): Promise<ExitCode> {
  starting.catch(() => {});
  const [{ loadSettings }, { checkFiles }, { checkReport }] = await Promise.all([
    import("../load/settings.ts"),
    import("./check-files.ts"),
    import("./check-report.ts"),
  ]);
  const { settings, diagnostics } = await loadSettings(around.root);
  const general = [...diagnostics];
  const runtimes = options.runtime === undefined ? settings.runtimes : [options.runtime];
  const report = checkReport(options.format, around);
  let worst: ExitCode = 0;
  try {
    const session = await starting;
    if (general.length === 0)
      for await (const checked of checkFiles(paths, { root: around.root, runtimes, session })) {
        report.add(checked);
        worst = worseOf(worst, exitCodeFor(checked.diagnostics));
      }
  } catch (error) {
    general.push(engineDiagnostic(error));
  }
  report.end(general);
  return worseOf(worst, exitCodeFor(general));
}

/** @throws NoEngine */
async function startEngine({ engine }: CheckOptions, around: Surroundings): Promise<EngineSession> {
  const { environment, platform, architecture, packageRoot, say } = around;
  const announce = (line: string): void => say(`${line}\n`);
  const explicit = engine === undefined ? {} : { explicit: engine };
  const { found, lacks } = await findEngine({
    ...explicit,
    environment,
    platform,
    architecture,
    packageRoot,
    announce,
  });
  if (found === null) throw new NoEngine(lacks);
  return survivingSession(() => openEngine(found, environment, patience));
}

const worseOf = (one: ExitCode, other: ExitCode): ExitCode => (one > other ? one : other);
