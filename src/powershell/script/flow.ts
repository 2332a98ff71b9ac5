import { remembered, rememberedOf } from "../../util/remembered.ts";
import type { Ast, FunctionDefinitionAst, StatementBlockAst, SwitchStatementAst } from "./ast.ts";
import { commandsOf, type Command } from "./command.ts";
import type { Script } from "./script.ts";
import { partsWhere, type Stretch } from "./stretch.ts";
import { isResumed } from "./trap.ts";

/** A condition that is known to hold, or known not to hold, where a node runs. */
export interface HeldCondition {
  readonly condition: Ast;
  readonly holds: boolean;
  /**
   * It stands around the node, or ends the run of the block before it: `if (-not $x) { return }`. Of a switch, a clause holds of what is
   * compared, and says nothing by itself.
   */
  readonly by: "enclosing" | "early-exit" | "clause";
  /** Of a switch: the part of it that runs, where `condition` is what is compared. */
  readonly taken?: { readonly of: SwitchStatementAst; readonly body: Ast };
}

/** What is known of the way to a node within its own function, or within the script. */
export interface Way {
  readonly conditions: readonly HeldCondition[];
  /** The statements and parts of pipelines that have run before it, each as a whole: which of its branches, only the run knows. */
  readonly earlier: readonly Stretch[];
}

/** The functions of a script by name, in lower case. */
export function functionsOf(script: Script): ReadonlyMap<string, FunctionDefinitionAst> {
  return remembered(
    functionTables,
    script,
    () => new Map(script.nodesOf("FunctionDefinitionAst").map((node) => [node.Name.toLowerCase(), node])),
  );
}

/** The function of the script that a command of this name calls. */
export const functionNamed = (script: Script, name: string | undefined): FunctionDefinitionAst | undefined =>
  name === undefined
    ? undefined
    : (rememberedOf(namedFunctions, script, name, () => functionsOf(script).get(name.toLowerCase()) ?? null) ??
      undefined);

/** By the name as it is written, for which every call is asked again and again; null where the script has no such function. */
const namedFunctions = new WeakMap<Script, Map<string, FunctionDefinitionAst | null>>();

export const allCommands = (script: Script): readonly Command[] =>
  remembered(commandLists, script, () => commandsOf(script));

/** The call that a node is. */
export const commandAt = (script: Script, node: Ast): Command | undefined =>
  remembered(commandTables, script, () => new Map(allCommands(script).map((command) => [command.node, command]))).get(
    node,
  );

/** The calls of a function of the script. */
export const callsOf = (script: Script, { Name }: FunctionDefinitionAst): readonly Command[] =>
  remembered(callTables, script, () => Map.groupBy(allCommands(script), ({ name }) => name?.toLowerCase())).get(
    Name.toLowerCase(),
  ) ?? [];

const functionTables = new WeakMap<Script, ReadonlyMap<string, FunctionDefinitionAst>>();
const commandLists = new WeakMap<Script, readonly Command[]>();
const commandTables = new WeakMap<Script, ReadonlyMap<Ast, Command>>();
const callTables = new WeakMap<Script, ReadonlyMap<string | undefined, readonly Command[]>>();
const wayTables = new WeakMap<Script, Map<Ast, Way>>();

/** The way to a node, up to the function or the script that it stands in. Script blocks are part of what is around them. */
export const wayTo = (script: Script, node: Ast): Way =>
  rememberedOf(wayTables, script, node, () => findWay(script, node));

function findWay(script: Script, node: Ast): Way {
  const conditions: HeldCondition[] = [];
  const earlier: Stretch[] = [];
  for (
    let inner = node, outer = script.parentOf(node);
    outer !== undefined && outer.type !== "FunctionDefinitionAst";
    inner = outer, outer = script.parentOf(outer)
  ) {
    const before = stretchesBefore(inner, outer).filter(({ to }) => to > 0);
    earlier.push(...before);
    const exits = { name: "ends its block", holds: (part: Ast) => heldAfter(script, part).length > 0 };
    for (const exit of partsWhere(script, before, exits)) conditions.push(...heldAfter(script, exit));
    conditions.push(...heldInside(inner, outer));
  }
  return { conditions, earlier };
}

function stretchesBefore(inner: Ast, outer: Ast): readonly Stretch[] {
  const upTo = (parts: readonly Ast[], to: number): Stretch => ({ parts, from: 0, to });
  switch (outer.type) {
    case "ScriptBlockAst": {
      const blocks = [outer.BeginBlock, outer.ProcessBlock, outer.EndBlock];
      const before = blocks.slice(0, Math.max(0, blocks.indexOf(inner as never)));
      return before.map((block) => upTo(block?.Statements ?? [], block?.Statements?.length ?? 0));
    }
    case "StatementBlockAst":
    case "NamedBlockAst":
      return [upTo(outer.Statements ?? [], outer.Statements?.indexOf(inner) ?? 0)];
    case "PipelineAst":
      return [upTo(outer.PipelineElements, outer.PipelineElements.indexOf(inner as never))];
    case "ForEachStatementAst":
      return inner === outer.Body ? [upTo([outer.Condition], 1)] : [];
    default:
      return [];
  }
}

/**
 * Whether something holds whenever a node runs: of the node itself, or else of each call of its function. A function that nothing calls does
 * not run.
 */
export function onEveryRun(
  script: Script,
  node: Ast,
  holds: (place: Ast) => boolean,
  seen: readonly Ast[] = [],
): boolean {
  if (holds(node)) return true;
  const inside = script.functionAround(node);
  if (inside === undefined || seen.includes(inside)) return false;
  const calls = callsOf(script, inside);
  return calls.length > 0 && calls.every((call) => onEveryRun(script, call.node, holds, [...seen, inside]));
}

/** Whether something holds on every way to a node: on the one within its function, or else on the way to each call of that function. */
export const onEveryWay = (script: Script, node: Ast, holds: (way: Way) => boolean): boolean =>
  onEveryRun(script, node, (place) => holds(wayTo(script, place)));

/** What holds inside: the condition of the clause, and of none before it. */
function heldInside(inner: Ast, outer: Ast): readonly HeldCondition[] {
  const by = "enclosing";
  switch (outer.type) {
    case "IfStatementAst": {
      const at = outer.Clauses.findIndex(([, body]) => body === inner);
      const earlier = at < 0 ? (inner === outer.ElseClause ? outer.Clauses : []) : outer.Clauses.slice(0, at);
      const own = outer.Clauses[at];
      return [
        ...earlier.map(([condition]) => ({ condition, holds: false, by }) as const),
        ...(own === undefined ? [] : [{ condition: own[0], holds: true, by } as const]),
      ];
    }
    case "SwitchStatementAst": {
      if (inner === outer.Condition) return [];
      // What is compared decides, whatever the clause.
      const compared = { condition: outer.Condition, holds: true, by, taken: { of: outer, body: inner } } as const;
      const clauses = (outer.Clauses ?? []).filter(([, body]) => inner === outer.Default || body === inner);
      const holds = inner !== outer.Default;
      return [compared, ...clauses.map(([condition]) => ({ condition, holds, by: "clause" }) as const)];
    }
    case "WhileStatementAst":
    case "ForStatementAst":
      return inner === outer.Body && outer.Condition !== undefined
        ? [{ condition: outer.Condition, holds: true, by }]
        : [];
    case "TernaryExpressionAst":
      return inner === outer.Condition ? [] : [{ condition: outer.Condition, holds: inner === outer.IfTrue, by }];
    default:
      return [];
  }
}

/** `if ($x) { return }`: behind it $x does not hold. */
function heldAfter(script: Script, statement: Ast): readonly HeldCondition[] {
  if (statement.type === "SwitchStatementAst") return heldAfterSwitch(script, statement);
  if (statement.type !== "IfStatementAst") return [];
  const held: HeldCondition[] = [];
  for (const [condition, body] of statement.Clauses) {
    if (!alwaysEnds(script, body)) break;
    held.push({ condition, holds: false, by: "early-exit" });
  }
  return held;
}

/** A break or a continue in a switch ends the switch alone. */
function heldAfterSwitch(script: Script, { Condition, Clauses = [] }: SwitchStatementAst): readonly HeldCondition[] {
  const by = "early-exit";
  const ending = Clauses.filter(
    ([, { Statements = [] }]) =>
      Statements.some(({ type }) => /^(Return|Exit)StatementAst$/.test(type)) || endsCaller(script, Statements),
  );
  const held = ending.map(([condition]) => ({ condition, holds: false, by }) as const);
  return held.length === 0 ? [] : [{ condition: Condition, holds: true, by }, ...held];
}

/** True where nothing behind the block runs once the block has run: it returns, throws, exits, or calls what always does. */
export function alwaysEnds(script: Script, block: StatementBlockAst, seen: readonly Ast[] = []): boolean {
  return (block.Statements ?? []).some((statement) => endsWith(script, statement, seen));
}

function endsWith(script: Script, statement: Ast, seen: readonly Ast[]): boolean {
  switch (statement.type) {
    case "ReturnStatementAst":
    case "ExitStatementAst":
    case "BreakStatementAst":
    case "ContinueStatementAst":
      return true;
    case "ThrowStatementAst":
      return !isResumed(script, statement);
    case "IfStatementAst":
      return (
        statement.ElseClause !== undefined &&
        [...statement.Clauses.map(([, body]) => body), statement.ElseClause].every((body) =>
          alwaysEnds(script, body, seen),
        )
      );
    case "PipelineAst": {
      const [first] = statement.PipelineElements;
      if (isResumed(script, statement)) return false;
      if (first !== undefined && throwsByItself(script, first)) return true;
      const name = first?.type === "CommandAst" ? first.CommandElements[0] : undefined;
      if (name?.type !== "StringConstantExpressionAst") return false;
      const called = functionNamed(script, name.Value);
      return called !== undefined && !seen.includes(called) && alwaysThrows(script, called, [...seen, called]);
    }
    default:
      return false;
  }
}

/** Calls that are another spelling of throw and exit. */
function throwsByItself(script: Script, element: Ast): boolean {
  const text = script.textOf(element);
  return element.type === "CommandAst"
    ? /^Write-Error\s[^]*-(ErrorAction|EA)[\s:]+['"]?Stop\b/i.test(text)
    : /^(\$PSCmdlet\.ThrowTerminatingError|\[(System\.)?Environment\]::Exit)\(/i.test(text);
}

/** A function that ends whoever calls it: at its top level it throws or exits. */
const alwaysThrows = (script: Script, { Body }: FunctionDefinitionAst, seen: readonly Ast[]): boolean =>
  endsCaller(script, Body.EndBlock?.Statements ?? [], seen);

/** True where the statements end whoever has called their function, too: one of them throws, exits, or calls what always does. */
export function endsCaller(script: Script, statements: readonly Ast[], seen: readonly Ast[] = []): boolean {
  return statements.some(
    (statement) =>
      statement.type === "ExitStatementAst" ||
      ((statement.type === "ThrowStatementAst" || statement.type === "PipelineAst") &&
        endsWith(script, statement, seen)),
  );
}
