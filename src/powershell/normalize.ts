import { stringExpression } from "./quote.ts";
import type {
  BinaryOperator,
  CommandNode,
  Expression,
  PipelineNode,
  ScriptParameterNode,
  Statement,
} from "./syntax.ts";
import { mapChildren, mapStatement } from "./map.ts";

/**
 * Brings a tree into the form in which it is printed and compared: every text in printable ASCII, and a pair of
 * parentheses wherever PowerShell would otherwise read another tree.
 */
export function normalize(statements: readonly Statement[]): readonly Statement[] {
  return statements.map((statement) =>
    mapStatement(statement, { expression: normalizeExpression, command: normalizeCommand }),
  );
}

/** The same for the defaults of a param block, where a comma separates parameters. */
export function normalizeParameters(parameters: readonly ScriptParameterNode[]): readonly ScriptParameterNode[] {
  return parameters.map((parameter) => {
    if (parameter.default === undefined) return parameter;
    const value = normalizeExpression(parameter.default);
    return { ...parameter, default: hasOpenComma(value) ? paren(value) : value };
  });
}

export function normalizeExpression(node: Expression): Expression {
  const inner = mapChildren(node, { expression: normalizeExpression, command: normalizeCommand });
  switch (inner.kind) {
    case "string":
      return inner.bare ? inner : stringExpression(inner.value);
    case "binary":
      return {
        ...inner,
        left: bindsLooser(inner.left, inner.operator, "left") ? paren(inner.left) : inner.left,
        right: bindsLooser(inner.right, inner.operator, "right") ? paren(inner.right) : inner.right,
      };
    case "unary":
      return {
        ...inner,
        operand: isSimple(inner.operand) || inner.operand.kind === "array" ? inner.operand : paren(inner.operand),
      };
    case "convert":
      return {
        ...inner,
        operand: isSimple(inner.operand) || isTableOrArray(inner.operand) ? inner.operand : paren(inner.operand),
      };
    case "list":
      return {
        ...inner,
        items: inner.items.map((item) => (isSimple(item) || isTableOrArray(item) ? item : paren(item))),
      };
    case "member":
    case "index":
      return hasMembers(inner.of) ? inner : { ...inner, of: paren(inner.of) };
    case "invoke":
      return {
        ...inner,
        of: inner.of.kind === "type" || hasMembers(inner.of) ? inner.of : paren(inner.of),
        arguments: inner.arguments.map((argument) => (hasOpenComma(argument) ? paren(argument) : argument)),
      };
    default:
      return inner;
  }
}

function normalizeCommand(command: CommandNode): CommandNode {
  return {
    ...command,
    arguments: command.arguments.map((argument) =>
      argument.value === undefined || standsAsArgument(argument.value)
        ? argument
        : { ...argument, value: paren(argument.value) },
    ),
  };
}

const paren = (content: Expression | PipelineNode): Expression => ({ kind: "paren", content });

/** Read as one unit wherever it stands. */
function isSimple(node: Expression): boolean {
  return [
    "string",
    "number",
    "variable",
    "member",
    "static-member",
    "invoke",
    "index",
    "paren",
    "script-block",
  ].includes(node.kind);
}

/** A dot behind a number would be its decimal point. */
const hasMembers = (node: Expression): boolean => node.kind !== "number" && isSimple(node);

const isTableOrArray = (node: Expression): boolean => node.kind === "array" || node.kind === "table";

/** Between the parentheses of a method, and in a param block, a comma separates: a list there needs parentheses of its own. */
function hasOpenComma(node: Expression | PipelineNode | CommandNode): boolean {
  switch (node.kind) {
    case "list":
      return true;
    case "binary":
      return hasOpenComma(node.left) || hasOpenComma(node.right);
    case "convert":
      return hasOpenComma(node.operand);
    case "table":
      return node.entries.some(([, value]) => hasOpenComma(value));
    case "pipeline":
      return node.elements.some(hasOpenComma);
    case "command":
      return node.arguments.some(({ value }) => value !== undefined && hasOpenComma(value));
    default:
      return false;
  }
}

/**
 * Where an argument is expected, `[type]::Member`, operators and a minus before a number would be read as words, and even in quotes
 * `--%` ends PowerShell's reading of the line (both recorded with its parser).
 */
function standsAsArgument(node: Expression): boolean {
  switch (node.kind) {
    case "string":
      return node.value !== "--%";
    case "number":
      return node.value >= 0;
    case "list":
      return node.items.every(standsAsArgument);
    case "table":
      return !node.ordered;
    case "member":
    case "index":
      return standsAsArgument(node.of);
    case "invoke":
      return node.of.kind !== "type" && standsAsArgument(node.of);
    default:
      return ["variable", "paren", "array", "script-block"].includes(node.kind);
  }
}

// about_Operator_Precedence: the higher, the tighter. Comparisons share one level and bind from the left.
function level(operator: BinaryOperator): number {
  switch (operator) {
    case "-and":
    case "-or":
      return 1;
    case "+":
    case "-":
      return 3;
    case "*":
      return 4;
    case "-f":
      return 5;
    default:
      return 2;
  }
}

function bindsLooser(operand: Expression, operator: BinaryOperator, side: "left" | "right"): boolean {
  if (operand.kind === "list") return false;
  if (operand.kind === "unary") return operand.operator === "-not" ? level(operator) > 1 : true;
  if (operand.kind !== "binary") return false;
  // -and beside -or is legal and binds from the left, but no reader should have to know that.
  if (level(operand.operator) === 1 && level(operator) === 1) return operand.operator !== operator || side === "right";
  return level(operand.operator) <= level(operator);
}
