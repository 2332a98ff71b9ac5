import type {
  Ast,
  CommandAst,
  ForEachStatementAst,
  ForStatementAst,
  FunctionDefinitionAst,
  InvokeMemberExpressionAst,
  WhileStatementAst,
} from "../../../powershell/script/ast.ts";
import { callsOf, commandAt } from "../../../powershell/script/flow.ts";
import { isEachMethod } from "../../../powershell/script/item.ts";
import { around, type Script } from "../../../powershell/script/script.ts";

/** What runs a part of a script several times. */
export interface Loop {
  readonly node: ForEachStatementAst | ForStatementAst | WhileStatementAst | CommandAst | InvokeMemberExpressionAst;
  /** What gives the items, where there are items: the parts of a pipe, the list of a foreach, or the condition that is asked for each turn. */
  readonly over: readonly Ast[];
  /** The act, or the call that leads to it, as far as it stands in this loop. */
  readonly inner: Ast;
}

/** A loop that goes on as its condition says, and not for each of some items. */
export const isOnCondition = (node: Loop["node"]): boolean =>
  /^(For|While|DoWhile|DoUntil)StatementAst$/.test(node.type);

/** The loops around a node, the nearest first; those around the calls of its function too. */
export function loopsAround(script: Script, node: Ast, seen: readonly Ast[] = []): readonly Loop[] {
  const loops: Loop[] = [];
  let inner = node;
  for (const outer of around(script, node)) {
    if (outer.type === "FunctionDefinitionAst") break;
    const loop = loopAt(script, outer, inner, node);
    if (loop !== undefined) loops.push(loop);
    inner = outer;
  }
  const inside = script.functionAround(node);
  if (inside === undefined || seen.includes(inside)) return loops;
  const isForEach = runsForEach(inside, node);
  const outside = callsOf(script, inside).flatMap((call) => [
    ...(isForEach && call.input.length > 0 ? [{ node: call.node, over: call.input, inner: call.node }] : []),
    ...loopsAround(script, call.node, [...seen, inside]),
  ]);
  return [...loops, ...outside];
}

/** A process block runs for each object that is piped in, and a filter is one. */
function runsForEach({ Body: { ProcessBlock: block } }: FunctionDefinitionAst, node: Ast): boolean {
  return block !== undefined && block.start <= node.start && node.end <= block.end;
}

function loopAt(script: Script, outer: Ast, within: Ast, inner: Ast): Loop | undefined {
  switch (outer.type) {
    case "ForEachStatementAst":
      return within === outer.Body ? { node: outer, over: [outer.Condition], inner } : undefined;
    case "ForStatementAst":
    case "WhileStatementAst":
    case "DoWhileStatementAst":
    case "DoUntilStatementAst":
      return within === outer.Body
        ? { node: outer, over: outer.Condition === undefined ? [] : [outer.Condition], inner }
        : undefined;
    case "InvokeMemberExpressionAst":
      return isEachMethod(outer) && outer.Arguments?.includes(within) === true
        ? { node: outer, over: [outer.Expression], inner }
        : undefined;
    case "CommandAst": {
      const command = commandAt(script, outer);
      const isLoop = /^(ForEach-Object|foreach|%)$/i.test(command?.name ?? "");
      return isLoop && command !== undefined && command.input.length > 0
        ? { node: outer, over: command.input, inner }
        : undefined;
    }
    default:
      return undefined;
  }
}
