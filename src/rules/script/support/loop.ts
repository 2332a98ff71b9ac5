import type {
  Ast,
  CommandAst,
  ForEachStatementAst,
  ForStatementAst,
  WhileStatementAst,
} from "../../../powershell/script/ast.ts";
import { callsOf, commandAt } from "../../../powershell/script/flow.ts";
import { around, type Script } from "../../../powershell/script/script.ts";

/** What runs a part of a script several times. */
export interface Loop {
  readonly node: ForEachStatementAst | ForStatementAst | WhileStatementAst | CommandAst;
  /** What gives the items, where there are items: the parts of a pipe, the list of a foreach, or the condition that is asked for each turn. */
  readonly over: readonly Ast[];
  /** The act, or the call that leads to it, as far as it stands in this loop. */
  readonly inner: Ast;
}

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
  return [...loops, ...callsOf(script, inside).flatMap((call) => loopsAround(script, call.node, [...seen, inside]))];
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
