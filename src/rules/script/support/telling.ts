import type { Ast } from "../../../powershell/script/ast.ts";
import { nameOf } from "../../../powershell/script/command.ts";
import type { HeldCondition } from "../../../powershell/script/flow.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf, unwrap, variableName } from "../../../powershell/script/value.ts";
import { dependsOn } from "./guard.ts";

/** A condition that asks only whether there is something at all: `$found`, `$null -ne $found`, `$found.Count -gt 0`. */
function asksExistence({ condition }: HeldCondition, names: ReadonlySet<string>): boolean {
  const asked = unwrap(condition);
  switch (asked.type) {
    case "UnaryExpressionAst":
      return asksExistence({ condition: asked.Child, holds: true, by: "enclosing" }, names);
    case "BinaryExpressionAst": {
      const [left, right] = [asked.Left, asked.Right].map(constantOf);
      const isBound = [left, right].some((side) => side === null || side === 0 || side === "");
      return (
        (isBound || (right === 1 && /^i?(lt|ge)$/i.test(asked.Operator))) &&
        [asked.Left, asked.Right].some((side) => isThing(side, names))
      );
    }
    default:
      return isThing(asked, names);
  }
}

/** One of the variables, or how many it holds. */
function isThing(node: Ast, names: ReadonlySet<string>): boolean {
  const plain = unwrap(node);
  switch (plain.type) {
    case "VariableExpressionAst":
      return names.has(variableName(plain));
    case "MemberExpressionAst":
      return isNumber(plain, names);
    case "PipelineAst": {
      const [first, last, ...more] = plain.PipelineElements;
      const isMeasured = last?.type === "CommandAst" && /^measure(-object)?$/i.test(nameOf(last) ?? "");
      return first !== undefined && isMeasured && more.length === 0 && isThing(first, names);
    }
    case "ArrayExpressionAst": {
      const [only, ...more] = plain.SubExpression.Statements ?? [];
      return only !== undefined && more.length === 0 && isThing(only, names);
    }
    default:
      return false;
  }
}

/** ShouldProcess lets through everything that is not refused by hand. */
const asksPerson = (script: Script, { condition }: HeldCondition): boolean =>
  script
    .within(condition)
    .some(
      (node) =>
        node.type === "InvokeMemberExpressionAst" &&
        /^should(process|continue)$/i.test(String(constantOf(node.Member))),
    );

/** A condition that tells some of the objects from others: more than whether there are any, and not left to a person. */
export const tellsApart = (script: Script, held: HeldCondition, names: ReadonlySet<string>): boolean =>
  !asksExistence(held, names) && !asksPerson(script, held);

/** A condition that says which of the objects are meant: by more than how many there are, unless that is one. */
export const picksSome = (script: Script, held: HeldCondition, names: ReadonlySet<string>): boolean =>
  tellsApart(script, held, names) &&
  (dependsBesideNumber(script, held.condition, names) || asksForOne(script, held.condition));

const asksForOne = (script: Script, condition: Ast): boolean =>
  script
    .nodesIn(condition, "BinaryExpressionAst")
    .some(({ Operator, Right }) => /^I?(eq|ne|gt)$/i.test(Operator) && constantOf(Right) === 1);

const dependsBesideNumber = (script: Script, condition: Ast, names: ReadonlySet<string>): boolean =>
  script
    .within(condition, (inner) => !isNumber(inner, names))
    .some((inner) => inner.type === "VariableExpressionAst" && dependsOn(script, inner, names));

/** How many of the objects there are. */
const isNumber = (node: Ast, names: ReadonlySet<string>): boolean =>
  node.type === "MemberExpressionAst" &&
  /^(count|length)$/i.test(String(constantOf(node.Member))) &&
  isThing(node.Expression, names);
