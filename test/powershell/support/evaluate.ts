import type { SyntaxNode } from "../../../src/engine/reading.ts";
import { isNode } from "../../../src/engine/reading.ts";

/** The text that an expression of constants has: quoted text, `[char]` codes and `-join` of a list of both, and nothing else. */
export function evaluate(node: unknown): string {
  if (!isNode(node)) throw new Error(`${JSON.stringify(node)} is no node`);
  switch (node.type) {
    case "StringConstantExpressionAst":
      if (node["StringConstantType"] !== "SingleQuoted") throw new Error("text is not in single quotes");
      return String(node["Value"]);
    case "ConvertExpressionAst": {
      const { TypeName } = node["Type"] as SyntaxNode;
      const { type, Value } = node["Child"] as SyntaxNode;
      if (TypeName !== "char" || type !== "ConstantExpressionAst") throw new Error("a cast is not of a code to [char]");
      return String.fromCharCode(Number(Value));
    }
    case "ParenExpressionAst":
      return evaluate(onlyExpression(node["Pipeline"]));
    case "UnaryExpressionAst":
      if (node["TokenKind"] !== "Join") throw new Error(`${String(node["TokenKind"])} is not -join`);
      return evaluate(node["Child"]);
    case "ArrayExpressionAst": {
      const statements = (node["SubExpression"] as SyntaxNode)["Statements"] as readonly SyntaxNode[];
      return statements.map((statement) => evaluate(onlyExpression(statement))).join("");
    }
    case "ArrayLiteralAst":
      return (node["Elements"] as readonly SyntaxNode[]).map(evaluate).join("");
    default:
      throw new Error(`${node.type} is not a constant text`);
  }
}

/** The expression that a pipeline consists of. */
export function onlyExpression(pipeline: unknown): SyntaxNode {
  const elements = (pipeline as SyntaxNode)["PipelineElements"] as readonly SyntaxNode[];
  const [only] = elements;
  if (elements.length !== 1 || only?.type !== "CommandExpressionAst") throw new Error("it is more than an expression");
  return only["Expression"] as SyntaxNode;
}

/** True for a node that is the print of a text and nothing else. */
export function isConstantText(node: SyntaxNode): boolean {
  try {
    evaluate(node);
    return true;
  } catch {
    return false;
  }
}
