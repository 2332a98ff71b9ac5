import type { CallNode } from "../procedure/call.ts";
import type { FindAllStep, FindInStep, ForEachStep } from "../procedure/step.ts";
import { assign, block, command, current, list, pipeline, run, string, variable } from "../powershell/build.ts";
import type { CommandNode, Expression, PipelineNode, Statement } from "../powershell/syntax.ts";
import { invariant } from "../util/invariant.ts";
import { lowerCall, lowerRemote } from "./call.ts";

/** A list that is to be complete, whose warnings are heard; a directory's pages are whole by themselves. */
export const warns = (call: CallNode): boolean => call.kind === "cmdlet" && "ResultSize" in call.parameters;

/** A whole list, with what is kept of each object: what a step names, or of all but a loop's targets what the loop needs. */
export function lowerList({ call, only }: Pick<FindAllStep, "call" | "only">, loop?: ForEachStep): CommandNode {
  if (!warns(call)) return lowerRemote(call);
  if (loop !== undefined) return listing(lowerCall(call), part(loop));
  return only === undefined
    ? listing(lowerCall(call))
    : listing(lowerCall(call), command("Select-Object", { Property: list(...only.map(string)) }));
}

/** `Invoke-RemoteCall -AsList -Call { Get-Mailbox ... -WarningVariable 'listingWarning' | Select-Object ... }` */
export function listing(call: PipelineNode, ...kept: readonly CommandNode[]): CommandNode {
  const [listed, ...others] = call.elements;
  invariant(listed?.kind === "command" && others.length === 0, "a list is the answer of one cmdlet");
  const heard = { parameter: "WarningVariable", value: string("listingWarning") };
  const heardList: CommandNode = { ...listed, arguments: [...listed.arguments, heard] };
  return command("Invoke-RemoteCall", { AsList: true, Call: block(pipeline(heardList, ...kept)) });
}

/** `ForEach-Object { Get-ListedPart ... }`: whole, tens of thousands of mailboxes would not fit into a sandbox's memory. */
function part(loop: ForEachStep): CommandNode {
  const { key } = findInOf(loop).found;
  const named = { Of: current, Key: string(key.property), Whole: targetSet };
  return command("ForEach-Object", {}, block(pipeline(command("Get-ListedPart", named))));
}

const targetSet: Expression = variable("targetSet");

/** `$targetSet`: the targets of the loop, to be asked for each listed object whether it is one. */
export const lowerTargetSet = (): Statement =>
  assign("targetSet", run("New-TargetSet", { Target: variable("targets") }));

export function findInOf(loop: ForEachStep): FindInStep {
  const find = loop.steps.find((inner) => inner.kind === "find-in");
  invariant(find !== undefined, "a loop finds its target in its listing");
  return find;
}
