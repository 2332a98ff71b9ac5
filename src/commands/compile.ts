import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { findProcedures } from "../load/find-procedures.ts";
import { loadProcedures } from "../load/load-procedures.ts";
import { loadSettings } from "../load/settings.ts";
import type { Dialect, Runtime } from "../procedure/procedure.ts";
import { StagedFiles } from "../util/write-files.ts";
import { approvalsAfter } from "./approvals-after.ts";
import { formAsked, formsAsked, isNarrowed, type FormsAsked } from "./forms-asked.ts";
import { reportHuman, reportJson, type CompileReport } from "./compile-report.ts";
import type { Outcome } from "./compile-procedures.ts";
import { engineDiagnostic } from "./engine-diagnostic.ts";
import { readerFor, type EngineReader } from "./engine-reader.ts";
import { exitCodeFor } from "./exit-code.ts";
import { outputFolder } from "./output-folder.ts";
import { WrongUsage, type ExitCode, type Surroundings } from "./surroundings.ts";
import { openValidationCache } from "./validation-cache.ts";
import type { Output } from "./write-output.ts";

export interface CompileOptions {
  /** The output folder, relative to the project's. */
  readonly out: string;
  /** Write nothing; fail where the output differs. */
  readonly check: boolean;
  /** Do without an engine; the manifest and the review sheets say so. */
  readonly unvalidated: boolean;
  /** An engine named by the user. */
  readonly engine?: string;
  readonly dialect?: Dialect;
  /** The only runtime to compile for; without it, those of the project's settings. */
  readonly runtime?: Runtime;
  readonly format: "human" | "json";
}

/**
 * Compiles procedures and writes what came of them, or with `check` compares.
 * @param procedures files or names of procedures; empty for all of runbooks/
 * @throws WrongUsage
 */
export async function compile(
  procedures: readonly string[],
  options: CompileOptions,
  around: Surroundings,
): Promise<ExitCode> {
  const report = await compiled(procedures, options, around);
  const entries = report.outcomes.flatMap((outcome) => outcome.entries);
  const approvals = await approvalsAfter(entries, around.root, options.out);
  const all = { ...report, diagnostics: [...report.diagnostics, ...approvals.diagnostics], said: approvals.said };
  if (options.format === "json") around.result(reportJson(all));
  else reportHuman(all, options, around);
  return exitCodeFor(all.diagnostics);
}

/** What compiling comes to, said to nobody. @throws WrongUsage */
export async function compiled(
  procedures: readonly string[],
  options: Omit<CompileOptions, "format">,
  around: Surroundings,
): Promise<CompileReport> {
  const staged = new StagedFiles(outputFolder(options.out, around.root), { keep: !options.check });
  around.onInterrupt(() => staged.discard());
  return compiledReport(procedures, options, around, staged).finally(() => staged.discard());
}

async function compiledReport(
  procedures: readonly string[],
  options: Omit<CompileOptions, "format">,
  around: Surroundings,
  staged: StagedFiles,
): Promise<CompileReport> {
  const { settings, diagnostics: unsettled } = await loadSettings(around.root);
  if (unsettled.length > 0) return { outcomes: [], output: noOutput, diagnostics: unsettled };
  const forms = formsAsked(options, settings);
  const reader = options.unvalidated ? undefined : readerFor(options.engine, around);
  try {
    const { outcomes, diagnostics } = await compileAll(procedures, options, around, { forms, reader, staged });
    // Where there is no procedure, the folder may be the wrong one: what was compiled before stays.
    if (outcomes.length === 0) return { outcomes, output: noOutput, diagnostics };
    const partial = procedures.length > 0 || isNarrowed(options);
    const { writeOutput } = await import("./write-output.ts");
    const output = await writeOutput(outcomes, staged, { ...options, root: around.root, partial });
    const found = [...diagnostics, ...outcomes.flatMap((outcome) => outcome.diagnostics), ...output.diagnostics];
    return { outcomes, output, diagnostics: found };
  } catch (error) {
    return { outcomes: [], output: noOutput, diagnostics: [engineDiagnostic(error, withoutEngine)] };
  } finally {
    await reader?.close().catch(() => {});
  }
}

const withoutEngine = ", or compile with --unvalidated, which the manifest will say";
const noOutput: Output = { diagnostics: [], written: [], removed: [] };

interface Stages {
  readonly forms: FormsAsked;
  readonly reader: EngineReader | undefined;
  readonly staged: StagedFiles;
}

async function compileAll(
  procedures: readonly string[],
  options: Omit<CompileOptions, "format">,
  around: Surroundings,
  { forms, reader, staged }: Stages,
): Promise<{ readonly outcomes: readonly Outcome[]; readonly diagnostics: readonly Diagnostic[] }> {
  const { root, say, environment } = around;
  const [cache, { paths, missing }] = await Promise.all([
    openValidationCache(root, environment),
    findProcedures(root, procedures),
  ]);
  // With nothing remembered the engine will be needed: it starts while the procedures load, and both while the compiler does.
  if (!cache.isFilled && paths.length > 0) reader?.start();
  const loaded = loadProcedures(paths, { root, say });
  const [{ compileProcedures }, { loadResources }] = await Promise.all([
    import("./compile-procedures.ts"),
    import("../load/resources.ts"),
  ]);
  const resources = await loadResources();
  const stage = (name: string, text: string): void => staged.stage(name, text);
  const outcomes = await compileProcedures(loaded, { root, resources, reader, cache, stage, forms });
  if (isNarrowed(options) && outcomes.length > 0 && outcomes.every((outcome) => hasNone(outcome, forms)))
    throw new WrongUsage(`No procedure that was asked for has ${formAsked(options)}.`);
  if (reader !== undefined) await cache.save({ forget: procedures.length === 0 && !isNarrowed(options) });
  return { outcomes, diagnostics: missing.map((file) => diagnostic("file-not-found", { file })) };
}

const hasNone = ({ procedure }: Outcome, forms: FormsAsked): boolean =>
  procedure !== undefined && forms(procedure.dialects).length === 0;
