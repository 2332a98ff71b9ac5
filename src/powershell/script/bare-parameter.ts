import type { Ast, AttributeAst, ParameterAst } from "./ast.ts";
import { constantValue, type BareValue } from "./bare-value.ts";
import { sameName } from "./command.ts";
import { isFlag, makesMandatory, shortType, typeOf } from "./parameter.ts";
import type { Script } from "./script.ts";
import { variableName } from "./value.ts";

/** The parameter must be given by whoever calls. */
const isMandatory = ({ Attributes = [] }: ParameterAst): boolean =>
  Attributes.some((attribute) => attribute.type === "AttributeAst" && makesMandatory(attribute));

/** The value of a parameter that is not given; its default as an expression where it has one. */
export function bareParameter(parameter: ParameterAst): BareValue | Ast {
  if (isMandatory(parameter))
    return isFlag(parameter) ? { kind: "answer" } : { kind: "required", name: variableName(parameter.Name) };
  if (parameter.DefaultValue !== undefined) return parameter.DefaultValue;
  if (isFlag(parameter)) return constantValue(false);
  return isNumber(parameter) ? constantValue(0) : { kind: "nothing" };
}

const isNumber = (parameter: ParameterAst): boolean =>
  /^(int|int32|int64|long|double|decimal|uint32|byte)$/i.test(shortType(typeOf(parameter) ?? ""));

/** A parameter of the script itself, by its name. */
export const scriptParameter = (script: Script, name: string): ParameterAst | undefined =>
  script.root.ParamBlock?.Parameters?.find(({ Name }) => sameName(variableName(Name), name));

/** What a CmdletBinding says of one of its arguments; true for a switch without a value. */
export function bindingArgument(attributes: readonly AttributeAst[] = [], name: string): Ast | true | undefined {
  const found = attributes
    .filter(({ TypeName }) => sameName(TypeName, "CmdletBinding"))
    .flatMap(({ NamedArguments = [] }) => NamedArguments)
    .find(({ ArgumentName }) => sameName(ArgumentName, name));
  return found === undefined ? undefined : found.ExpressionOmitted === true ? true : found.Argument;
}
