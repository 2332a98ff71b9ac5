import { refusalsOn } from "../../../powershell/script/passed.ts";
import type { Ast, VariableExpressionAst } from "../../../powershell/script/ast.ts";
import { givenToFunction } from "../../../powershell/script/given.ts";
import { argumentNamed, sameName } from "../../../powershell/script/command.ts";
import { callsOf, commandAt, functionNamed, wayTo } from "../../../powershell/script/flow.ts";
import { around, type Script } from "../../../powershell/script/script.ts";
import { sourcesOf, variableName } from "../../../powershell/script/value.ts";
import { remembered, rememberedOf } from "../../../util/remembered.ts";

/** Words in lower case: names of properties and commands, and what stands in texts. */
export type Words = ReadonlySet<string>;

/**
 * The words of all that has decided whether a node runs, and on what: conditions around it and early exits, guards that throw, filters of what
 * it is given; through variables and functions, and on to the calls of its function. What is only read, shown or exported decides nothing.
 */
export function wordsDeciding(script: Script, node: Ast, seen: readonly Ast[] = []): Words {
  const own = decidingHere(script, node);
  const inside = script.functionAround(node);
  if (inside === undefined || seen.includes(inside)) return own;
  const calls = callsOf(script, inside).map((call) => wordsDeciding(script, call.node, [...seen, inside]));
  const [first, ...more] = calls;
  if (first === undefined) return own;
  return new Set([...own, ...[...first].filter((word) => more.every((words) => words.has(word)))]);
}

const decided = new WeakMap<Script, Map<Ast, Words>>();

const decidingHere = (script: Script, node: Ast): Words =>
  rememberedOf(decided, script, node, () => collectDeciding(script, node));

function collectDeciding(script: Script, node: Ast): Words {
  const way = wayTo(script, node);
  const words = new Collector(script);
  for (const { condition } of way.conditions) words.visit(condition);
  for (const condition of refusalsOn(script, way)) words.visit(condition);
  for (const child of script.childrenOf(node).slice(1)) words.visit(child);
  for (let inner = node; ;) {
    const outer = script.parentOf(inner);
    if (outer === undefined || outer.type === "FunctionDefinitionAst") break;
    if (outer.type === "ForEachStatementAst") words.visit(outer.Condition);
    if (outer.type === "PipelineAst")
      for (const element of outer.PipelineElements.slice(0, outer.PipelineElements.indexOf(inner as never)))
        words.visit(element);
    inner = outer;
  }
  return words.found;
}

/** Gathers the words of what decides. */
class Collector {
  readonly found = new Set<string>();
  readonly #seen = new Set<Ast>();
  readonly #script: Script;
  #followsParameters = true;

  constructor(script: Script) {
    this.#script = script;
  }

  visit(node: Ast): void {
    if (this.#seen.has(node)) return;
    this.#seen.add(node);
    switch (node.type) {
      case "FunctionDefinitionAst":
        return;
      case "CommandAst":
        return this.#visitCommand(node);
      case "VariableExpressionAst":
        return this.#visitVariable(node);
      case "StringConstantExpressionAst":
      case "ExpandableStringExpressionAst":
        for (const [word] of node.Value.matchAll(/\w+/g)) this.found.add(word.toLowerCase());
        break;
      default:
    }
    for (const child of this.#script.childrenOf(node)) this.visit(child);
  }

  /** Of a filter and of a block all counts, of a question its filter, and of a function of the script what it does. */
  #visitCommand(node: Ast): void {
    const command = commandAt(this.#script, node);
    if (command?.name === undefined) return;
    this.found.add(command.name.toLowerCase());
    if (/^(Where-Object|where|\?)$/i.test(command.name)) {
      for (const child of this.#script.childrenOf(node)) this.visit(child);
      return;
    }
    for (const name of ["Filter", "ExpandProperty"]) {
      const value = argumentNamed(command, name);
      if (value !== undefined) this.visit(value);
    }
    for (const argument of command.arguments) {
      const value = argument.kind === "value" ? argument.node : undefined;
      if (value?.type === "ScriptBlockExpressionAst") this.visit(value);
    }
    const called = functionNamed(this.#script, command.name);
    if (called === undefined) return;
    // A function decides by what it looks at itself: what it is given to read, or to export, is another matter.
    const followed = this.#followsParameters;
    this.#followsParameters = false;
    this.visit(called.Body);
    this.#followsParameters = followed;
  }

  #visitVariable(variable: VariableExpressionAst): void {
    for (const source of sourcesOf(this.#script, variable)) {
      if (source.kind === "parameter") {
        if (!this.#followsParameters) continue;
        for (const value of givenToFunction(this.#script, source.parameter)) this.visit(value);
      } else if (source.kind === "each") this.visit(source.of);
      else {
        this.visit(source.value);
        if (isGathered(this.#script, source.at, source.operator)) this.#visitWayTo(source.at);
      }
    }
    for (const [value, at] of addedTo(this.#script, variable)) {
      this.visit(value);
      this.#visitWayTo(at);
    }
  }

  /** What is put on a list has passed what stands before that. */
  #visitWayTo(node: Ast): void {
    for (const { condition } of wayTo(this.#script, node).conditions) this.visit(condition);
  }
}

const isGathered = (script: Script, assignment: Ast, operator: string): boolean =>
  operator !== "Equals" ||
  [...around(script, assignment)].some(({ type }) => type === "ForEachStatementAst" || type === "IfStatementAst");

type Added = readonly [value: Ast, at: Ast, scope: Ast | undefined];

/** What `$list.Add(...)` puts on a list. */
function addedTo(script: Script, variable: VariableExpressionAst): readonly Added[] {
  const added = remembered(additions, script, () => additionsIn(script)).get(variableName(variable));
  if (added === undefined) return [];
  const scope = script.functionAround(variable);
  return added.filter(([, , own]) => own === scope);
}

const additions = new WeakMap<Script, ReadonlyMap<string, readonly Added[]>>();

function additionsIn(script: Script): ReadonlyMap<string, readonly Added[]> {
  const found = new Map<string, Added[]>();
  for (const node of script.nodesOf("InvokeMemberExpressionAst")) {
    const { Expression: on, Member: member, Arguments: given = [] } = node;
    if (on.type !== "VariableExpressionAst" || member.type !== "StringConstantExpressionAst") continue;
    if (!sameName(member.Value, "Add")) continue;
    const scope = script.functionAround(node);
    const name = variableName(on);
    found.set(name, [...(found.get(name) ?? []), ...given.map((value) => [value, node, scope] as const)]);
  }
  return found;
}
