import type { Ast, AstOf } from "./ast.ts";
import { bareParameter, bindingArgument, scriptParameter } from "./bare-parameter.ts";
import { constantValue, union, type BareValues } from "./bare-value.ts";
import type { Evaluator } from "./bare-variable.ts";
import { isTrue } from "./compared.ts";
import { sameName } from "./command.ts";
import { around, type Script } from "./script.ts";
import { originsOf, type Origin } from "./origin.ts";
import { isFlag } from "./parameter.ts";
import { additionsTo } from "./splat.ts";
import { isWrittenUnseen } from "./unfollowed.ts";
import { constantOf, variableName } from "./value.ts";

const sameValue = /^(tostring|trim|tolower|toupper|tolowerinvariant|toupperinvariant|tobool)$/i;

/** What a property, an element or a method gives on a bare start. */
export function memberOnBareStart(evaluator: Evaluator, node: Ast): BareValues {
  switch (node.type) {
    case "MemberExpressionAst":
    case "IndexExpressionAst":
      return property(evaluator, node);
    case "InvokeMemberExpressionAst":
      return invoked(evaluator, node);
    default:
      return undefined;
  }
}

function property(evaluator: Evaluator, node: AstOf<"MemberExpressionAst" | "IndexExpressionAst">): BareValues {
  const { script } = evaluator;
  const on = node.type === "MemberExpressionAst" ? node.Expression : node.Target;
  const name = constantOf(node.type === "MemberExpressionAst" ? node.Member : node.Index);
  if (typeof name !== "string") return undefined;
  if (node.type === "MemberExpressionAst" && /^ispresent$/i.test(name)) return evaluator.valuesOf(on);
  const automatic = on.type === "VariableExpressionAst" && ofScript(script, on) ? variableName(on) : undefined;
  if (automatic === "pscmdlet") return /^parametersetname$/i.test(name) ? parameterSet(evaluator) : undefined;
  if (automatic === "psboundparameters") return isBound(script, name);
  return union(originsOf(script, node).map((origin) => valueOf(evaluator, node, origin)));
}

/** What a way back to a table, or to a parameter that is one, tells of its entry. */
function valueOf(evaluator: Evaluator, node: Ast, origin: Origin): BareValues {
  const { script } = evaluator;
  const { from, properties, trail, isItem } = origin;
  const isClear = trail.every(
    (step) => step.type === "CommandAst" || (step.type === "VariableExpressionAst" && isAsMade(script, step, node)),
  );
  if (isItem || !isClear || from === node) return undefined;
  if (from.type !== "ParameterAst") return properties.length === 0 ? evaluator.valuesOf(from) : undefined;
  const bare = bareParameter(from);
  if (properties.length === 0) return "kind" in bare ? [bare] : evaluator.valuesOf(bare);
  // Of what is not there every property is empty.
  if ("kind" in bare) return bare.kind === "nothing" ? [constantValue(null)] : undefined;
  const [name, ...more] = properties;
  const entry = bare.type === "HashtableAst" ? bare.KeyValuePairs?.find(([key]) => isNamed(key, name)) : undefined;
  return entry === undefined || more.length > 0 ? undefined : evaluator.valuesOf(entry[1]);
}

const isNamed = (key: Ast, name: string | undefined): boolean => String(constantOf(key)).toLowerCase() === name;

/** Nothing else is known to write to the variable, or to this entry of its table. */
const isAsMade = (script: Script, variable: AstOf<"VariableExpressionAst">, node: Ast): boolean =>
  !isWrittenUnseen(script, variable) &&
  !additionsTo(script, variable).some(({ name }) => name === undefined || reads(script, node, name));

const reads = (script: Script, node: Ast, name: string): boolean =>
  script.nodesIn(node, "StringConstantExpressionAst").some(({ Value }) => sameName(Value, name));

/** These variables are those of the script: nothing around has its own. */
const ofScript = (script: Script, node: Ast): boolean => script.functionAround(node) === undefined;

/** The default parameter set, where the script names it (PowerShell-Docs, about_Functions_CmdletBindingAttribute). */
function parameterSet(evaluator: Evaluator): BareValues {
  const named = bindingArgument(evaluator.script.root.ParamBlock?.Attributes, "DefaultParameterSetName");
  return named === undefined || named === true ? undefined : evaluator.valuesOf(named);
}

/** A switch that is not given. That another parameter is given says what is meant, and not whether to act. */
function isBound(script: Script, name: string): BareValues {
  const parameter = scriptParameter(script, name);
  if (parameter === undefined || !isFlag(parameter)) return undefined;
  const bare = bareParameter(parameter);
  return "kind" in bare && bare.kind === "answer" ? [bare] : [constantValue(false)];
}

function invoked(evaluator: Evaluator, node: AstOf<"InvokeMemberExpressionAst">): BareValues {
  const { script } = evaluator;
  const name = String(constantOf(node.Member) ?? "");
  const [argument] = node.Arguments ?? [];
  if (/^should(process|continue)$/i.test(name))
    return /^shouldcontinue$/i.test(name) || supportsShouldProcess(script, node) ? [constantValue(false)] : undefined;
  if (node.Static !== true && sameValue.test(name)) return evaluator.valuesOf(node.Expression);
  if (argument === undefined) return undefined;
  if (/^containskey$/i.test(name)) {
    const key = constantOf(argument);
    const isOwn = node.Expression.type === "VariableExpressionAst" && ofScript(script, node);
    return isOwn &&
      variableName(node.Expression as AstOf<"VariableExpressionAst">) === "psboundparameters" &&
      typeof key === "string"
      ? isBound(script, key)
      : undefined;
  }
  if (node.Static === true && /^isnullor(empty|whitespace)$/i.test(name))
    return union(
      (evaluator.valuesOf(argument) ?? [undefined]).map((value) =>
        value?.kind === "constant" ? [constantValue(!isTrue(value.value))] : undefined,
      ),
    );
  return undefined;
}

/** Without SupportsShouldProcess around it the question is answered yes, whatever -WhatIf and -Confirm say. */
function supportsShouldProcess(script: Script, node: Ast): boolean {
  for (const outer of around(script, node)) {
    if (outer.type !== "ScriptBlockAst") continue;
    const said = bindingArgument(outer.ParamBlock?.Attributes, "SupportsShouldProcess");
    if (said === true || (said !== undefined && constantOf(said) !== false)) return true;
  }
  return false;
}
