import type { Ast } from "../../../powershell/script/ast.ts";
import type { HeldCondition } from "../../../powershell/script/flow.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf, sourcesOf, unwrap } from "../../../powershell/script/value.ts";

/** The properties of a mailbox that say that something holds it (Microsoft Purview, "Identify the type of hold placed on a mailbox"). */
const holds = /^(LitigationHoldEnabled|InPlaceHolds|ComplianceTagHoldApplied|Delay(Release)?HoldApplied)$/i;

/** The two of them without which nobody knows whether a mailbox is held. */
export const decisiveHolds = ["LitigationHoldEnabled", "InPlaceHolds"] as const;

/** The property of a hold that a node names. */
export const isHoldName = (member: Ast): boolean => holds.test(String(constantOf(member)));

/**
 * The parts of a condition that may keep the way from what is held. To go on where there is a hold, and only there, is the contrary of that:
 * such parts are left out.
 */
export function partsAgainstHold(script: Script, { condition, holds: isSo }: HeldCondition): readonly Ast[] {
  const asked = unwrap(condition);
  const by = "enclosing";
  if (asked.type === "UnaryExpressionAst" && /not|exclaim/i.test(asked.TokenKind))
    return partsAgainstHold(script, { condition: asked.Child, holds: !isSo, by });
  if (asked.type === "BinaryExpressionAst" && asked.Operator === (isSo ? "And" : "Or"))
    return [asked.Left, asked.Right].flatMap((side) => partsAgainstHold(script, { condition: side, holds: isSo, by }));
  return isSo && saysHeld(script, asked) ? [] : [condition];
}

/** An expression that is true where there is a hold, and says nothing else. */
export function saysHeld(script: Script, node: Ast, depth = 2): boolean {
  const asked = unwrap(node);
  switch (asked.type) {
    case "MemberExpressionAst":
      return (
        isHoldName(asked.Member) ||
        (/^count$/i.test(String(constantOf(asked.Member))) && saysHeld(script, asked.Expression, depth))
      );
    case "ConvertExpressionAst":
      return /^bool(ean)?$/i.test(asked.Type.TypeName) && saysHeld(script, asked.Child, depth);
    case "BinaryExpressionAst":
      if (/^(And|Or)$/.test(asked.Operator))
        return saysHeld(script, asked.Left, depth) && saysHeld(script, asked.Right, depth);
      return isPositive(asked.Operator, constantOf(asked.Right)) && saysHeld(script, asked.Left, depth);
    case "VariableExpressionAst": {
      const sources = depth === 0 ? [] : sourcesOf(script, asked);
      return (
        sources.length > 0 &&
        sources.every(
          (source) =>
            source.kind === "assigned" && source.operator === "Equals" && saysHeld(script, source.value, depth - 1),
        )
      );
    }
    default:
      return false;
  }
}

/** `-eq $true`, `-ne $null`, `-gt 0`. */
function isPositive(operator: string, bound: unknown): boolean {
  if (/^I?eq$/i.test(operator)) return bound === true;
  if (/^I?ne$/i.test(operator)) return bound === null || bound === false || bound === 0;
  return (/^I?gt$/i.test(operator) && bound === 0) || (/^I?ge$/i.test(operator) && bound === 1);
}
