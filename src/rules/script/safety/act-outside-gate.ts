import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Ast, AstOf, ParameterAst } from "../../../powershell/script/ast.ts";
import { onEveryWay, type Way } from "../../../powershell/script/flow.ts";
import { within, type Script } from "../../../powershell/script/script.ts";
import { constantOf, scriptParametersIn } from "../../../powershell/script/value.ts";
import type { ScriptRule } from "../rule.ts";
import { actsOf } from "../support/act.ts";
import { makesMandatory } from "../../../powershell/script/parameter.ts";
import { placeIn } from "../support/place.ts";

/** What destroys runs only where whoever started the script has said so. */
export const actOutsideGate: ScriptRule = function* ({ script }) {
  for (const { command, name, effect } of actsOf(script)) {
    if (effect !== "destroy" || onEveryWay(script, command.node, (way) => hasGate(script, way))) continue;
    yield diagnostic("act-outside-gate", { act: name }, placeIn(script, command.node));
  }
};

/**
 * A switch of the script, a parameter of it with a default that is compared with a text, or ShouldProcess, which -WhatIf and -Confirm answer. That a
 * parameter is given at all, as an identity is, is no gate.
 */
function hasGate(script: Script, { conditions }: Way): boolean {
  return conditions.some(
    ({ condition }) =>
      scriptParametersIn(script, condition).some(isSwitch) ||
      [...within(condition)].some((node) => node.type === "BinaryExpressionAst" && comparesParameter(script, node)) ||
      /\.Should(Process|Continue)$/i.test(calledIn(script, condition)),
  );
}

const isSwitch = ({ Attributes = [] }: ParameterAst): boolean =>
  Attributes.some(({ type, TypeName }) => type === "TypeConstraintAst" && /^(switch|bool|boolean)$/i.test(TypeName));

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

function calledIn(script: Script, condition: Parameters<typeof within>[0]): string {
  for (const node of within(condition))
    if (node.type === "InvokeMemberExpressionAst") return script.textOf({ start: node.start, end: node.Member.end });
  return "";
}
