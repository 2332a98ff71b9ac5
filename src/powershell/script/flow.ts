import { remembered, rememberedOf } from "../../util/remembered.ts";
import type {
  Ast,
  CommandAst,
  FunctionDefinitionAst,
  IfStatementAst,
  StatementBlockAst,
  SwitchStatementAst,
} from "./ast.ts";
import { commandsOf, type Command } from "./command.ts";
import type { Script } from "./script.ts";

/** A condition that is known to hold, or known not to hold, where a node runs. */
export interface HeldCondition {
  readonly condition: Ast;
  readonly holds: boolean;
  /** It stands around the node, or ends the run of the block before it: `if (-not $x) { return }`. */
  readonly by: "enclosing" | "early-exit";
  /** Of a switch: the part of it that runs, where `condition` is what is compared. */
  readonly taken?: { readonly of: SwitchStatementAst; readonly body: Ast };
}

type Passed = CommandAst | IfStatementAst;

/** What is known of the way to a node within its own function, or within the script. */
export interface Way {
  readonly conditions: readonly HeldCondition[];
  /** The calls and the ifs that are certain to have run before it, those in called functions included. */
  readonly before: ReadonlySet<Passed>;
  /** The statements and parts of pipelines that have run before it, each as a whole: which of its branches, only the run knows. */
  readonly earlier: readonly Ast[];
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
  const earlier: Ast[] = [];
  for (
    let inner = node, outer = script.parentOf(node);
    outer !== undefined && outer.type !== "FunctionDefinitionAst";
    inner = outer, outer = script.parentOf(outer)
  ) {
    for (const sibling of statementsBefore(inner, outer)) {
      earlier.push(sibling);
      conditions.push(...heldAfter(script, sibling));
    }
    conditions.push(...heldInside(inner, outer));
    if (outer.type === "PipelineAst")
      earlier.push(...outer.PipelineElements.slice(0, outer.PipelineElements.indexOf(inner as never)));
    if (outer.type === "ForEachStatementAst" && inner === outer.Body) earlier.push(outer.Condition);
  }
  let before: ReadonlySet<Passed> | undefined;
  return {
    conditions,
    earlier,
    // Few ask for it, and it costs as much as all that stands before the node.
    get before() {
      return (before ??= passedWith(script, earlier));
    },
  };
}

/** What certainly runs with some nodes, functions followed. */
function passedWith(script: Script, nodes: readonly Ast[]): ReadonlySet<Passed> {
  const found = new Set<Passed>();
  const called = new Set<Ast>();
  const add = (node: Ast): void => {
    for (const passed of passedIn(script, node)) {
      found.add(passed);
      const name = passed.type === "CommandAst" ? passed.CommandElements[0] : undefined;
      const body = name?.type === "StringConstantExpressionAst" ? functionNamed(script, name.Value)?.Body : undefined;
      if (body === undefined || called.has(body)) continue;
      called.add(body);
      add(body);
    }
  };
  for (const node of nodes) if (isStatement(node)) add(node);
  return found;
}

/** To define a function, and to say what an error leads to, runs nothing of it. */
const isStatement = ({ type }: Ast): boolean => type !== "FunctionDefinitionAst" && type !== "TrapStatementAst";

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

/** The conditions that ended whoever called, where they held, of what has run before: behind it none of them does. */
export const refusalsOn = (script: Script, { before }: Way): readonly Ast[] =>
  [...before].flatMap((passed) =>
    passed.type === "IfStatementAst"
      ? passed.Clauses.flatMap(([condition, body]) => (endsCaller(script, body.Statements ?? []) ? [condition] : []))
      : [],
  );

function statementsBefore(inner: Ast, outer: Ast): readonly Ast[] {
  if (outer.type === "ScriptBlockAst") {
    const blocks = [outer.BeginBlock, outer.ProcessBlock, outer.EndBlock];
    return blocks.slice(0, Math.max(0, blocks.indexOf(inner as never))).flatMap((block) => block?.Statements ?? []);
  }
  if (outer.type !== "StatementBlockAst" && outer.type !== "NamedBlockAst") return [];
  const statements = outer.Statements ?? [];
  return statements.slice(0, Math.max(0, statements.indexOf(inner)));
}

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
    case "SwitchStatementAst":
      // What is compared decides, whatever the clause.
      return inner === outer.Condition
        ? []
        : [{ condition: outer.Condition, holds: true, by, taken: { of: outer, body: inner } }];
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
  if (statement.type !== "IfStatementAst") return [];
  const held: HeldCondition[] = [];
  for (const [condition, body] of statement.Clauses) {
    if (!alwaysEnds(script, body)) break;
    held.push({ condition, holds: false, by: "early-exit" });
  }
  return held;
}

/** True where nothing behind the block runs once the block has run: it returns, throws, exits, or calls what always does. */
export function alwaysEnds(script: Script, block: StatementBlockAst, seen: readonly Ast[] = []): boolean {
  return (block.Statements ?? []).some((statement) => endsWith(script, statement, seen));
}

function endsWith(script: Script, statement: Ast, seen: readonly Ast[]): boolean {
  switch (statement.type) {
    case "ReturnStatementAst":
    case "ThrowStatementAst":
    case "ExitStatementAst":
    case "BreakStatementAst":
    case "ContinueStatementAst":
      return true;
    case "IfStatementAst":
      return (
        statement.ElseClause !== undefined &&
        [...statement.Clauses.map(([, body]) => body), statement.ElseClause].every((body) =>
          alwaysEnds(script, body, seen),
        )
      );
    case "PipelineAst": {
      const [first] = statement.PipelineElements;
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
      statement.type === "ThrowStatementAst" ||
      statement.type === "ExitStatementAst" ||
      (statement.type === "PipelineAst" && endsWith(script, statement, seen)),
  );
}

/** What of a node runs whenever the node does, and those of it that matter to who asks what has run. */
const passedIn = (script: Script, node: Ast): readonly Passed[] =>
  rememberedOf(passedTables, script, node, () =>
    script
      .within(node, (inner) => inner === node || isCertain(script, inner))
      .filter((inner): inner is Passed => inner.type === "CommandAst" || inner.type === "IfStatementAst"),
  );

const passedTables = new WeakMap<Script, Map<Ast, readonly Passed[]>>();

/** Whether a node runs whenever what is around it does. */
function isCertain(script: Script, node: Ast): boolean {
  if (node.type === "FunctionDefinitionAst" || node.type === "CatchClauseAst" || node.type === "TrapStatementAst")
    return false;
  const outer = script.parentOf(node);
  switch (outer?.type) {
    case "IfStatementAst":
      return node === outer.Clauses[0]?.[0];
    case "SwitchStatementAst":
    case "ForEachStatementAst":
    case "WhileStatementAst":
    case "ForStatementAst":
      return node === outer.Condition;
    default:
      return true;
  }
}
