import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Procedure } from "../../procedure/procedure.ts";
import type { ForEachStep } from "../../procedure/step.ts";
import type { Rule } from "./rule.ts";
import { inOrder } from "./support/order.ts";

/**
 * A batch of more does not fit the output stream of a job, which holds 1 MiB (azure-docs, automation-service-limits): the longest line that
 * a target may have, with this runbook's name and the longest ticket, and 64 KiB for everything else.
 */
function largestBatch(runbook: string): number {
  const line = JSON.stringify({
    time: "2000-01-01T00:00:00.000Z",
    event: "already-gone",
    runbook,
    hash: "0".repeat(16),
    ticket: "0".repeat(64),
    mode: "Execute",
    step: 99,
    target: "00000000-0000-0000-0000-000000000000",
    code: "changed-since-check",
  });
  return Math.floor((1_048_576 - 65_536) / (line.length + "\r\n".length));
}

/** A loop ends: its targets are a checked list, and a parameter with a maximum caps them. */
export const needsLimit: Rule = function* (procedure) {
  for (const { step, within } of inOrder(procedure.steps)) {
    if (step.kind !== "for-each") continue;
    const outer = within.find(({ kind }) => kind === "for-each");
    const said = outer === undefined ? faultOf(step, procedure) : `it stands in the loop "${outer.title}"`;
    if (said !== undefined) yield diagnostic("needs-limit", { step: step.title, said }, step.position);
  }
};

function faultOf({ targets, cap }: ForEachStep, { name: runbook, parameters }: Procedure): string | undefined {
  const checkOf = (wanted: string) => parameters.find(({ name }) => name === wanted)?.check;
  if (checkOf(targets)?.kind !== "targets") return `${targets} is not a list of targets`;
  const bound = checkOf(cap);
  if (bound?.kind !== "integer") return `its cap ${cap} is not a whole number with a maximum`;
  const largest = largestBatch(runbook);
  if (!Number.isInteger(bound.maximum) || bound.maximum < 1 || bound.maximum > largest)
    return `the maximum of its cap ${cap} is ${bound.maximum}, not a number from 1 to ${largest}`;
  return undefined;
}
