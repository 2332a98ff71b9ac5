import { basename } from "node:path";
import type { Rehearsal } from "./rehearsal.ts";

/** Why PowerShell has not even begun with a script: a value that its parameters do not take. */
export function startRefused([run]: readonly Rehearsal[], script: string): string | undefined {
  if (run === undefined || run.end === "given-up" || run.calls.length + run.output.length > 0) return undefined;
  const { code = "", message = "" } = run.end.failure ?? {};
  // The binder's errors name the command that could not be bound.
  return /^(Parameter|MissingMandatory|AmbiguousParameter|CannotConvert)/i.test(code) &&
    code.endsWith(`,${basename(script)}`)
    ? message
    : undefined;
}
