import type { Ast } from "./ast.ts";
import type { Command } from "./command.ts";
import { commandAt, functionNamed, onEveryRun } from "./flow.ts";
import type { Script } from "./script.ts";
import type { Stretch } from "./stretch.ts";

/**
 * What may still run behind a node within its function, or within the script: each part as a whole, the nearest first. The next turn of a
 * foreach is of another item, so it is not behind this one; a loop on a condition may come back to the same.
 */
export function onwardFrom(script: Script, node: Ast): readonly Stretch[] {
  const onward: Stretch[] = [];
  for (
    let inner = node, outer = script.parentOf(node);
    outer !== undefined && outer.type !== "FunctionDefinitionAst";
    inner = outer, outer = script.parentOf(outer)
  ) {
    const behind = stretchBehind(script, inner, outer);
    if (behind.from < behind.to) onward.push(behind);
  }
  return onward;
}

function stretchBehind(script: Script, inner: Ast, outer: Ast): Stretch {
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
      return inner === outer.LhsPipelineChain ? whole(outer.RhsPipeline) : whole();
    case "IfStatementAst":
      return outer.Clauses[0]?.[0] === inner ? after(script.childrenOf(outer), inner) : whole();
    case "TryStatementAst":
      return after(
        [outer.Body, ...(outer.CatchClauses ?? []), outer.Finally].filter((part) => part !== undefined),
        inner,
      );
    case "WhileStatementAst":
    case "DoWhileStatementAst":
    case "DoUntilStatementAst":
      return whole(...(outer.Condition === undefined ? [] : [outer.Condition]), outer.Body);
    default:
      return whole();
  }
}

const whole = (...parts: readonly Ast[]): Stretch => ({ parts, from: 0, to: parts.length });

function after(parts: readonly Ast[], inner: Ast): Stretch {
  const at = parts.indexOf(inner);
  return { parts, from: at < 0 ? parts.length : at + 1, to: parts.length };
}

/** Whether something is so of what is behind a node, or else of what is behind each call of its function. */
export const onEveryWayOn = (script: Script, node: Ast, holds: (onward: readonly Stretch[]) => boolean): boolean =>
  onEveryRun(script, node, (place) => holds(onwardFrom(script, place)));

/** Every node below a part, itself first, and those of the functions that it calls: whatever may run when it does. */
export function nodesRunBy(script: Script, part: Ast): readonly Ast[] {
  const found: Ast[] = [];
  const called = new Set<Ast>();
  const visit = (node: Ast): void => {
    if (node.type === "FunctionDefinitionAst") return;
    found.push(node);
    for (const child of script.childrenOf(node)) visit(child);
    const name = node.type === "CommandAst" ? node.CommandElements[0] : undefined;
    if (name?.type === "StringConstantExpressionAst") visitFunction(name.Value);
  };
  const visitFunction = (name: string): void => {
    const body = functionNamed(script, name)?.Body;
    if (body === undefined || called.has(body)) return;
    called.add(body);
    visit(body);
  };
  visit(part);
  return found;
}

/** The calls among what a part runs. */
export function callsRunBy(script: Script, part: Ast): readonly Command[] {
  const found: Command[] = [];
  const called = new Set<Ast>();
  const visit = (within: Ast, inside: Ast | undefined): void => {
    for (const node of script.nodesIn(within, "CommandAst")) {
      if (script.functionAround(node) !== inside) continue;
      const command = commandAt(script, node) as Command;
      found.push(command);
      const definition = functionNamed(script, command.name);
      if (definition === undefined || called.has(definition)) continue;
      called.add(definition);
      visit(definition.Body, definition);
    }
  };
  visit(part, script.functionAround(part));
  return found;
}
