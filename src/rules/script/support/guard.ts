import { passedOn } from "../../../powershell/script/passed.ts";
import type { Ast, CommandAst, FunctionDefinitionAst } from "../../../powershell/script/ast.ts";
import { nameOf } from "../../../powershell/script/command.ts";
import {
  callsOf,
  functionNamed,
  onEveryWay,
  wayTo,
  type HeldCondition,
  type Way,
} from "../../../powershell/script/flow.ts";
import type { Origin } from "../../../powershell/script/origin.ts";
import { reachingSources } from "../../../powershell/script/reaching.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf, unwrap, variableName } from "../../../powershell/script/value.ts";
import { remembered } from "../../../util/remembered.ts";

/** The variables that a value went through. */
export const variablesOf = ({ trail }: Origin): ReadonlySet<string> =>
  new Set(trail.flatMap((node) => (node.type === "VariableExpressionAst" ? [variableName(node)] : [])));

/** A node that is made of one of the variables, directly or by way of others. */
export function dependsOn(script: Script, node: Ast, names: ReadonlySet<string>, depth = 4): boolean {
  for (const inner of script.nodesIn(node, "VariableExpressionAst")) {
    if (names.has(variableName(inner))) return true;
    if (depth === 0) continue;
    for (const source of reachingSources(script, inner)) {
      const value = source.kind === "assigned" ? source.value : source.kind === "each" ? source.of : undefined;
      if (value !== undefined && dependsOn(script, value, names, depth - 1)) return true;
    }
  }
  return false;
}

/** Filters that a value went through on its way, with what they ask. */
export const filtersOn = ({ trail }: Origin): readonly Ast[] =>
  trail.filter((node) =>
    node.type === "CommandAst"
      ? /^(where-object|where|\?)$/i.test(nameOf(node) ?? "") && asksSomething(node)
      : node.type === "BinaryExpressionAst",
  );

/** `Where-Object { $true }` leaves everything in. */
function asksSomething(node: CommandAst): boolean {
  const [only, ...more] = node.CommandElements.slice(1);
  if (only?.type !== "ScriptBlockExpressionAst" || more.length > 0) return true;
  const [first] = only.ScriptBlock.EndBlock?.Statements ?? [];
  return first === undefined || constantOf(first) !== true;
}

/**
 * Something on the way to a node tests a value: a condition that depends on it, or a call before that is given it, of a function that can end
 * the run.
 *
 * @param counts which conditions are such a test of these variables
 */
export function isGuarded(
  script: Script,
  node: Ast,
  origin: Origin,
  counts: (script: Script, condition: HeldCondition, names: ReadonlySet<string>) => boolean = () => true,
): boolean {
  const names = variablesOf(origin);
  if (names.size === 0) return false;
  const holds = (way: Way): boolean =>
    way.conditions.some((held) => counts(script, held, names) && dependsOn(script, held.condition, names)) ||
    mayBeRefused(script, way, names);
  return onEveryWay(script, node, holds) || stationsOf(script, origin).some((station) => holds(wayTo(script, station)));
}

/** The calls of functions of the script that the value went through. */
const stationsOf = (script: Script, { trail }: Origin): readonly Ast[] =>
  trail.filter((node) => node.type === "CommandAst" && calledBy(script, node) !== undefined);

/** A call that has run before gives one of the variables to a function that can end the run. */
export const mayBeRefused = (script: Script, way: Way, names: ReadonlySet<string>, depth?: number): boolean =>
  [...passedOn(script, way, "refuses", (passed) => refuses(script, passed))].some((refusal) =>
    dependsOn(script, refusal, names, depth),
  );

/** A call of a function of the script that throws or exits in some case. */
const refuses = (script: Script, node: Ast): boolean => {
  const called = node.type === "CommandAst" ? calledBy(script, node) : undefined;
  return called !== undefined && remembered(endings, script, () => endingIn(script)).has(called);
};

const calledBy = (script: Script, node: CommandAst): FunctionDefinitionAst | undefined =>
  functionNamed(script, nameOf(node));

const endings = new WeakMap<Script, ReadonlySet<FunctionDefinitionAst>>();

/** The functions that throw or exit in some case, and those that call one of them. */
function endingIn(script: Script): ReadonlySet<FunctionDefinitionAst> {
  const found = new Set<FunctionDefinitionAst>();
  const addAround = (node: Ast): void => {
    for (let outer = script.functionAround(node); outer !== undefined; outer = script.functionAround(outer))
      found.add(outer);
  };
  script.nodesOf("ThrowStatementAst", "ExitStatementAst").forEach(addAround);
  // What is added on the way is gone through as well.
  for (const ending of found) for (const { node } of callsOf(script, ending)) addAround(node);
  return found;
}

/** A condition that asks only whether there is something at all: `$found`, `$null -ne $found`, `$found.Count -gt 0`. */
function asksExistence({ condition }: HeldCondition, names: ReadonlySet<string>): boolean {
  const asked = unwrap(condition);
  switch (asked.type) {
    case "UnaryExpressionAst":
      return asksExistence({ condition: asked.Child, holds: true, by: "enclosing" }, names);
    case "BinaryExpressionAst": {
      const [left, right] = [asked.Left, asked.Right].map(constantOf);
      const isBound = [left, right].some((side) => side === null || side === 0 || side === "");
      return (
        (isBound || (right === 1 && /^i?(lt|ge)$/i.test(asked.Operator))) &&
        [asked.Left, asked.Right].some((side) => isThing(side, names))
      );
    }
    default:
      return isThing(asked, names);
  }
}

/** One of the variables, or how many it holds. */
function isThing(node: Ast, names: ReadonlySet<string>): boolean {
  const plain = unwrap(node);
  switch (plain.type) {
    case "VariableExpressionAst":
      return names.has(variableName(plain));
    case "MemberExpressionAst":
      return /^(count|length)$/i.test(String(constantOf(plain.Member))) && isThing(plain.Expression, names);
    case "ArrayExpressionAst": {
      const [only, ...more] = plain.SubExpression.Statements ?? [];
      return only !== undefined && more.length === 0 && isThing(only, names);
    }
    default:
      return false;
  }
}

/** ShouldProcess lets through everything that is not refused by hand. */
const asksPerson = (script: Script, { condition }: HeldCondition): boolean =>
  script
    .within(condition)
    .some(
      (node) =>
        node.type === "InvokeMemberExpressionAst" &&
        /^should(process|continue)$/i.test(String(constantOf(node.Member))),
    );

/** A condition that tells some of the objects from others: more than whether there are any, and not left to a person. */
export const tellsApart = (script: Script, held: HeldCondition, names: ReadonlySet<string>): boolean =>
  !asksExistence(held, names) && !asksPerson(script, held);
