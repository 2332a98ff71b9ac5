import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { sentence } from "../load/sentence.ts";
import { folderInside } from "../util/inside.ts";
import { StagedFiles } from "../util/write-files.ts";
import { exitCodeFor } from "./exit-code.ts";
import { reportDiagnostics } from "./report-diagnostics.ts";
import type { ExitCode, Surroundings } from "./surroundings.ts";

/** What a command has written, or why it has written nothing. */
export type Written =
  { readonly files: readonly string[]; readonly said: string } | { readonly diagnostics: readonly Diagnostic[] };

export const refused = (...diagnostics: readonly Diagnostic[]): Written => ({ diagnostics });

/**
 * Writes files into a folder of the project and removes others, all or none.
 * @returns the files that changed, from the project's folder, or why none did
 */
export function writeInto(
  { root }: Surroundings,
  folder: string,
  texts: ReadonlyMap<string, string>,
  remove: readonly string[] = [],
): { readonly files: readonly string[] } | { readonly diagnostics: readonly Diagnostic[] } {
  try {
    const staged = new StagedFiles(folderInside(root, folder));
    for (const [name, text] of texts) staged.stage(name, text);
    return { files: staged.commit(undefined, remove).map((file) => `${folder}/${file}`) };
  } catch (error) {
    return { diagnostics: [diagnostic("cannot-write", { file: folder, said: sentence(error) })] };
  }
}

/** The files as results and a sentence as prose; or the diagnostics, and what was not done. */
export function reportWritten(written: Written, nothing: string, around: Surroundings): ExitCode {
  if ("diagnostics" in written) {
    reportDiagnostics(written.diagnostics, around);
    around.say(`${nothing}\n`);
    return exitCodeFor(written.diagnostics);
  }
  for (const file of written.files) around.result(`${file}\n`);
  around.say(`${written.said}\n`);
  return 0;
}
