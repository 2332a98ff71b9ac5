import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { RecordStep } from "../../procedure/step.ts";
import type { Rule } from "./rule.ts";
import { actsOf, findOf } from "./support/order.ts";

/** A record claims the one object that it is of; what merely goes along in it is evidence without a claim. */
export const needsClaim: Rule = function* (procedure) {
  for (const { step, before } of actsOf(procedure.steps)) {
    if (findOf(step.of, before) === undefined) continue;
    const records = before.filter((earlier): earlier is RecordStep => earlier.kind === "record");
    const along = records.find((record) => record.with.includes(step.of));
    if (along !== undefined && !records.some((record) => record.of === step.of))
      yield diagnostic("needs-claim", { step: step.title, object: step.of, recorded: along.of }, step.position);
  }
};
