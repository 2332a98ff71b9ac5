import type { Ast, BinaryExpressionAst, VariableExpressionAst } from "../../../powershell/script/ast.ts";
import { commandAt, functionNamed, onEveryWay, wayTo, type Way } from "../../../powershell/script/flow.ts";
import { givenToFunction } from "../../../powershell/script/given.ts";
import { refusalsOn } from "../../../powershell/script/passed.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf, sourcesOf, unwrap } from "../../../powershell/script/value.ts";
import { givesFew } from "./few.ts";
import { isOnCondition, type Loop } from "./loop.ts";
import { keyOf } from "./scoped-name.ts";

/** Whether something in the script bounds how many turns a loop takes, before its first. */
export function isBounded(script: Script, loop: Loop): boolean {
  if (!isOnCondition(loop.node) && givesFew(script, loop.over)) return true;
  const lists = new Set(loop.over.flatMap((part) => [...listsIn(script, part)]));
  return (
    onEveryWay(script, loop.node, (way) => isCapped(script, way, lists)) ||
    wayTo(script, loop.inner).conditions.some(({ condition, holds }) =>
      comparisonsIn(condition, holds).some((comparison) => countsTurns(script, comparison)),
    ) ||
    (loop.node.type === "ForStatementAst" && loop.node.Condition !== undefined && isShortFor(loop.node.Condition))
  );
}

/** A variable in its scope. */
type List = string;

/** The variables that a list is made of: through assignments, calls and the functions that give it. */
function listsIn(script: Script, start: Ast): ReadonlySet<List> {
  const found = new Set<List>();
  const seen = new Set<Ast>();
  const visit = (node: Ast): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (node.type === "FunctionDefinitionAst") return;
    if (node.type === "VariableExpressionAst") {
      found.add(keyOf(script, node));
      for (const source of sourcesOf(script, node)) {
        if (source.kind === "assigned") visit(source.value);
        else if (source.kind === "each") visit(source.of);
        else for (const value of givenToFunction(script, source.parameter)) visit(value);
      }
    }
    const called = functionNamed(script, commandAt(script, node)?.name);
    if (called !== undefined) for (const inner of script.nodesIn(called.Body, "ReturnStatementAst")) visit(inner);
    for (const child of script.childrenOf(node)) visit(child);
  };
  visit(start);
  return found;
}

/** A comparison that holds, or does not, on a way. */
interface Comparison {
  readonly node: BinaryExpressionAst;
  readonly holds: boolean;
}

function comparisonsIn(condition: Ast, holds: boolean): readonly Comparison[] {
  const node = unwrap(condition);
  if (node.type === "UnaryExpressionAst" && /not|exclaim/i.test(node.TokenKind))
    return comparisonsIn(node.Child, !holds);
  if (node.type !== "BinaryExpressionAst") return [];
  if (/^(And|Or|Xor)$/.test(node.Operator))
    return [...comparisonsIn(node.Left, holds), ...comparisonsIn(node.Right, holds)];
  return [{ node, holds }];
}

/** Whether a way is gone on only where the number of one of the lists is under, or equal to, something. */
function isCapped(script: Script, way: Way, lists: ReadonlySet<List>): boolean {
  const held = [
    ...way.conditions.flatMap(({ condition, holds }) => comparisonsIn(condition, holds)),
    ...refusalsOn(script, way).flatMap((condition) => comparisonsIn(condition, false)),
  ];
  const counts = (side: Ast): boolean => [...countedIn(script, side)].some((list) => lists.has(list));
  return held.some((comparison) => {
    const { Left, Right } = comparison.node;
    // Two numbers of the list itself say nothing of how many there are.
    return sidesBounded(comparison).some((side) => counts(side) && !counts(side === Left ? Right : Left));
  });
}

/** The sides of a comparison that are no greater than the other where it holds, or does not. */
function sidesBounded({ node, holds }: Comparison): readonly Ast[] {
  const operator = node.Operator.replace(/^[IC](?=[a-z]{2}$)/, "").toLowerCase();
  switch (operator) {
    case "lt":
    case "le":
      return [holds ? node.Left : node.Right];
    case "gt":
    case "ge":
      return [holds ? node.Right : node.Left];
    case "eq":
      return holds ? [node.Left, node.Right] : [];
    case "ne":
      return holds ? [] : [node.Left, node.Right];
    default:
      return [];
  }
}

/** The lists whose number a value is. */
function countedIn(script: Script, start: Ast, seen = new Set<Ast>()): ReadonlySet<List> {
  const found = new Set<List>();
  for (const node of script.within(start)) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.type === "MemberExpressionAst" && /^(Count|Length)$/i.test(String(constantOf(node.Member) ?? "")))
      addVariables(script, node.Expression, found);
    if (node.type === "PipelineAst" && /\|\s*(Measure-Object|measure)\b/i.test(script.textOf(node)))
      addVariables(script, node, found);
    if (node.type === "VariableExpressionAst")
      for (const source of sourcesOf(script, node))
        if (source.kind === "assigned") for (const list of countedIn(script, source.value, seen)) found.add(list);
  }
  return found;
}

function addVariables(script: Script, node: Ast, to: Set<List>): void {
  for (const inner of script.nodesIn(node, "VariableExpressionAst")) to.add(keyOf(script, inner));
}

/** A number that grows with the turns and ends them: `if ($done -ge $Max) { break }`. */
function countsTurns(script: Script, comparison: Comparison): boolean {
  const { node } = comparison;
  if (/\.(Count|Length)\b/i.test(script.textOf(node))) return false;
  return sidesBounded(comparison).some((side) => {
    const variable = unwrap(side);
    return variable.type === "VariableExpressionAst" && grows(script, variable);
  });
}

/** A variable that is counted up somewhere. */
export function grows(script: Script, variable: VariableExpressionAst): boolean {
  const isSame = (node: Ast): boolean =>
    node.type === "VariableExpressionAst" && keyOf(script, node) === keyOf(script, variable);
  return (
    script.nodesOf("UnaryExpressionAst").some((node) => /plusplus/i.test(node.TokenKind) && isSame(node.Child)) ||
    script.nodesOf("AssignmentStatementAst").some((node) => node.Operator === "PlusEquals" && isSame(node.Left))
  );
}

/** `$i -lt 5`: the turns stand in the script. */
const isShortFor = (condition: Ast): boolean =>
  comparisonsIn(condition, true).some(
    ({ node }) => typeof constantOf(node.Right) === "number" && /(Lt|Le)$/i.test(node.Operator),
  );
