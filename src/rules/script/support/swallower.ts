import type {
  Ast,
  CatchClauseAst,
  StatementBlockAst,
  TrapStatementAst,
  TryStatementAst,
} from "../../../powershell/script/ast.ts";
import { callsOf, commandAt, onEveryRun } from "../../../powershell/script/flow.ts";
import { around, type Script } from "../../../powershell/script/script.ts";
import { takesAll } from "../../../powershell/script/swallow.ts";
import { isTrapOfEverything } from "../../../powershell/script/trap.ts";
import { constantOf } from "../../../powershell/script/value.ts";

/** What takes an error that a node throws. */
export interface Catcher {
  /** The nearest try with a catch, or the trap of everything in a block around. */
  readonly by: TryStatementAst | TrapStatementAst;
  /** The statement behind which the run goes on, where the catcher lets it. */
  readonly statement: Ast;
}

export function catcherOf(script: Script, node: Ast): Catcher | undefined {
  let inner = node;
  for (const outer of around(script, node)) {
    if (outer.type === "FunctionDefinitionAst") return undefined;
    if (outer.type === "TryStatementAst" && outer.Body === inner && outer.CatchClauses !== undefined)
      return { by: outer, statement: outer };
    const traps = outer.type === "StatementBlockAst" || outer.type === "NamedBlockAst" ? trapsIn(outer) : [];
    const trap = traps.includes(inner) ? undefined : traps.find((one) => isTrapOfEverything(script, one));
    if (trap !== undefined) return { by: trap, statement: inner };
    inner = outer;
  }
  return undefined;
}

const trapsIn = ({ Traps = [] }: { readonly Traps?: readonly Ast[] }): readonly Ast[] => Traps;

/** Whatever calls it, an error of the node is caught. Of a function that the script never calls, nobody here knows who does. */
export const isCaughtOnEveryRun = (script: Script, node: Ast): boolean =>
  onEveryRun(script, node, (place) => {
    const inside = script.functionAround(place);
    return catcherOf(script, place) !== undefined || (inside !== undefined && callsOf(script, inside).length === 0);
  });

/** The catch or the trap of everything that takes the errors of a node without a trace; in its function, or around a call of that. */
export function swallowerOf(
  script: Script,
  node: Ast,
  seen: readonly Ast[] = [],
): CatchClauseAst | TrapStatementAst | undefined {
  const by = catcherOf(script, node)?.by;
  if (by?.type === "TrapStatementAst") return continues(by) && !leavesTrace(script, by.Body) ? by : undefined;
  if (by !== undefined)
    return by.CatchClauses?.find(({ CatchTypes, Body }) => takesAll(CatchTypes) && !leavesTrace(script, Body));
  const inside = script.functionAround(node);
  if (inside === undefined || seen.includes(inside)) return undefined;
  return callsOf(script, inside)
    .map((call) => swallowerOf(script, call.node, [...seen, inside]))
    .find((clause) => clause !== undefined);
}

/** Without the word the error is still written. */
const continues = ({ Body }: TrapStatementAst): boolean =>
  (Body.Statements ?? []).some(({ type }) => type === "ContinueStatementAst");

/** Something is said, kept, called or thrown, or a value is returned. To continue, and to throw away, leaves none. */
function leavesTrace(script: Script, block: StatementBlockAst): boolean {
  return script.within(block).some((node) => {
    switch (node.type) {
      case "CommandAst":
        return !/^(Out-Null|Start-Sleep)$/i.test(commandAt(script, node)?.name ?? "");
      case "AssignmentStatementAst":
        return !/^\$null$/i.test(script.textOf(node.Left));
      case "ThrowStatementAst":
      case "InvokeMemberExpressionAst":
        return true;
      case "ExitStatementAst":
        return node.Pipeline !== undefined && constantOf(node.Pipeline) !== 0;
      case "ReturnStatementAst":
        return node.Pipeline !== undefined;
      case "UnaryExpressionAst":
        return /plusplus|minusminus/i.test(node.TokenKind);
      case "PipelineAst":
        // What is not taken goes to the output.
        return script.parentOf(node) === block && node.PipelineElements.at(-1)?.type === "CommandExpressionAst";
      default:
        return false;
    }
  });
}
