import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Procedure } from "../../procedure/procedure.ts";
import type { ForEachStep } from "../../procedure/step.ts";
import type { Rule } from "./rule.ts";
import { inOrder } from "./support/order.ts";

/**
 * A batch of more does not fit the output stream of a job, which holds 1 MiB (azure-docs, automation-service-limits): a line a target of
 * at most 300 bytes, and 64 KiB for everything else.
 */
const largestBatch = Math.floor((1_048_576 - 65_536) / 300);

/** A loop ends: its targets are a checked list, and a parameter with a maximum caps them. */
export const needsLimit: Rule = function* (procedure) {
  for (const { step, within } of inOrder(procedure.steps)) {
    if (step.kind !== "for-each") continue;
    const outer = within.find(({ kind }) => kind === "for-each");
    const said = outer === undefined ? faultOf(step, procedure) : `it stands in the loop "${outer.title}"`;
    if (said !== undefined) yield diagnostic("needs-limit", { step: step.title, said }, step.position);
  }
};

function faultOf({ targets, cap }: ForEachStep, { parameters }: Procedure): string | undefined {
  const checkOf = (wanted: string) => parameters.find(({ name }) => name === wanted)?.check;
  if (checkOf(targets)?.kind !== "targets") return `${targets} is not a list of targets`;
  const bound = checkOf(cap);
  if (bound?.kind !== "integer") return `its cap ${cap} is not a whole number with a maximum`;
  if (!Number.isInteger(bound.maximum) || bound.maximum < 1 || bound.maximum > largestBatch)
    return `the maximum of its cap ${cap} is ${bound.maximum}, not a number from 1 to ${largestBatch}`;
  return undefined;
}
