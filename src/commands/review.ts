import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { manifestFile } from "../emit/manifest.ts";
import { sentence } from "../load/sentence.ts";
import { indexPage } from "../review/page-names.ts";
import { pagesOf, ownPage } from "../review/pages.ts";
import { readSeals } from "../seal/read-seals.ts";
import { StagedFiles } from "../util/write-files.ts";
import { allowedSignersIn } from "./allowed-signers.ts";
import { approvalsIn } from "./approvals-in.ts";
import { engineDiagnostic } from "./engine-diagnostic.ts";
import { readerFor, type EngineReader } from "./engine-reader.ts";
import { exitCodeFor } from "./exit-code.ts";
import { manifestIn } from "./manifest-in.ts";
import { outputFolder } from "./output-folder.ts";
import { loadPageTemplates, pageTools } from "./page-tools.ts";
import { proveSeals } from "./prove-seals.ts";
import { reportDiagnostics } from "./report-diagnostics.ts";
import { reportsIn } from "./reports-in.ts";
import { reviewedRunbooks } from "./reviewed-runbooks.ts";
import { shown } from "./shown.ts";
import type { ExitCode, Surroundings } from "./surroundings.ts";

export interface ReviewOptions {
  /** The folder of the pages, relative to the project's. */
  readonly out: string;
  /** The output folder of compiling, relative to the project's. */
  readonly compiled: string;
  /** The folder with reports of rehearsals. */
  readonly reports?: string;
  readonly allowedSigners?: string;
  /** Show the pages in a browser. */
  readonly open: boolean;
  readonly engine?: string;
}

/**
 * Writes the pages on which the compiled runbooks are reviewed.
 * @throws WrongUsage
 */
export async function review(options: ReviewOptions, around: Surroundings): Promise<ExitCode> {
  const result = await reviewPages(options, around);
  reportDiagnostics(result.diagnostics, around);
  if (result.pages === undefined) {
    around.say("Nothing was written.\n");
    return exitCodeFor(result.diagnostics);
  }
  const { total, toLookAt } = result;
  const index = `${options.out}/${indexPage}`;
  around.result(`${index}\n`);
  around.say(
    `${total} runbook${total === 1 ? "" : "s"} on ${result.pages} pages in ${options.out}, ${toLookAt} to be looked at.\n`,
  );
  if (options.open) reportDiagnostics(await shown(index, around), around);
  return exitCodeFor(result.diagnostics);
}

interface Reviewed {
  readonly diagnostics: readonly Diagnostic[];
  /** How many were written; undefined where none was. */
  readonly pages?: number;
  readonly total?: number;
  readonly toLookAt?: number;
}

async function reviewPages(options: ReviewOptions, around: Surroundings): Promise<Reviewed> {
  const reader = readerFor(options.engine, around);
  try {
    return await pagesWritten(options, reader, around);
  } catch (error) {
    return { diagnostics: [engineDiagnostic(error)] };
  } finally {
    await reader.close().catch(() => {});
  }
}

async function pagesWritten(options: ReviewOptions, reader: EngineReader, around: Surroundings): Promise<Reviewed> {
  const { out, compiled } = options;
  const { root } = around;
  const folder = outputFolder(out, root);
  const { manifest, fault } = await manifestIn(outputFolder(compiled, root), compiled);
  if (fault !== undefined) return { diagnostics: [fault] };
  if (manifest === undefined)
    return { diagnostics: [diagnostic("output-missing", { file: `${compiled}/${manifestFile}` })] };
  const found = options.reports === undefined ? { reports: [] } : await reportsIn(root, options.reports);
  if ("fault" in found) return { diagnostics: [found.fault] };

  const entries = manifest.runbooks;
  const { approvals, diagnostics: forged } = await approvalsIn(root, allowedSignersIn(root, options.allowedSigners));
  const seals = await proveSeals(await readSeals(root), { entries, approvals, reader }, around);
  const inputs = { compiled, entries, approvals, seals, reports: found.reports };
  const reviewed = await reviewedRunbooks(inputs, reader, around);
  if ("diagnostics" in reviewed) return reviewed;
  const { runbooks } = reviewed;
  const pages = pagesOf({ runbooks, seals }, compiled, await loadPageTemplates(), await pageTools());
  try {
    const staged = new StagedFiles(folder);
    for (const [name, text] of pages) staged.stage(name, text);
    staged.commit(undefined, await leftIn(folder, pages));
  } catch (error) {
    return { diagnostics: [diagnostic("cannot-write", { file: out, said: sentence(error) })] };
  }
  const toLookAt = runbooks.filter(({ standing }) => standing.kind !== "approved").length;
  const diagnostics = [...forged, ...seals.flatMap((seal) => seal.fault ?? [])];
  return { diagnostics, pages: pages.size, total: runbooks.length, toLookAt };
}

/** Pages of runbooks that are no longer there: nobody should review them. */
async function leftIn(folder: string, pages: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const names = existsSync(folder) ? await readdir(folder) : [];
  const others = names.filter((name) => name.endsWith(".html") && !pages.has(name));
  const texts = await Promise.all(
    others.map(async (name) => [name, await readFile(join(folder, name), "utf8")] as const),
  );
  return texts.flatMap(([name, text]) => (text.includes(ownPage) ? [name] : []));
}
