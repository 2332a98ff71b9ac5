import type { Ast } from "./ast.ts";
import { allCommands, callsOf, functionsOf } from "./flow.ts";
import { childrenOf, type Script } from "./script.ts";
import { functionAround } from "./value.ts";

/**
 * What may still run behind a node within its function, or within the script: each as a whole, the nearest first. The next turn of a foreach
 * is of another item, so it is not behind this one; a loop on a condition may come back to the same.
 */
export function onwardFrom(script: Script, node: Ast): readonly Ast[] {
  const onward: Ast[] = [];
  for (
    let inner = node, outer = script.parentOf(node);
    outer !== undefined && outer.type !== "FunctionDefinitionAst";
    inner = outer, outer = script.parentOf(outer)
  )
    onward.push(...behind(inner, outer));
  return onward;
}

function behind(inner: Ast, outer: Ast): readonly Ast[] {
  switch (outer.type) {
    case "StatementBlockAst":
    case "NamedBlockAst":
      return after(outer.Statements ?? [], inner);
    case "ScriptBlockAst":
      return after(
        [outer.BeginBlock, outer.ProcessBlock, outer.EndBlock].filter((block) => block !== undefined),
        inner,
      );
    case "PipelineAst":
      return after(outer.PipelineElements, inner);
    case "PipelineChainAst":
      return inner === outer.LhsPipelineChain ? [outer.RhsPipeline] : [];
    case "IfStatementAst":
      return outer.Clauses[0]?.[0] === inner ? after(childrenOf(outer), inner) : [];
    case "TryStatementAst":
      return after(
        [outer.Body, ...(outer.CatchClauses ?? []), outer.Finally].filter((part) => part !== undefined),
        inner,
      );
    case "WhileStatementAst":
    case "DoWhileStatementAst":
    case "DoUntilStatementAst":
      return [...(outer.Condition === undefined ? [] : [outer.Condition]), outer.Body];
    default:
      return [];
  }
}

function after(parts: readonly Ast[], inner: Ast): readonly Ast[] {
  const at = parts.indexOf(inner);
  return at < 0 ? [] : parts.slice(at + 1);
}

/** Whether something is so of what is behind a node, or else of what is behind each call of its function. */
export function onEveryWayOn(
  script: Script,
  node: Ast,
  holds: (onward: readonly Ast[]) => boolean,
  seen: readonly Ast[] = [],
): boolean {
  if (holds(onwardFrom(script, node))) return true;
  const inside = functionAround(script, node);
  if (inside === undefined || seen.includes(inside)) return false;
  const calls = callsOf(script, inside);
  return calls.length > 0 && calls.every((call) => onEveryWayOn(script, call.node, holds, [...seen, inside]));
}

/** Every node below a node, itself first, and those of the functions that it calls: whatever may run when it does. */
export function* withCalled(script: Script, node: Ast, seen = new Set<Ast>()): Generator<Ast> {
  if (node.type === "FunctionDefinitionAst") return;
  yield node;
  if (node.type === "CommandAst") {
    const called = calledBy(script, node);
    if (called !== undefined && !seen.has(called)) {
      seen.add(called);
      yield* withCalled(script, called, seen);
    }
  }
  for (const child of childrenOf(node)) yield* withCalled(script, child, seen);
}

/** The body of the function of the script that a call runs. */
function calledBy(script: Script, node: Ast): Ast | undefined {
  const name = node.type === "CommandAst" ? node.CommandElements[0] : undefined;
  return name?.type === "StringConstantExpressionAst"
    ? functionsOf(script).get(name.Value.toLowerCase())?.Body
    : undefined;
}

/** The calls among nodes. */
export const commandsAmong = (script: Script, nodes: Iterable<Ast>) => {
  const wanted = new Set(nodes);
  return allCommands(script).filter(({ node }) => wanted.has(node));
};
