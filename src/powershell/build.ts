import type {
  ArgumentNode,
  AssignmentNode,
  BinaryOperator,
  CommandNode,
  Expression,
  IfNode,
  PipelineNode,
  Statement,
  TableNode,
  VariableNode,
} from "./syntax.ts";

/** Short constructors for the tree, so that lowering reads like the script that it means. */

export const string = (value: string): Expression => ({ kind: "string", value });
/** A plain word as an argument, as in `-ErrorAction Stop`. */
export const word = (value: string): Expression => ({ kind: "string", value, bare: true });
export const number = (value: number): Expression => ({ kind: "number", value });
export const variable = (name: string): VariableNode => ({ kind: "variable", name });
export const boolean = (value: boolean): VariableNode => variable(value ? "true" : "false");
export const nothing: VariableNode = variable("null");
export const current: VariableNode = variable("_");

/** `$of.a.b` */
export function member(of: Expression, ...names: readonly string[]): Expression {
  return names.reduce((inner, name) => ({ kind: "member", of: inner, name }), of);
}
export const staticMember = (type: string, name: string): Expression => ({ kind: "static-member", type, name });
export const invoke = (of: Expression, name: string, ...args: readonly Expression[]): Expression => ({
  kind: "invoke",
  of,
  name,
  arguments: args,
});
export const invokeStatic = (type: string, name: string, ...args: readonly Expression[]): Expression => ({
  kind: "invoke",
  of: { kind: "type", name: type },
  name,
  arguments: args,
});
export const index = (of: Expression, at: Expression): Expression => ({ kind: "index", of, index: at });
export const binary = (left: Expression, operator: BinaryOperator, right: Expression): Expression => ({
  kind: "binary",
  operator,
  left,
  right,
});
export const not = (operand: Expression): Expression => ({ kind: "unary", operator: "-not", operand });
export const convert = (type: string, operand: Expression): Expression => ({ kind: "convert", type, operand });
/** `[string]$x`: text of any value, and '' of null, where a method call would fail. */
export const asText = (operand: Expression): Expression => convert("string", operand);
export const paren = (content: Expression | PipelineNode): Expression => ({ kind: "paren", content });
/** `a, b`; of less than two items, which a comma cannot make, an array. */
export const list = (...items: readonly Expression[]): Expression =>
  items.length < 2 ? array(...items) : { kind: "list", items };
/** `@( ... )`; of an array alone that array, which is the same. */
export const array = (...statements: readonly (Expression | PipelineNode)[]): Expression => {
  const only = statements.length === 1 ? statements[0] : undefined;
  return only?.kind === "array" ? only : { kind: "array", statements };
};
/** `@('a', 'b')`: an array of however many items. */
export function arrayOf(items: readonly Expression[]): Expression {
  return items.length < 2 ? array(...items) : array(list(...items));
}
export const block = (...statements: readonly Statement[]): Expression => ({ kind: "script-block", statements });

type TableEntries = Readonly<Record<string, Expression | PipelineNode>>;
const table = (entries: TableEntries, ordered: boolean, tall: boolean): TableNode => ({
  kind: "table",
  ordered,
  tall,
  entries: Object.entries(entries),
});
export const hashtable = (entries: TableEntries): Expression => table(entries, false, false);
export const ordered = (entries: TableEntries): Expression => table(entries, true, false);
export const tallOrdered = (entries: TableEntries): Expression => table(entries, true, true);

/** Arguments of a command by parameter name; `true` is a switch that is on, an expression is a value. */
export type NamedArguments = Readonly<Record<string, Expression | true>>;

export function command(name: string, named: NamedArguments = {}, ...positional: readonly Expression[]): CommandNode {
  const args: ArgumentNode[] = positional.map((value) => ({ value }));
  for (const [parameter, value] of Object.entries(named))
    args.push(value === true ? { parameter } : { parameter, value });
  return { kind: "command", name, arguments: args };
}

/** Adds `-Confirm:$false`: unattended, a prompt would end the job. */
export function withoutPrompt(node: CommandNode): CommandNode {
  return { ...node, arguments: [...node.arguments, { parameter: "Confirm", value: boolean(false), colon: true }] };
}

/** Adds `-ErrorAction Stop`, which every remote call carries: a script's preference may not reach a module's functions. */
export function stopping(node: CommandNode): CommandNode {
  return { ...node, arguments: [...node.arguments, { parameter: "ErrorAction", value: word("Stop") }] };
}

export const pipeline = (...elements: readonly (CommandNode | Expression)[]): PipelineNode => ({
  kind: "pipeline",
  elements,
});
export const run = (name: string, named: NamedArguments = {}, ...positional: readonly Expression[]): PipelineNode =>
  pipeline(command(name, named, ...positional));

export const assign = (
  target: string | AssignmentNode["target"],
  value: Expression | PipelineNode,
): AssignmentNode => ({
  kind: "assignment",
  target: typeof target === "string" ? variable(target) : target,
  operator: "=",
  value,
});
export const when = (condition: Expression, body: readonly Statement[], otherwise?: readonly Statement[]): IfNode => ({
  kind: "if",
  clauses: [{ condition, body }],
  ...(otherwise === undefined ? {} : { otherwise }),
});
export const comment = (text: string): Statement => ({ kind: "comment", text });
export const blank: Statement = { kind: "blank" };
