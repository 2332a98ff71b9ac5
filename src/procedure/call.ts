import type { Effect } from "../catalog/call.ts";
import { targetKindOfCmdlet, targetKindOfOperation, type TargetKindName } from "../service/target-kinds.ts";
import { referencesIn, type Value } from "./value.ts";

/** A cmdlet with its arguments: `true` is a switch that is on. */
export interface CmdletCallNode {
  readonly kind: "cmdlet";
  readonly module: string;
  readonly cmdlet: string;
  readonly effect: Effect;
  readonly parameters: Readonly<Record<string, Value | readonly Value[]>>;
  /** The object that is piped into it. */
  readonly input?: Value;
  /** A runtime function that gives what it answers the names that the procedure knows. */
  readonly through?: string;
  /** The directory operation that it spells in its dialect. */
  readonly spells?: string;
}

/** An operation on the directory (Entra), spelled by the dialect of the runbook. */
export interface DirectoryCallNode {
  readonly kind: "directory";
  readonly operation: string;
  readonly effect: Effect;
  readonly parameters: Readonly<Record<string, Value | readonly Value[]>>;
  readonly input?: Value;
}

export type CallNode = CmdletCallNode | DirectoryCallNode;

/** The names of the found objects that a call needs. */
export function referencesInCall(call: CallNode): readonly string[] {
  const values = Object.values(call.parameters).flat() as readonly Value[];
  return [...values, ...(call.input === undefined ? [] : [call.input])].flatMap(referencesIn);
}

/** What a call does, however a dialect spells it: the cmdlet, or the operation on the directory. */
export const actName = (call: CallNode): string =>
  call.kind === "cmdlet" ? (call.spells ?? call.cmdlet) : call.operation;

/** The kind of object that a call answers with, however a dialect spells it; undefined where it is not one that a runbook acts on. */
export function targetKindOfCall(call: CallNode): TargetKindName | undefined {
  const operation = call.kind === "directory" ? call.operation : call.spells;
  if (operation !== undefined) return targetKindOfOperation(operation);
  return call.kind === "cmdlet" ? targetKindOfCmdlet(call.cmdlet, call.parameters) : undefined;
}
