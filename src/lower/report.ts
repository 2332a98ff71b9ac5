import type { ReportStep } from "../procedure/step.ts";
import { run } from "../powershell/build.ts";
import type { Statement } from "../powershell/syntax.ts";
import { lowerValue } from "./value.ts";

/** A runtime function makes the lines of what the steps before have read. */
export function lowerReport(step: ReportStep): readonly Statement[] {
  return [
    run(
      step.reporter,
      Object.fromEntries(Object.entries(step.inputs).map(([name, value]) => [name, lowerValue(value)])),
    ),
  ];
}
