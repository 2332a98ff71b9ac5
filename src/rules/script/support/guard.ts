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
import { methodsCalled } from "../../../powershell/script/method.ts";
import type { Origin } from "../../../powershell/script/origin.ts";
import { reachingSources } from "../../../powershell/script/reaching.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf, variableName } from "../../../powershell/script/value.ts";
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
  trail.filter((node) => {
    switch (node.type) {
      case "CommandAst":
        return /^(where-object|where|\?)$/i.test(nameOf(node) ?? "") && asksSomething(node.CommandElements.slice(1));
      case "InvokeMemberExpressionAst":
        return asksSomething(node.Arguments ?? []);
      default:
        return node.type === "BinaryExpressionAst";
    }
  });

/** `Where-Object { $true }` leaves everything in. */
function asksSomething([only, ...more]: readonly Ast[]): boolean {
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

/** A call that has run before gives one of the variables to a function or a method that can end the run. */
export const mayBeRefused = (script: Script, way: Way, names: ReadonlySet<string>, depth?: number): boolean =>
  [...passedOn(script, way, "refuses", (passed) => refuses(script, passed))].some((refusal) =>
    dependsOn(script, refusal, names, depth),
  );

/** A call of a function or a method of the script that throws or exits in some case. */
function refuses(script: Script, node: Ast): boolean {
  if (node.type === "InvokeMemberExpressionAst")
    return methodsCalled(script, node).some(
      (method) => script.nodesIn(method, "ThrowStatementAst", "ExitStatementAst").length > 0,
    );
  const called = node.type === "CommandAst" ? calledBy(script, node) : undefined;
  return called !== undefined && remembered(endings, script, () => endingIn(script)).has(called);
}

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
