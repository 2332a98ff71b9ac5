import type { Ast } from "../../../powershell/script/ast.ts";
import { unwrap } from "../../../powershell/script/value.ts";

/** The values that a text is built of; empty for an expression that builds none. Constant parts are among them. */
export function partsOf(node: Ast): readonly Ast[] {
  const plain = unwrap(node);
  switch (plain.type) {
    case "ExpandableStringExpressionAst":
      return plain.NestedExpressions ?? [];
    case "BinaryExpressionAst":
      if (plain.Operator === "Plus") return [plain.Left, plain.Right].flatMap(partsOrItself);
      if (plain.Operator === "Join") return [plain.Left];
      return plain.Operator === "Format" ? listed(plain.Right) : [];
    case "InvokeMemberExpressionAst": {
      // [string]::Format('...', $a)
      const isFormat =
        plain.Expression.type === "TypeExpressionAst" && /^(system\.)?string$/i.test(plain.Expression.TypeName);
      return isFormat && plain.Static === true ? (plain.Arguments ?? []).slice(1) : [];
    }
    default:
      return [];
  }
}

function listed(node: Ast): readonly Ast[] {
  const plain = unwrap(node);
  return plain.type === "ArrayLiteralAst" ? plain.Elements : [plain];
}

/** Of `'a' + $b + 'c'` each part, however it is nested. */
function partsOrItself(node: Ast): readonly Ast[] {
  const plain = unwrap(node);
  return plain.type === "BinaryExpressionAst" && plain.Operator === "Plus" ? partsOf(plain) : [plain];
}
