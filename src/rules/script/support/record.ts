import { partsWhere } from "../../../powershell/script/stretch.ts";
import type { Ast } from "../../../powershell/script/ast.ts";
import { commandAt, endsCaller, functionNamed, type Way } from "../../../powershell/script/flow.ts";
import { rememberedAround } from "../../../util/remembered.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf, valuesReaching } from "../../../powershell/script/value.ts";
import type { Command } from "../../../powershell/script/command.ts";
import { isOfDirectory, webRequestIn } from "./web-request.ts";
import type { Write } from "./written.ts";

/** Commands that write what is still there when the run has ended. What Export- only prints, or sends on, is not. */
const writers =
  /^(Export-(Csv|Clixml|Excel|JsonFile|XLSX)|epcsv|Out-File|Set-Content|Add-Content|ac|Set-AzStorageBlobContent|Set-AutomationVariable|Set-AzAutomationVariable|Add-AzTableRow|Send-MailMessage|Send-MgUserMail|Write-EventLog|Write-SqlTableData|Add-PnPListItem)$/i;
/** The devices that keep nothing, at the end of a redirection or of a call. */
const nowhere = /[>\s]['"]?(\$null|nul:?|\/dev\/null)['"]?\s*$/i;
/** Requests that give a token or ask the service itself: their answers are not kept anywhere. */
const noStore =
  /oauth2|\/token|login\.|graph\.microsoft|management\.azure|adminapi|sts\.|IDENTITY_ENDPOINT|MSI_ENDPOINT|token/i;

/** Whether something was written, before a node on this way, that outlives the run and that tells what is asked for. */
export function isRecorded(script: Script, { earlier, conditions }: Way, tells: (write: Write) => boolean): boolean {
  const held = new Set(conditions.filter(({ holds }) => holds).map(({ condition }) => script.textOf(condition)));
  const question = {
    name: `writes where ${[...held].join("; ")}`,
    holds: (statement: Ast) => writesOnTheWay(script, statement, held, () => true),
  };
  // The nearest is the likeliest.
  return [...partsWhere(script, earlier, question)]
    .toReversed()
    .some((statement) => writesOnTheWay(script, statement, held, tells));
}

/** Whether a statement writes whenever the way goes through it: of branches each must, unless the way is known to take one. */
function writesOnTheWay(
  script: Script,
  node: Ast,
  held: ReadonlySet<string>,
  tells: (write: Write) => boolean,
): boolean {
  const writes = (inner: Ast): boolean => writesOnTheWay(script, inner, held, tells);
  switch (node.type) {
    case "FunctionDefinitionAst":
    case "CatchClauseAst":
    case "TrapStatementAst":
      return false;
    case "IfStatementAst": {
      const bodies = [
        ...node.Clauses.map(([, body]) => body),
        ...(node.ElseClause === undefined ? [] : [node.ElseClause]),
      ];
      const taken = node.Clauses.find(([condition]) => held.has(script.textOf(condition)));
      return (
        node.Clauses.some(([condition]) => writes(condition)) ||
        (taken !== undefined && writes(taken[1])) ||
        (node.ElseClause !== undefined && bodies.every(writes))
      );
    }
    case "CommandAst":
      return writesOf(script, node).some(tells);
    default:
      return (writesItself(script, node) && tells({ node })) || script.childrenOf(node).some(writes);
  }
}

/** Whether a node writes in one of its branches, functions followed: those that only tell of a failure do not count. */
export const mayWrite = (script: Script, node: Ast): boolean => writesOf(script, node).length > 0;

/** What a node writes in its branches, functions followed. */
function writesOf(script: Script, node: Ast): readonly Write[] {
  const found: Write[] = [];
  for (const inner of script.within(node, (one) => mayGoOn(script, one))) {
    if (writesItself(script, inner)) found.push({ node: inner });
    const called = inner.type === "CommandAst" ? functionNamed(script, commandAt(script, inner)?.name) : undefined;
    if (inner.type === "CommandAst" && called !== undefined)
      for (const write of writesOfFunction(script, called.Body)) found.push({ call: inner, ...write });
  }
  return found;
}

/** It runs with what is around it, and does not only tell of a failure. */
const mayGoOn = (script: Script, node: Ast): boolean =>
  node.type === "StatementBlockAst"
    ? !endsCaller(script, node.Statements ?? [])
    : node.type !== "FunctionDefinitionAst" && node.type !== "CatchClauseAst" && node.type !== "TrapStatementAst";

/** Of what writes, the call that is nearest to it: by which of many ways it was come to does not matter. */
const writesOfFunction = (script: Script, body: Ast): readonly Write[] =>
  // A function that calls itself adds nothing to what is found in the rest of it.
  rememberedAround(writing, body, [], () => [
    ...new Map(writesOf(script, body).map((write) => [keyOf(write), write])).values(),
  ]);

const keyOf = ({ node, call }: Write): string => `${node.start}:${call?.start ?? ""}`;

const writing = new WeakMap<Ast, readonly Write[]>();

/** Whether a node is by itself what writes. */
export function writesItself(script: Script, node: Ast): boolean {
  switch (node.type) {
    case "FileRedirectionAst":
      return !nowhere.test(script.textOf(node));
    case "InvokeMemberExpressionAst": {
      const called = String(constantOf(node.Member) ?? "");
      const on = script.textOf(node.Expression);
      if (node.Static === true) return /^\[(System\.)?IO\.File\]$/i.test(on) && /^(Write|Append)/i.test(called);
      return (
        /^Write(Line)?(Async)?$/i.test(called) && (node.Arguments ?? []).length > 0 && !/console|host|\.UI\b/i.test(on)
      );
    }
    case "CommandAst": {
      const command = commandAt(script, node);
      if (command?.name === undefined) return false;
      if (/^(Tee-Object|tee)$/i.test(command.name))
        return command.arguments.some((one, at) =>
          one.kind === "parameter" ? /^(f|lit)/i.test(one.name) : one.kind === "value" && at === 0,
        );
      return (writers.test(command.name) && !nowhere.test(script.textOf(node))) || isStoreRequest(script, command);
    }
    default:
      return false;
  }
}

/** A request that puts something somewhere, made here or by a function of the script that is asked for it here. */
function isStoreRequest(script: Script, command: Command): boolean {
  const request = webRequestIn(script, command);
  if (request === undefined || request.isOfGraph || isOfDirectory(script, request)) return false;
  const { method, address, sends } = request;
  if (method === undefined || !/^(put|post|patch|merge)$/i.test(String(constantOf(method)))) return false;
  return (
    sends &&
    address !== undefined &&
    !valuesReaching(script, address).some((value) => noStore.test(script.textOf(value)))
  );
}
