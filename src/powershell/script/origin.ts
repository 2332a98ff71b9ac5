import type {
  Ast,
  AstOf,
  CommandAst,
  FunctionDefinitionAst,
  ParameterAst,
  PipelineAst,
  ScriptBlockExpressionAst,
  VariableExpressionAst,
} from "./ast.ts";
import { commandArguments, nameOf } from "./command.ts";
import { callsOf, functionNamed } from "./flow.ts";
import { argumentFor, ownerOf } from "./given.ts";
import { isItemVariable, itemsAt, type Items } from "./item.ts";
import { argumentsOfMethod } from "./method.ts";
import { outputsIn } from "./outputs.ts";
import { takesInput } from "./parameter.ts";
import { reachingSources } from "./reaching.ts";
import type { Script } from "./script.ts";
import { constantOf, sourcesOf, unwrap, variableName } from "./value.ts";

/** Where a value comes from, as far back as the script tells. */
export interface Origin {
  /** A call of a command, a parameter, a constant, or an expression behind which nothing can be seen. */
  readonly from: Ast;
  /** The properties that are read of it, the first first, in lower case. */
  readonly properties: readonly string[];
  /** What lies between, from the value back to its origin: variables, filters, calls of functions, choices of one item. */
  readonly trail: readonly Ast[];
  /** It is one of several that are taken in turn. */
  readonly isItem: boolean;
}

interface Step extends Omit<Origin, "from"> {
  /** The calls of functions of the script that led into the body looked at, the innermost last. */
  readonly calls: readonly CommandAst[];
}

/** Longer ways back are cut: what is there stands for itself. */
const longestTrail = 24;
const mostSteps = 1500;

const passing =
  /^(where-object|where|\?|sort-object|sort|get-unique|gu|tee-object|tee|select-object|select|write-output|echo)$/i;
const selecting = /^(select-object|select)$/i;
const forEachItem = /^(foreach-object|foreach|%)$/i;
const sameText = /^(tostring|trim|trimstart|trimend|tolower|toupper|tolowerinvariant|toupperinvariant)$/i;
/** Casts that leave an object what it is. */
const sameObject = /^(string|object|array|psobject|pscustomobject|ordered|string\[\]|object\[\]|void)$/i;

/**
 * Every origin that a value can have: through variables, pipelines, properties, and the functions of the script.
 *
 * @param calls the calls of functions that have led to the node, the innermost last: of those functions no other call is meant
 */
export function originsOf(script: Script, node: Ast, calls: readonly CommandAst[] = []): readonly Origin[] {
  return [...new Tracer(script).trace(node, { properties: [], trail: [], isItem: false, calls })];
}

/** The origins of what a pipeline brings to one of its commands. */
export function originsOfInput(
  script: Script,
  pipeline: PipelineAst,
  command: CommandAst,
  calls: readonly CommandAst[] = [],
): readonly Origin[] {
  const at = pipeline.PipelineElements.indexOf(command) - 1;
  return [...new Tracer(script).element(pipeline, at, { properties: [], trail: [], isItem: true, calls })];
}

class Tracer {
  readonly #script: Script;
  #steps = 0;

  constructor(script: Script) {
    this.#script = script;
  }

  *trace(node: Ast, step: Step): Generator<Origin> {
    const plain = unwrap(node);
    if (++this.#steps > mostSteps || step.trail.length > longestTrail) return yield leaf(plain, step);
    switch (plain.type) {
      case "VariableExpressionAst":
        return yield* this.#variable(plain, step);
      case "PipelineAst":
        return yield* this.element(plain, plain.PipelineElements.length - 1, step);
      case "MemberExpressionAst": {
        const name = constantOf(plain.Member);
        if (plain.Static === true || typeof name !== "string") return yield leaf(plain, step);
        return yield* this.trace(plain.Expression, reading(name, step));
      }
      case "IndexExpressionAst": {
        const key = constantOf(plain.Index);
        if (typeof key === "string") return yield* this.trace(plain.Target, reading(key, step));
        const isItem = step.isItem || isCounted(this.#script, plain.Index);
        return yield* this.trace(plain.Target, { ...through(plain, step), isItem });
      }
      case "InvokeMemberExpressionAst":
        return yield* this.#method(plain, step);
      case "ConvertExpressionAst":
        return sameObject.test(plain.Type.TypeName) ? yield* this.trace(plain.Child, step) : yield leaf(plain, step);
      case "HashtableAst":
        return yield* this.#table(plain, step);
      case "ArrayExpressionAst":
      case "SubExpressionAst":
        return yield* this.#outputs(plain.SubExpression.Statements ?? [], plain, step);
      case "ArrayLiteralAst":
        for (const item of plain.Elements) yield* this.trace(item, step);
        return;
      case "BinaryExpressionAst":
        return yield* this.#binary(plain, step);
      case "TernaryExpressionAst":
        yield* this.trace(plain.IfTrue, step);
        return yield* this.trace(plain.IfFalse, step);
      case "ExpandableStringExpressionAst": {
        const [only, ...more] = plain.NestedExpressions ?? [];
        const isWhole = only !== undefined && more.length === 0 && this.#script.textOf(only) === plain.Value;
        return isWhole ? yield* this.trace(only, step) : yield leaf(plain, step);
      }
      case "AssignmentStatementAst":
        return yield* this.trace(plain.Right, step);
      case "IfStatementAst":
      case "SwitchStatementAst":
      case "TryStatementAst":
      case "ForEachStatementAst":
        return yield* this.#outputs([plain], plain, step);
      default:
        return yield leaf(plain, step);
    }
  }

  *#variable(variable: VariableExpressionAst, step: Step): Generator<Origin> {
    if (step.trail.includes(variable)) return;
    const next = through(variable, step);
    const name = variableName(variable);
    if (isItemVariable(name)) {
      const items = itemsAt(this.#script, variable);
      return items === undefined
        ? yield leaf(variable, next)
        : yield* this.#items(items, variable, { ...next, isItem: true });
    }
    const sources = reachingSources(this.#script, variable);
    if (sources.length === 0) return yield leaf(variable, next);
    for (const source of sources) {
      if (source.kind === "assigned") yield* this.trace(source.value, next);
      else if (source.kind === "each") yield* this.trace(source.of, { ...next, isItem: true });
      else yield* this.#parameter(source.parameter, next);
    }
  }

  *#items(items: Items, variable: VariableExpressionAst, step: Step): Generator<Origin> {
    if ("of" in items) return yield* this.trace(items.of, step);
    if ("pipeline" in items) return yield* this.element(items.pipeline, items.at - 1, step);
    const calls = this.#callsOf(items.pipedInto, step);
    if (calls.length === 0) return yield leaf(variable, step);
    for (const { call, next } of calls) yield* this.#input(call, variable, next);
  }

  /** What is piped into a call of a function; the node that asks for it where nothing is. */
  *#input(call: CommandAst, node: Ast, step: Step): Generator<Origin> {
    const pipeline = this.#script.parentOf(call) as PipelineAst;
    const at = pipeline.PipelineElements.indexOf(call);
    if (at > 0) yield* this.element(pipeline, at - 1, { ...step, isItem: true });
    else yield leaf(node, step);
  }

  /** The calls of a function; where one was followed into the function, that one alone. */
  #callsOf(owner: FunctionDefinitionAst, step: Step): readonly { readonly call: CommandAst; readonly next: Step }[] {
    const [followed, calls] = [step.calls.at(-1), step.calls.slice(0, -1)];
    const isOwn = followed !== undefined && functionNamed(this.#script, nameOf(followed)) === owner;
    const all = isOwn ? [followed] : callsOf(this.#script, owner).map(({ node }) => node);
    return all.map((call) => ({ call, next: { ...through(call, step), calls: isOwn ? calls : [] } }));
  }

  /** What the calls of its function give the parameter. */
  *#parameter(parameter: ParameterAst, step: Step): Generator<Origin> {
    const owner = ownerOf(this.#script, parameter);
    if (owner === undefined) return yield* this.#parameterOfMethod(parameter, step);
    const calls = this.#callsOf(owner, step);
    if (calls.length === 0) return yield leaf(parameter, step);
    for (const { call, next } of calls) {
      const given = argumentFor(this.#script, call, parameter, owner);
      if (given === "unknown") yield leaf(parameter, next);
      else if (given !== undefined) yield* this.trace(given, next);
      else if (takesInput(parameter)) yield* this.#input(call, parameter, next);
      else if (parameter.DefaultValue !== undefined) yield* this.trace(parameter.DefaultValue, next);
      else yield leaf(parameter, next);
    }
  }

  *#parameterOfMethod(parameter: ParameterAst, step: Step): Generator<Origin> {
    const given = argumentsOfMethod(this.#script, parameter);
    if (given.length === 0 || step.trail.includes(parameter)) return yield leaf(parameter, step);
    for (const value of given) yield* this.trace(value, through(parameter, step));
  }

  /** `.Where({ ... })` leaves out items, and `.ToString()` leaves a text what it is. */
  *#method(node: AstOf<"InvokeMemberExpressionAst">, step: Step): Generator<Origin> {
    const name = constantOf(node.Member);
    if (node.Static === true || typeof name !== "string") return yield leaf(node, step);
    if (/^where$/i.test(name)) return yield* this.trace(node.Expression, through(node, step));
    if (!sameText.test(name)) return yield leaf(node, step);
    yield* this.trace(node.Expression, step);
  }

  *element(pipeline: PipelineAst, at: number, step: Step): Generator<Origin> {
    const element = pipeline.PipelineElements[at];
    if (element === undefined) return yield leaf(pipeline, step);
    if (element.type === "CommandExpressionAst") return yield* this.trace(element.Expression, step);
    const name = nameOf(element);
    if (name === undefined) return yield* this.#invoked(element, step);
    if (passing.test(name)) {
      const expanded = selecting.test(name) ? expandedProperty(element) : undefined;
      const next = through(element, expanded === undefined ? step : reading(expanded, step));
      if (at > 0) return yield* this.element(pipeline, at - 1, next);
      const given = commandArguments(element).findLast(({ kind }) => kind === "value");
      return given === undefined ? yield leaf(element, step) : yield* this.trace(given.node, next);
    }
    if (forEachItem.test(name) && at > 0) return yield* this.#forEachItem(pipeline, at, element, step);
    const called = functionNamed(this.#script, name);
    if (called === undefined || step.trail.includes(element)) return yield leaf(element, step);
    const body = called.Body.ProcessBlock ?? called.Body.EndBlock;
    yield* this.#outputs(body?.Statements ?? [], element, {
      ...through(element, step),
      calls: [...step.calls, element],
    });
  }

  *#forEachItem(pipeline: PipelineAst, at: number, element: CommandAst, step: Step): Generator<Origin> {
    const blocks = blocksIn(element);
    const next = { ...through(element, step), isItem: true };
    if (blocks.length > 0) {
      for (const { ScriptBlock } of blocks) yield* this.#outputs(ScriptBlock.EndBlock?.Statements ?? [], element, next);
      return;
    }
    const [member] = commandArguments(element).filter(({ kind }) => kind === "value");
    const name = member === undefined ? undefined : constantOf(member.node);
    if (typeof name !== "string") return yield leaf(element, step);
    yield* this.element(pipeline, at - 1, reading(name, next));
  }

  /** `& $call`: the script blocks that the variable can hold. */
  *#invoked(element: CommandAst, step: Step): Generator<Origin> {
    const [called] = element.CommandElements;
    if (called === undefined) return yield leaf(element, step);
    for (const { from } of this.trace(called, { ...step, properties: [] })) {
      if (from.type !== "ScriptBlockExpressionAst") yield leaf(element, step);
      else yield* this.#outputs(from.ScriptBlock.EndBlock?.Statements ?? [], element, through(element, step));
    }
  }

  *#table(table: AstOf<"HashtableAst">, step: Step): Generator<Origin> {
    const [first, ...rest] = step.properties;
    const pair = table.KeyValuePairs?.find(([key]) => String(constantOf(key)).toLowerCase() === first);
    return pair === undefined ? yield leaf(table, step) : yield* this.trace(pair[1], { ...step, properties: rest });
  }

  *#binary(node: AstOf<"BinaryExpressionAst">, step: Step): Generator<Origin> {
    if (node.Operator === "QuestionQuestion") {
      yield* this.trace(node.Left, step);
      return yield* this.trace(node.Right, step);
    }
    // On a list these leave out items; on a text, parts of it.
    if (!/^[IC]?(replace|split|match|notmatch|like|notlike|ne)$/i.test(node.Operator)) return yield leaf(node, step);
    yield* this.trace(node.Left, through(node, step));
  }

  /** What statements write into the pipeline; the node itself where they write nothing. */
  *#outputs(statements: readonly Ast[], node: Ast, step: Step): Generator<Origin> {
    let wrote = false;
    for (const output of outputsIn(statements)) {
      wrote = true;
      yield* this.trace(output, step);
    }
    if (!wrote) yield leaf(node, step);
  }
}

const leaf = (from: Ast, { properties, trail, isItem }: Step): Origin => ({ from, properties, trail, isItem });

const through = (node: Ast, step: Step): Step => ({ ...step, trail: [...step.trail, node] });

const reading = (name: string, step: Step): Step => ({ ...step, properties: [name.toLowerCase(), ...step.properties] });

/** An index that a loop counts through: each of the items in turn. */
function isCounted(script: Script, index: Ast): boolean {
  const plain = unwrap(index);
  if (plain.type !== "VariableExpressionAst") return false;
  return sourcesOf(script, plain).some(
    (source) =>
      source.kind === "each" || (source.kind === "assigned" && script.parentOf(source.at)?.type === "ForStatementAst"),
  );
}

function blocksIn(element: CommandAst): readonly ScriptBlockExpressionAst[] {
  return commandArguments(element).flatMap((argument) => {
    const node = argument.kind === "parameter" ? argument.value : argument.node;
    return node?.type === "ScriptBlockExpressionAst" ? [node] : [];
  });
}

function expandedProperty(element: CommandAst): string | undefined {
  const given = commandArguments(element);
  const at = given.findIndex((one) => one.kind === "parameter" && /^exp/i.test(one.name));
  const found = given[at];
  const value = found?.kind === "parameter" ? (found.value ?? given[at + 1]?.node) : undefined;
  const name = value === undefined ? undefined : constantOf(value);
  return typeof name === "string" ? name : undefined;
}
