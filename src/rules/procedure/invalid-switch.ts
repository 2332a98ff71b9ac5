import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "./rule.ts";
import { cmdletCallsIn } from "./support/calls.ts";
import { constantOf } from "./support/values.ts";

/** A switch is on in the text that a reviewer reads, or it is not there. */
export const invalidSwitch: Rule = function* (procedure) {
  for (const { step, call, known } of cmdletCallsIn(procedure.steps)) {
    for (const [parameter, value] of Object.entries(call.parameters)) {
      const isSwitch = known.cmdlet.parameters.some(({ name, type }) => name === parameter && type === "Switch");
      if (isSwitch && constantOf(value) !== true)
        yield diagnostic("invalid-switch", { cmdlet: call.cmdlet, parameter }, step.position);
    }
  }
};
