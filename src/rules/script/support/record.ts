import { someWhere } from "../../../powershell/script/stretch.ts";
import type { Ast } from "../../../powershell/script/ast.ts";
import { commandAt, endsCaller, functionNamed, type Way } from "../../../powershell/script/flow.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf, valuesReaching } from "../../../powershell/script/value.ts";
import type { Command } from "../../../powershell/script/command.ts";
import { isOfDirectory, webRequestIn } from "./web-request.ts";

/** Commands that write what is still there when the run has ended. What Export- only prints, or sends on, is not. */
const writers =
  /^(Export-(Csv|Clixml|Excel|JsonFile|XLSX)|epcsv|Out-File|Set-Content|Add-Content|ac|Set-AzStorageBlobContent|Set-AutomationVariable|Set-AzAutomationVariable|Add-AzTableRow|Send-MailMessage|Send-MgUserMail|Write-EventLog|Write-SqlTableData|Add-PnPListItem)$/i;
/** Requests that give a token or ask the service itself: their answers are not kept anywhere. */
const noStore =
  /oauth2|\/token|login\.|graph\.microsoft|management\.azure|adminapi|sts\.|IDENTITY_ENDPOINT|MSI_ENDPOINT|token/i;

/** Whether something was written, before a node on this way, that outlives the run. */
export function isRecorded(script: Script, { earlier, conditions }: Way): boolean {
  const held = new Set(conditions.filter(({ holds }) => holds).map(({ condition }) => script.textOf(condition)));
  return someWhere(script, earlier, {
    name: `writes where ${[...held].join("; ")}`,
    holds: (statement) => writesOnTheWay(script, statement, held),
  });
}

/** Whether a statement writes whenever the way goes through it: of branches each must, unless the way is known to take one. */
function writesOnTheWay(script: Script, node: Ast, held: ReadonlySet<string>): boolean {
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
        node.Clauses.some(([condition]) => writesOnTheWay(script, condition, held)) ||
        (taken !== undefined && writesOnTheWay(script, taken[1], held)) ||
        (node.ElseClause !== undefined && bodies.every((body) => writesOnTheWay(script, body, held)))
      );
    }
    case "CommandAst":
      return mayWrite(script, node);
    default:
      return writesItself(script, node) || script.childrenOf(node).some((child) => writesOnTheWay(script, child, held));
  }
}

/** Whether a node writes in one of its branches, functions followed: those that only tell of a failure do not count. */
export function mayWrite(script: Script, node: Ast): boolean {
  if (node.type === "FunctionDefinitionAst" || node.type === "CatchClauseAst" || node.type === "TrapStatementAst")
    return false;
  if (node.type === "StatementBlockAst" && endsCaller(script, node.Statements ?? [])) return false;
  if (writesItself(script, node)) return true;
  if (node.type === "CommandAst") {
    const called = functionNamed(script, commandAt(script, node)?.name);
    if (called !== undefined && functionWrites(script, called.Body)) return true;
  }
  return script.childrenOf(node).some((child) => mayWrite(script, child));
}

const writing = new WeakMap<Ast, boolean>();

function functionWrites(script: Script, body: Ast): boolean {
  const known = writing.get(body);
  if (known !== undefined) return known;
  // A function that calls itself adds nothing to what is found in the rest of it.
  writing.set(body, false);
  const found = mayWrite(script, body);
  writing.set(body, found);
  return found;
}

/** Whether a node is by itself what writes. */
export function writesItself(script: Script, node: Ast): boolean {
  switch (node.type) {
    case "FileRedirectionAst":
      return !/\$null\s*$/i.test(script.textOf(node));
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
      return writers.test(command.name) || isStoreRequest(script, command);
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
