import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { walk } from "../../procedure/walk.ts";
import type { Rule } from "./rule.ts";

/** A procedure, a condition and a loop each have something to do. */
export const noSteps: Rule = function* ({ steps, position }) {
  if (steps.length === 0) yield diagnostic("no-steps", { what: "The procedure" }, position);
  for (const step of walk(steps))
    if ("steps" in step && step.steps.length === 0)
      yield diagnostic("no-steps", { what: `"${step.title}"` }, step.position);
};
