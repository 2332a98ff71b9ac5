import type { Ast, CommandAst } from "../../../powershell/script/ast.ts";
import { commandAt } from "../../../powershell/script/flow.ts";
import type { Command, CommandArgument } from "../../../powershell/script/command.ts";
import { originsOf, originsOfInput, type Origin } from "../../../powershell/script/origin.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { rememberedOf } from "../../../util/remembered.ts";

/** What writes, and the call of the function that it stands in, where one has led there. */
export interface Write {
  readonly node: Ast;
  readonly call?: CommandAst;
}

/** Where what is written comes from; undefined where that cannot be seen, as with a file that is sent. */
export const originsWritten = (script: Script, write: Write): readonly Origin[] | undefined =>
  rememberedOf(known, write.node, write.call, () => findOrigins(script, write) ?? null) ?? undefined;

/** Of what writes, by the call that has led to it; null where the origins cannot be seen. */
const known = new WeakMap<Ast, Map<CommandAst | undefined, readonly Origin[] | null>>();

function findOrigins(script: Script, { node, call }: Write): readonly Origin[] | undefined {
  const calls = call === undefined ? [] : [call];
  switch (node.type) {
    case "FileRedirectionAst": {
      const element = script.parentOf(node);
      if (element?.type === "CommandExpressionAst") return originsOf(script, element.Expression, calls);
      const pipeline = element === undefined ? undefined : script.parentOf(element);
      return pipeline === undefined ? undefined : originsOf(script, pipeline, calls);
    }
    case "InvokeMemberExpressionAst": {
      const given = node.Static === true ? node.Arguments?.slice(1) : node.Arguments;
      return given?.flatMap((value) => originsOf(script, value, calls));
    }
    case "CommandAst": {
      const command = commandAt(script, node);
      const values = command === undefined ? undefined : valuesGiven(command);
      if (command === undefined || values === undefined) return undefined;
      const input = command.input.length === 0 ? [] : originsOfInput(script, command.pipeline, node, calls);
      return [...input, ...values.flatMap((value) => originsOf(script, value, calls))];
    }
    default:
      return undefined;
  }
}

/** They say where and how it is written, and not what. */
const framing =
  /^(path|literalpath|filepath|pspath|encoding|delimiter|width|depth|name|variable|to|from|cc|bcc|smtpserver|port|priority|credential|uri|method|headers|contenttype|authentication|token|container|blob|context|(work)?sheetname|tablename|logname|source|eventid|entrytype|category|automationaccountname|resourcegroupname|erroraction|ea|list|table)$/i;
const namingFirst = /^(path|literalpath|filepath|pspath|name|uri)$/i;
/** A file that is sent: what is in it does not show. */
const sending = /^(file|infile|attachments?)$/i;

/** The values that a call may write; undefined where it is given some that cannot be seen. */
function valuesGiven({ arguments: given }: Command): readonly Ast[] | undefined {
  const named = given.filter((one) => one.kind === "parameter");
  if (given.some(({ kind }) => kind === "splat") || named.some(({ name }) => sending.test(name))) return undefined;
  const values: Ast[] = [];
  let isFirst = !named.some(({ name }) => namingFirst.test(name));
  given.forEach((argument, at) => {
    const before = given[at - 1];
    if (argument.kind === "parameter") {
      if (argument.value !== undefined && !framing.test(argument.name)) values.push(argument.value);
    } else if (isTakenBy(before)) {
      if (!framing.test(before.name)) values.push(argument.node);
    } else if (isFirst) isFirst = false;
    else values.push(argument.node);
  });
  return values;
}

/** A switch before a value is taken for its parameter: what it names is looked at all the same. */
const isTakenBy = (
  before: CommandArgument | undefined,
): before is Extract<CommandArgument, { readonly kind: "parameter" }> =>
  before?.kind === "parameter" &&
  before.value === undefined &&
  !/^(append|force|noclobber|notypeinformation|nti|nonewline|passthru)$/i.test(before.name);
