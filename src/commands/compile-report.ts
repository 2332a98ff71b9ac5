import { isError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { diagnosticJson } from "../diagnostics/json.ts";
import type { Outcome } from "./compile-procedures.ts";
import { reportDiagnostics } from "./report-diagnostics.ts";
import type { Surroundings } from "./surroundings.ts";
import type { Output } from "./write-output.ts";

export interface CompileReport {
  readonly outcomes: readonly Outcome[];
  readonly output: Output;
  readonly diagnostics: readonly Diagnostic[];
}

/** One JSON document with all that a compile has to say. */
export function reportJson({ outcomes, output, diagnostics }: CompileReport): string {
  const runbooks = outcomes.flatMap((outcome) => outcome.entries);
  const { written, removed } = output;
  const document = { schema: "purgebook-compile-1", runbooks, written, removed };
  return `${JSON.stringify({ ...document, diagnostics: diagnostics.map(diagnosticJson) }, null, 2)}\n`;
}

/** The files as results, the diagnostics and a summary as prose. */
export function reportHuman(
  report: CompileReport & { readonly said: string },
  options: { readonly out: string; readonly check: boolean; readonly unvalidated: boolean },
  around: Surroundings,
): void {
  const { result, say } = around;
  reportDiagnostics(report.diagnostics, around);
  for (const name of report.output.written) result(`${name}\n`);
  for (const name of report.output.removed) result(`${name} (removed)\n`);
  say(`${[summary(report, options), ...(report.said === "" ? [] : [report.said])].join(" ")}\n`);
}

function summary(
  { outcomes, output, diagnostics }: CompileReport,
  { out, check, unvalidated }: { readonly out: string; readonly check: boolean; readonly unvalidated: boolean },
): string {
  const errors = diagnostics.filter(isError).length;
  const runbooks = outcomes.reduce((sum, outcome) => sum + outcome.entries.length, 0);
  if (check && errors === 0) return `${out} is what ${count(runbooks, "runbook")} compile to.`;
  if (check) return `${count(errors, "error")}; nothing was written.`;

  const changed = output.written.length + output.removed.length;
  const files = changed === 0 ? "nothing changed" : `${count(changed, "file")} changed in ${out}`;
  const validated = unvalidated && runbooks > 0 ? " No engine read them back: they are not validated." : "";
  if (errors === 0) return `${count(runbooks, "runbook")} compiled; ${files}.${validated}`;
  return `${count(errors, "error")}; ${count(runbooks, "runbook")} compiled; ${files}.${validated}`;
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;
