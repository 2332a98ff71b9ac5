import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { EngineFailure } from "../engine/engine-failure.ts";
import { sentence } from "../load/sentence.ts";
import { NoEngine } from "./engine-reader.ts";

/**
 * What is said where no engine is there, or the engine failed.
 * @param otherwise what a user can do without an engine
 * @throws every other error
 */
export function engineDiagnostic(error: unknown, otherwise = ""): Diagnostic {
  if (error instanceof NoEngine) {
    const lacking = error.lacks.map((lack) => `${lack.place}: ${lack.lacking}`).join("; ");
    return diagnostic("no-engine", { lacking: `${lacking}.`, otherwise });
  }
  if (error instanceof EngineFailure) {
    const [line] = error.stderr.trim().split("\n");
    return diagnostic("engine-failed", { said: [sentence(error), line].filter(Boolean).join(" ") });
  }
  throw error;
}
