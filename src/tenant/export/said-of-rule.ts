import type { RetentionAction } from "../state.ts";
import { ExportFault } from "./export-fault.ts";
import { short, textIn, type Row } from "./row.ts";

/** What a rule of a retention policy does. */
export interface SaidOfRule {
  /** The name of its policy, or its id. */
  readonly policy: string;
  readonly action: RetentionAction;
}

const actions: readonly RetentionAction[] = ["Keep", "Delete", "KeepAndDelete"];

/** By the names that Get-RetentionComplianceRule gives. @throws ExportFault */
export function saidOfRule(row: Row): SaidOfRule {
  const policy = textIn(row, "Policy");
  const said = textIn(row, "RetentionComplianceAction") ?? "";
  const action = actions.find((one) => one.toLowerCase() === said.toLowerCase());
  if (policy === null || action === undefined)
    throw new ExportFault(
      `A rule of the policy "${short(policy ?? "")}" has the RetentionComplianceAction "${short(said)}", which is none of ${actions.join(", ")}.`,
      row.line(),
    );
  return { policy, action };
}
