import { remembered } from "../../util/remembered.ts";
import type {
  Ast,
  FunctionDefinitionAst,
  FunctionMemberAst,
  ParameterAst,
  ScriptBlockAst,
  VariableExpressionAst,
} from "./ast.ts";
import { around, type Script } from "./script.ts";

/** A value that stands in the script itself. */
export type Constant = string | number | boolean | null | readonly Constant[];

/** What is in parentheses, or a pipeline of one expression, is that expression. A cast is not looked through. */
export function unwrap(node: Ast): Ast {
  switch (node.type) {
    case "ParenExpressionAst":
      return unwrap(node.Pipeline);
    case "CommandExpressionAst":
      return unwrap(node.Expression);
    case "PipelineAst": {
      const [only, ...more] = node.PipelineElements;
      return only?.type === "CommandExpressionAst" && more.length === 0 ? unwrap(only) : node;
    }
    default:
      return node;
  }
}

/** The constant that an expression is; undefined where only the run knows it. */
export function constantOf(node: Ast): Constant | undefined {
  const plain = unwrap(node);
  switch (plain.type) {
    case "StringConstantExpressionAst":
    case "ConstantExpressionAst":
      return plain.Value;
    case "VariableExpressionAst":
      return constantVariables[plain.VariablePath.toLowerCase()];
    case "ConvertExpressionAst":
      return /^(string|int|int32|bool|boolean|guid|datetime)$/i.test(plain.Type.TypeName)
        ? constantOf(plain.Child)
        : undefined;
    case "ArrayLiteralAst":
      return listOf(plain.Elements);
    case "ArrayExpressionAst":
      return listOf(plain.SubExpression.Statements ?? []);
    default:
      return undefined;
  }
}

const constantVariables: Readonly<Record<string, Constant>> = { true: true, false: false, null: null };

function listOf(nodes: readonly Ast[]): readonly Constant[] | undefined {
  const items: Constant[] = [];
  for (const node of nodes) {
    const item = constantOf(node);
    if (item === undefined) return undefined;
    if (Array.isArray(item)) items.push(...(item as readonly Constant[]));
    else items.push(item);
  }
  return items;
}

/** The name of a variable without its scope: `$script:Count` and `$count` are one variable here. */
export const variableName = ({ VariablePath }: VariableExpressionAst): string =>
  VariablePath.replace(/^(global|script|local|private|using):/i, "").toLowerCase();

/** Where a variable has a value from. */
export type Source =
  | { readonly kind: "assigned"; readonly value: Ast; readonly operator: string; readonly at: Ast }
  /** Each of the items in turn. */
  | { readonly kind: "each"; readonly of: Ast; readonly at: Ast }
  /** A parameter of the script, or of a function of it. */
  | { readonly kind: "parameter"; readonly parameter: ParameterAst; readonly of: ScriptBlockAst };

/**
 * Everything that gives a variable a value in the function that it stands in, and if nothing does there, in the script. Empty for what the
 * script never sets: an automatic variable, or one of the caller.
 */
export function sourcesOf(script: Script, variable: VariableExpressionAst): readonly Source[] {
  const name = variableName(variable);
  // `$null = ...` throws a value away.
  if (Object.hasOwn(constantVariables, name)) return [];
  const scopes = remembered(known, script, () => collectSources(script)).get(name);
  return scopes?.get(scopeOf(script, variable)) ?? scopes?.get(undefined) ?? [];
}

/** What has variables of its own; undefined stands for the script itself. */
type Scope = FunctionDefinitionAst | FunctionMemberAst | undefined;

function scopeOf(script: Script, node: Ast): Scope {
  const inside = script.functionAround(node);
  if (!remembered(withMethods, script, () => script.nodesOf("FunctionMemberAst").length > 0)) return inside;
  for (const outer of around(script, node)) {
    if (outer.type === "FunctionMemberAst") return outer;
    if (outer === inside) break;
  }
  return inside;
}

const withMethods = new WeakMap<Script, boolean>();

/** Of a variable, by its name: what gives it a value, by the scope in which it does. */
type Sources = Map<string, Map<Scope, Source[]>>;

const known = new WeakMap<Script, Sources>();

function collectSources(script: Script): Sources {
  const found: Sources = new Map();
  const add = (variable: VariableExpressionAst, source: Source): void => {
    const name = variableName(variable);
    const scopes = found.get(name) ?? new Map<Scope, Source[]>();
    found.set(name, scopes);
    const scope = scopeOf(script, variable);
    const sources = scopes.get(scope);
    if (sources === undefined) scopes.set(scope, [source]);
    else sources.push(source);
  };
  for (const node of script.nodesOf(
    "AssignmentStatementAst",
    "ForEachStatementAst",
    "ParamBlockAst",
    "FunctionDefinitionAst",
    "FunctionMemberAst",
  )) {
    switch (node.type) {
      case "AssignmentStatementAst":
        for (const variable of assignedIn(node.Left))
          add(variable, { kind: "assigned", value: node.Right, operator: node.Operator, at: node });
        break;
      case "ForEachStatementAst":
        add(node.Variable, { kind: "each", of: node.Condition, at: node });
        break;
      case "ParamBlockAst":
        for (const parameter of node.Parameters ?? [])
          add(parameter.Name, { kind: "parameter", parameter, of: script.parentOf(node) as ScriptBlockAst });
        break;
      default:
        for (const parameter of node.Parameters ?? [])
          add(parameter.Name, { kind: "parameter", parameter, of: node.Body });
    }
  }
  return found;
}

/** `$a`, `[string] $a`, `$a, $b`: a member or an element of a variable is not the variable. */
function assignedIn(left: Ast): readonly VariableExpressionAst[] {
  switch (left.type) {
    case "VariableExpressionAst":
      return [left];
    case "ConvertExpressionAst":
      return assignedIn(left.Child);
    case "ArrayLiteralAst":
      return left.Elements.flatMap(assignedIn);
    default:
      return [];
  }
}

/**
 * The expressions that an expression can stand for, variables followed as far as they can be: through assignments and the items of loops.
 * What cannot be followed stands for itself.
 */
export function valuesReaching(script: Script, node: Ast): readonly Ast[] {
  const found: Ast[] = [];
  // What gives a variable its values is gone through once, however many places ask for it: variables may be made of each other.
  const followed = new Set<readonly Source[]>();
  const follow = (value: Ast): void => {
    const plain = unwrap(value);
    const sources = plain.type === "VariableExpressionAst" ? sourcesOf(script, plain) : [];
    if (sources.length === 0) return void found.push(plain);
    if (followed.has(sources)) return;
    followed.add(sources);
    for (const source of sources)
      if (source.kind === "parameter") found.push(plain);
      else follow(source.kind === "assigned" ? source.value : source.of);
  };
  follow(node);
  return found.length === 0 ? [unwrap(node)] : found;
}
