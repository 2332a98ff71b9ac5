import type { Ast } from "../../../powershell/script/ast.ts";

/** What a node gives a value, or another one: `$x = ...`, `$x[$y] += ...`, `$x++`, `$x.Add(...)`. */
export function givenValueBy(node: Ast): Ast | undefined {
  switch (node.type) {
    case "AssignmentStatementAst":
      return node.Left;
    case "InvokeMemberExpressionAst":
      return node.Expression;
    case "UnaryExpressionAst":
      return node.Child;
    default:
      return undefined;
  }
}
