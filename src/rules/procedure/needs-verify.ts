import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { walk } from "../../procedure/walk.ts";
import type { Rule } from "./rule.ts";

/** A change is looked at afterwards. A destruction brings its own verification. */
export const needsVerify: Rule = function* (procedure) {
  for (const step of walk(procedure.steps))
    if (step.kind === "change" && step.expectations.length === 0)
      yield diagnostic("needs-verify", { step: step.title }, step.position);
};
