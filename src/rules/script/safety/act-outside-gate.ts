import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Ast, AstOf, ParameterAst } from "../../../powershell/script/ast.ts";
import { onEveryWay, wayTo, type Way } from "../../../powershell/script/flow.ts";
import { scriptParametersIn } from "../../../powershell/script/made-of.ts";
import { originsOf } from "../../../powershell/script/origin.ts";
import { isFlag, makesMandatory } from "../../../powershell/script/parameter.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf, unwrap } from "../../../powershell/script/value.ts";
import type { ScriptRule } from "../rule.ts";
import { actsOf } from "../support/act.ts";
import { placeIn } from "../support/place.ts";

/** What destroys runs only where whoever started the script has said so. */
export const actOutsideGate: ScriptRule = function* ({ script }) {
  for (const { command, name, effect } of actsOf(script)) {
    if (effect !== "destroy" || onEveryWay(script, command.node, (way) => hasGate(script, way))) continue;
    yield diagnostic("act-outside-gate", { act: name }, placeIn(script, command.node));
  }
};

/**
 * A switch of the script, a parameter of it with a default that is compared with a text, or ShouldProcess, which -WhatIf and -Confirm answer;
 * or what is true only where one of them is. That a parameter is given at all, as an identity is, is no gate.
 */
const hasGate = (script: Script, { conditions }: Way, depth = 3): boolean =>
  conditions.some(({ condition }) => isGate(script, condition) || isTrueByGate(script, condition, depth));

const isGate = (script: Script, condition: Ast): boolean =>
  scriptParametersIn(script, condition).some(isFlag) ||
  script.within(condition).some((node) => node.type === "BinaryExpressionAst" && comparesParameter(script, node)) ||
  /\.Should(Process|Continue)$/i.test(calledIn(script, condition));

/** `$go = $Mode -eq 'Execute'`, or `$go = $false; if ($Force) { $go = $true }`. */
function isTrueByGate(script: Script, condition: Ast, depth: number): boolean {
  const asked = unwrap(condition);
  if (asked.type === "UnaryExpressionAst") return isTrueByGate(script, asked.Child, depth);
  if (asked.type === "BinaryExpressionAst" && /^(And|Or)$/.test(asked.Operator))
    return [asked.Left, asked.Right].some((side) => isTrueByGate(script, side, depth));
  if (depth === 0 || !/^(Variable|Member)ExpressionAst$/.test(asked.type)) return false;
  const origins = originsOf(script, asked).filter(({ from }) => constantOf(from) !== false);
  return origins.length > 0 && origins.every(({ from }) => isGateValue(script, from, depth - 1));
}

/** An answer of a gate, or $true where a gate is. */
function isGateValue(script: Script, from: Ast, depth: number): boolean {
  if (/^(Binary|Unary|InvokeMember)ExpressionAst$/.test(from.type)) return isGate(script, from);
  return constantOf(from) === true && hasGate(script, wayTo(script, from), depth);
}

function comparesParameter(script: Script, { Left, Right }: AstOf<"BinaryExpressionAst">): boolean {
  return [
    [Left, Right],
    [Right, Left],
  ].some(([one, other]) => {
    const constant = constantOf(one as Ast);
    const isText = typeof constant === "string" ? constant !== "" : Array.isArray(constant);
    return isText && scriptParametersIn(script, other as Ast).some((parameter) => !isMandatory(parameter));
  });
}

/** What must be given says which of the script's ways is meant, and not whether it is to act: a start without a word gets no way at all. */
const isMandatory = ({ Attributes = [] }: ParameterAst): boolean =>
  Attributes.some((attribute) => attribute.type === "AttributeAst" && makesMandatory(attribute));

function calledIn(script: Script, condition: Ast): string {
  const [call] = script.nodesIn(condition, "InvokeMemberExpressionAst");
  return call === undefined ? "" : script.textOf({ start: call.start, end: call.Member.end });
}
