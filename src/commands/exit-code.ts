import { isError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { ExitCode } from "./surroundings.ts";

/** What is not the work's own fault. */
const faults: ReadonlySet<string> = new Set(["no-engine", "engine-failed", "compiler-fault", "checker-fault"]);

/** How a command ends that has said all this. */
export function exitCodeFor(diagnostics: readonly Diagnostic[]): ExitCode {
  const errors = diagnostics.filter(isError);
  if (errors.some(({ code }) => faults.has(code))) return 2;
  return errors.length > 0 ? 1 : 0;
}
