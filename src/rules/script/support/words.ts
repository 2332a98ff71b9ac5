import type { Ast, VariableExpressionAst } from "../../../powershell/script/ast.ts";
import { argumentNamed, sameName, type Command } from "../../../powershell/script/command.ts";
import { commandAt, functionNamed, wayTo } from "../../../powershell/script/flow.ts";
import { givenToFunction } from "../../../powershell/script/given.ts";
import { isItemVariable, itemsAt } from "../../../powershell/script/item.ts";
import { methodsCalled } from "../../../powershell/script/method.ts";
import { reachingSources } from "../../../powershell/script/reaching.ts";
import { around, type Script } from "../../../powershell/script/script.ts";
import { variableName } from "../../../powershell/script/value.ts";
import { remembered } from "../../../util/remembered.ts";
import { areApart, foundByOf, type FoundBy } from "./found-by.ts";
import { isHoldName } from "./hold.ts";

/** Words in lower case: names of properties and commands, and what stands in texts. */
export type Words = ReadonlySet<string>;

/** Gathers the words of what decides. */
export class WordCollector {
  readonly found = new Set<string>();
  /** What the objects were found by whose holds are asked for. */
  readonly objects: FoundBy[] = [];
  readonly #seen = new Set<Ast>();
  readonly #script: Script;
  /** What the act's object was found by; undefined where nothing shows it. */
  readonly #subject: FoundBy | undefined;
  /** What is still to be looked at, and whether it is on through parameters: a list, as one variable may lead to thousands. */
  readonly #pending: (readonly [node: Ast, followsParameters: boolean])[] = [];
  #followsParameters = true;

  constructor(script: Script, subject: FoundBy | undefined) {
    this.#script = script;
    this.#subject = subject;
  }

  /** Gathers from a node and all that it leads to. */
  gather(node: Ast): void {
    this.#followsParameters = true;
    this.#visit(node);
    for (let next = this.#pending.pop(); next !== undefined; next = this.#pending.pop()) {
      this.#followsParameters = next[1];
      this.#look(next[0]);
    }
  }

  #visit(node: Ast): void {
    if (this.#seen.has(node)) return;
    this.#seen.add(node);
    this.#pending.push([node, this.#followsParameters]);
  }

  #look(node: Ast): void {
    switch (node.type) {
      case "FunctionDefinitionAst":
        return;
      case "CommandAst":
        return this.#visitCommand(node);
      case "VariableExpressionAst":
        return this.#visitVariable(node);
      case "MemberExpressionAst":
        if (isHoldName(node.Member) && this.#isOfAnother(node.Expression)) return this.#visit(node.Expression);
        break;
      case "InvokeMemberExpressionAst":
        for (const { Body } of methodsCalled(this.#script, node)) this.#visitBody(Body);
        break;
      case "StringConstantExpressionAst":
      case "ExpandableStringExpressionAst":
        for (const [word] of node.Value.matchAll(/\w+/g)) this.found.add(word.toLowerCase());
        break;
      default:
    }
    for (const child of this.#script.childrenOf(node)) this.#visit(child);
  }

  /** Of a filter and of a block all counts, of a question its filter, and of a function of the script what it does. */
  #visitCommand(node: Ast): void {
    const command = commandAt(this.#script, node);
    if (command?.name === undefined) return;
    this.found.add(command.name.toLowerCase());
    if (isFilter(command)) {
      for (const child of this.#script.childrenOf(node)) this.#visit(child);
      return;
    }
    for (const name of ["Filter", "ExpandProperty"]) {
      const value = argumentNamed(command, name);
      if (value !== undefined) this.#visit(value);
    }
    for (const argument of command.arguments) {
      const value = argument.kind === "value" ? argument.node : undefined;
      if (value?.type === "ScriptBlockExpressionAst") this.#visit(value);
    }
    const called = functionNamed(this.#script, command.name);
    if (called !== undefined) this.#visitBody(called.Body);
  }

  /** A function decides by what it looks at itself: what it is given to read, or to export, is another matter. */
  #visitBody(body: Ast): void {
    const followed = this.#followsParameters;
    this.#followsParameters = false;
    this.#visit(body);
    this.#followsParameters = followed;
  }

  /** The script shows that a mailbox has nothing to do with the one that is meant. */
  #isOfAnother(object: Ast): boolean {
    const found = foundByOf(this.#script, object);
    this.objects.push(found);
    return this.#subject !== undefined && areApart(found, this.#subject);
  }

  #visitVariable(variable: VariableExpressionAst): void {
    const items = isItemVariable(variableName(variable)) ? itemsAt(this.#script, variable) : undefined;
    if (items !== undefined && "pipeline" in items) this.#visit(items.pipeline.PipelineElements[items.at - 1] as Ast);
    if (items !== undefined && "of" in items) this.#visit(items.of);
    for (const source of reachingSources(this.#script, variable)) {
      if (source.kind === "parameter") {
        if (!this.#followsParameters) continue;
        for (const value of givenToFunction(this.#script, source.parameter)) this.#visit(value);
      } else if (source.kind === "each") this.#visit(source.of);
      else {
        this.#visit(source.value);
        if (isGathered(this.#script, source.at, source.operator)) this.#visitWayTo(source.at);
      }
    }
    for (const [value, at] of addedTo(this.#script, variable)) {
      this.#visit(value);
      this.#visitWayTo(at);
    }
  }

  /** What is put on a list has passed what stands before that. */
  #visitWayTo(node: Ast): void {
    for (const { condition } of wayTo(this.#script, node).conditions) this.#visit(condition);
  }
}

const isGathered = (script: Script, assignment: Ast, operator: string): boolean =>
  operator !== "Equals" ||
  [...around(script, assignment)].some(({ type }) => /^(ForEach|If|Switch)StatementAst$/.test(type));

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

export const isFilter = (command: Command | undefined): boolean =>
  /^(Where-Object|where|\?)$/i.test(command?.name ?? "");
