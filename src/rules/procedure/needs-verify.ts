import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isAct, walk } from "../../procedure/walk.ts";
import type { Rule } from "./rule.ts";
import { consumes } from "./support/acts.ts";

/** An act is looked at afterwards. One that takes its object out of its view, in run.destroy, brings its own verification. */
export const needsVerify: Rule = function* (procedure) {
  for (const step of walk(procedure.steps))
    if (isAct(step) && step.expectations.length === 0 && !(step.kind === "destroy" && consumes(step)))
      yield diagnostic("needs-verify", { step: step.title }, step.position);
};
