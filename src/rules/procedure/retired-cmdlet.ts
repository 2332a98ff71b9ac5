import { retirementOf } from "../../catalog/retired.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "./rule.ts";
import { callsIn } from "./support/calls.ts";

/** A cmdlet that the service has retired is called only with a warning, once for each. */
export const retiredCmdlet: Rule = function* (procedure) {
  const told = new Set<string>();
  for (const { step, call } of callsIn(procedure.steps)) {
    const since = call.kind === "cmdlet" ? retirementOf(call.cmdlet) : undefined;
    if (call.kind !== "cmdlet" || since === undefined || told.has(call.cmdlet)) continue;
    told.add(call.cmdlet);
    const values = {
      where: `"${step.title}"`,
      cmdlet: call.cmdlet,
      since,
      keep: "Acknowledge it with its reason",
      offered: `is.offered("${call.cmdlet}") holds`,
    };
    yield diagnostic("retired-cmdlet", values, step.position);
  }
};
