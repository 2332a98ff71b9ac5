import type { CommandNode, Expression, PipelineNode, Statement } from "./syntax.ts";

/** What is done to each expression and each command that stands directly below a node. */
export interface Mapping {
  readonly expression: (node: Expression) => Expression;
  readonly command: (node: CommandNode) => CommandNode;
}

/** The same node with its direct children mapped. */
export function mapChildren(node: Expression, mapping: Mapping): Expression {
  const one = mapping.expression;
  switch (node.kind) {
    case "member":
      return { ...node, of: one(node.of) };
    case "invoke":
      return { ...node, of: node.of.kind === "type" ? node.of : one(node.of), arguments: node.arguments.map(one) };
    case "index":
      return { ...node, of: one(node.of), index: one(node.index) };
    case "binary":
      return { ...node, left: one(node.left), right: one(node.right) };
    case "unary":
    case "convert":
      return { ...node, operand: one(node.operand) };
    case "paren":
      return { ...node, content: mapValue(node.content, mapping) };
    case "list":
      return { ...node, items: node.items.map(one) };
    case "array":
      return { ...node, statements: node.statements.map((statement) => mapValue(statement, mapping)) };
    case "table":
      return { ...node, entries: node.entries.map(([key, value]) => [key, mapValue(value, mapping)]) };
    case "script-block":
      return { ...node, statements: node.statements.map((statement) => mapStatement(statement, mapping)) };
    default:
      return node;
  }
}

function mapPipeline(node: PipelineNode, mapping: Mapping): PipelineNode {
  return {
    ...node,
    elements: node.elements.map((element) =>
      element.kind === "command" ? mapping.command(mapCommand(element, mapping)) : mapping.expression(element),
    ),
  };
}

function mapCommand(node: CommandNode, mapping: Mapping): CommandNode {
  return {
    ...node,
    arguments: node.arguments.map((argument) =>
      argument.value === undefined ? argument : { ...argument, value: mapping.expression(argument.value) },
    ),
  };
}

function mapValue(node: Expression | PipelineNode, mapping: Mapping): Expression | PipelineNode {
  return node.kind === "pipeline" ? mapPipeline(node, mapping) : mapping.expression(node);
}

export function mapStatement(node: Statement, mapping: Mapping): Statement {
  const all = (statements: readonly Statement[]): readonly Statement[] =>
    statements.map((statement) => mapStatement(statement, mapping));
  switch (node.kind) {
    case "pipeline":
      return mapPipeline(node, mapping);
    case "assignment":
      return {
        ...node,
        target: mapping.expression(node.target) as typeof node.target,
        value: mapValue(node.value, mapping),
      };
    case "increment":
      return { ...node, target: mapping.expression(node.target) as typeof node.target };
    case "if":
      return {
        ...node,
        clauses: node.clauses.map(({ condition, body }) => ({
          condition: mapping.expression(condition),
          body: all(body),
        })),
        ...(node.otherwise === undefined ? {} : { otherwise: all(node.otherwise) }),
      };
    case "for-each":
      return { ...node, of: mapping.expression(node.of), body: all(node.body) };
    case "while":
      return { ...node, condition: mapping.expression(node.condition), body: all(node.body) };
    case "try":
      return {
        ...node,
        body: all(node.body),
        ...(node.catches === undefined ? {} : { catches: all(node.catches) }),
        ...(node.lastly === undefined ? {} : { lastly: all(node.lastly) }),
      };
    case "throw":
      return node.value === undefined ? node : { ...node, value: mapping.expression(node.value) };
    default:
      return node;
  }
}
