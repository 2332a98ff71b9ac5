import { findCmdlet } from "../catalog/catalog.ts";
import { directoryOperation } from "../catalog/directory.ts";
import type { CallNode, CmdletCallNode, DirectoryCallNode } from "../procedure/call.ts";
import type { Value } from "../procedure/value.ts";
import {
  binary,
  boolean,
  command,
  current,
  hashtable,
  member,
  paren,
  pipeline,
  stopping,
  string,
  withoutPrompt,
  word,
  type NamedArguments,
} from "../powershell/build.ts";
import type { CommandNode, Expression, PipelineNode } from "../powershell/syntax.ts";
import { lowerArgument, lowerAsText, lowerValue } from "./value.ts";

/** A call as the script makes it: one command, or an object piped into one. */
export function lowerCall(call: CallNode): PipelineNode {
  const lowered = call.kind === "cmdlet" ? lowerCmdlet(call) : lowerDirectory(call);
  if (call.kind === "cmdlet" && call.through !== undefined) {
    return pipeline(command(call.through, { InputObject: paren(pipeline(lowered)) }));
  }
  return call.kind === "cmdlet" && call.input !== undefined
    ? pipeline(lowerValue(call.input), lowered)
    : pipeline(lowered);
}

function lowerCmdlet(call: CmdletCallNode): CommandNode {
  const known = findCmdlet(call.cmdlet)?.cmdlet;
  const named: Record<string, Expression | true> = {};
  const switches = new Set<string>();
  for (const [parameter, value] of Object.entries(call.parameters)) {
    const isSwitch = known?.parameters.find(({ name }) => name === parameter)?.type === "Switch";
    named[parameter] = isSwitch && isTrue(value) ? true : bareOrArgument(parameter, value);
    if (isSwitch) switches.add(parameter);
  }
  const plain = withSwitches(command(call.cmdlet, named), switches);
  const asks = call.effect !== "read" && known?.parameters.some(({ name }) => name === "Confirm") === true;
  return stopping(asks ? withoutPrompt(plain) : plain);
}

/** A switch takes a value with a colon alone: `-AccountEnabled:$false`. */
function withSwitches(node: CommandNode, switches: ReadonlySet<string>): CommandNode {
  const args = node.arguments.map((argument) =>
    argument.value !== undefined && switches.has(argument.parameter ?? "") ? { ...argument, colon: true } : argument,
  );
  return { ...node, arguments: args };
}

const isTrue = (value: Value | readonly Value[]): boolean =>
  !Array.isArray(value) && (value as Value).expression === "literal" && (value as { value: unknown }).value === true;

/** `-ResultSize Unlimited` is how everybody writes it. */
function bareOrArgument(parameter: string, value: Value | readonly Value[]): Expression {
  const literal =
    !Array.isArray(value) && (value as Value).expression === "literal"
      ? (value as { value: unknown }).value
      : undefined;
  return parameter === "ResultSize" && literal === "Unlimited" ? word("Unlimited") : lowerArgument(value);
}

function lowerDirectory(call: DirectoryCallNode): CommandNode {
  const operation = directoryOperation(call.operation);
  const id = call.input === undefined ? call.parameters["Id"] : undefined;
  const identity =
    call.input !== undefined ? member(lowerValue(call.input), "id") : id === undefined ? undefined : lowerArgument(id);
  const query = operation.select === undefined ? "" : `?$select=${operation.select.join(",")}`;
  const path = operation.path.replace(/\{[Ii]d\}/, "{0}") + query;
  const named: Record<string, Expression | true> = {
    Method: string(operation.method),
    Path: identity === undefined ? string(path) : paren(binary(string(path), "-f", identity)),
  };
  if (operation.body !== undefined)
    named["Body"] = hashtable(
      Object.fromEntries(
        Object.entries(operation.body).map(([key, value]) => [
          key,
          typeof value === "boolean" ? boolean(value) : string(value),
        ]),
      ),
    );
  if (operation.effect !== "read") named["Once"] = true;
  if (operation.answers === "many") named["All"] = true;
  if (operation.answers === "one" && identity !== undefined) named["Absent"] = identity;
  return command("Invoke-GraphRequest", named);
}

/** A reading call with its retries: `Invoke-RemoteCall -Absent $Identity -Call { Get-Mailbox ... }`. */
export function lowerRemote(call: CallNode): CommandNode {
  const lowered = lowerCall(call);
  if (call.kind === "directory") return lowered.elements[0] as CommandNode;
  const identity = identityParameters.map((name) => call.parameters[name]).find((value) => value !== undefined);
  const named: NamedArguments = {
    ...(identity === undefined ? {} : { Absent: lowerArgument(identity) }),
    Call: { kind: "script-block", statements: [lowered] },
  };
  return command("Invoke-RemoteCall", named);
}

const identityParameters = ["Identity", "UserId", "DirectoryObjectId", "DomainId", "ObjectId", "InPlaceHoldIdentity"];

/** `Where-Object { [string]$_.ExchangeGuid -eq $Identity }`: the service may answer an unknown identity with every mailbox. */
export function keyFilter(property: string, value: Value, further: readonly Expression[] = []): CommandNode {
  const same = binary(
    { kind: "convert", type: "string", operand: member(current, property) },
    "-eq",
    lowerAsText(value),
  );
  const condition = further.reduce((left, right) => binary(left, "-and", right), same as Expression);
  return command("Where-Object", {}, { kind: "script-block", statements: [pipeline(condition)] });
}
