import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { exitCodeFor } from "./exit-code.ts";
import { reportDiagnostics } from "./report-diagnostics.ts";
import type { ExitCode, Surroundings } from "./surroundings.ts";

/** What a command has written, or why it has written nothing. */
export type Written =
  { readonly files: readonly string[]; readonly said: string } | { readonly diagnostics: readonly Diagnostic[] };

export const refused = (...diagnostics: readonly Diagnostic[]): Written => ({ diagnostics });

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
