import { actName, type CallNode } from "../procedure/call.ts";
import { callText } from "../procedure/call-text.ts";
import type { Analysis } from "../procedure/analysis.ts";
import type { ActStep } from "../procedure/step.ts";
import { actKnowledge, type ActKnowledge } from "../service/acts.ts";
import { targetKind } from "../service/target-kinds.ts";

/** What the sheet says of one kind of act of a runbook: acts that say the same are told once, with their steps. */
export interface ActRow {
  readonly call: string;
  readonly noun: string;
  readonly does: string;
  /** The numbers of its steps. */
  readonly steps: readonly number[];
}

/** The acts in their order, those that end data or start its end apart from those that can be taken back. */
export function actRows(
  acts: readonly ActStep[],
  context: Analysis,
): { readonly destroys: readonly ActRow[]; readonly changes: readonly ActRow[] } {
  const rows = (wanted: readonly ActStep[]): readonly ActRow[] =>
    [...Map.groupBy(wanted, ({ call }) => callText(call))].map(([call, same]) => ({
      call,
      noun: targetKind(context.found.get(same[0]?.of ?? "")?.target ?? "").noun,
      does: knowledgeOf(same[0]?.call as CallNode).does,
      steps: same.map((step) => context.numbers.get(step) ?? 0),
    }));
  return {
    destroys: rows(acts.filter(({ call }) => call.effect === "destroy")),
    changes: rows(acts.filter(({ call }) => call.effect !== "destroy")),
  };
}

export interface UndoRow {
  readonly call: string;
  readonly undo: string;
}

/** What nobody can take back, and what can be and how; what a later step of the runbook ends for good only until then. */
export function undoRows(
  acts: readonly ActStep[],
  context: Analysis,
): { readonly final: readonly string[]; readonly undo: readonly UndoRow[] } {
  const last = acts.findLast(({ call }) => knowledgeOf(call).undo === undefined);
  const end = last === undefined ? undefined : context.numbers.get(last);
  const undo = acts.flatMap((step) => {
    const how = knowledgeOf(step.call).undo;
    if (how === undefined) return [];
    const isBefore = end !== undefined && (context.numbers.get(step) ?? 0) < end;
    return [{ call: callText(step.call), undo: isBefore ? `Only before step ${end}: ${how}` : how }];
  });
  const final = acts.filter(({ call }) => knowledgeOf(call).undo === undefined).map(({ call }) => callText(call));
  return { final: [...new Set(final)], undo: [...new Map(undo.map((row) => [row.call, row])).values()] };
}

const holdParameter = /Hold|Exclude|Recalculate|Orphaned/;

/** Set-Mailbox lifts holds, and does much else: what a call does depends on what it sets. */
function knowledgeOf(call: CallNode): ActKnowledge {
  const name = actName(call);
  const sets = Object.keys(call.parameters).filter((parameter) => parameter !== "Identity");
  if (name === "Set-Mailbox" && !sets.some((parameter) => holdParameter.test(parameter))) {
    return { does: `sets ${sets.join(", ")}`, undo: "Set the recorded value again." };
  }
  return actKnowledge(name);
}
