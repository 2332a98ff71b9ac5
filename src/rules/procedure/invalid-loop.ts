import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { CallNode } from "../../procedure/call.ts";
import type { FindAllStep, FindInStep, ForEachStep, Step } from "../../procedure/step.ts";
import type { Rule } from "./rule.ts";
import { inOrder } from "./support/order.ts";
import { constantOf } from "./support/values.ts";

/**
 * A loop finds its target once, in a listing of the whole view, and then checks, records and destroys it. Whether the targets are
 * gone is seen after the last turn, in the same listing made again; names are compared within it.
 */
export const invalidLoop: Rule = function* (procedure) {
  for (const { step, before } of inOrder(procedure.steps)) {
    if (step.kind !== "for-each") continue;
    const said = faultOf(step, before);
    if (said !== undefined) yield diagnostic("invalid-loop", { step: step.title, said }, step.position);
  }
};

const kinds: ReadonlySet<Step["kind"]> = new Set(["find-in", "check", "record", "destroy"]);

function faultOf({ steps, listing }: ForEachStep, before: readonly Step[]): string | undefined {
  // A loop within a loop is the matter of needs-limit.
  if (steps.some(({ kind }) => kind === "for-each")) return undefined;
  const other = steps.find(({ kind }) => !kinds.has(kind));
  if (other !== undefined)
    return `"${other.title}" is no step of a turn, which finds in the listing, checks, records and destroys`;
  const looking = steps.find((step) => step.kind === "destroy" && step.expectations.length > 0);
  if (looking !== undefined) return `the looks of "${looking.title}" are not made in a loop`;
  const [find, second] = steps.filter((step): step is FindInStep => step.kind === "find-in");
  if (find === undefined || second !== undefined) return "its turn does not begin with one findIn";
  return findFault(find, listing, before);
}

function findFault(find: FindInStep, listing: string, before: readonly Step[]): string | undefined {
  const { key } = find.found;
  if (find.listing !== listing) return `"${find.title}" looks into another listing than the loop's`;
  if (key.property !== "ExchangeGuid" || key.value.expression !== "target")
    return `"${find.title}" does not find the target of the turn by its ExchangeGuid`;
  const listed = before.find((step): step is FindAllStep => step.kind === "find-all" && step.found.name === listing);
  if (listed === undefined) return undefined;
  const one = viewOf(find.call, "Identity");
  const all = viewOf(listed.call, "ResultSize");
  return one !== undefined && one === all
    ? undefined
    : `"${listed.title}" does not list all that "${find.title}" looks among`;
}

/** Cmdlet and switches as a text; undefined where the call has any other parameter than these, such as a filter. */
function viewOf(call: CallNode, besides: string): string | undefined {
  const names = Object.keys(call.parameters).filter((name) => name !== besides);
  if (call.kind !== "cmdlet" || names.some((name) => constantOf(call.parameters[name] ?? []) !== true))
    return undefined;
  return [call.cmdlet, ...names.sort()].join(" ");
}
