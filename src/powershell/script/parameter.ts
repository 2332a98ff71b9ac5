import { sameName } from "./command.ts";
import { constantOf } from "./value.ts";
import type { AttributeAst, FunctionDefinitionAst, ParameterAst } from "./ast.ts";

/** The parameters of a function, wherever it names them. */
export const parametersOf = ({ Parameters, Body }: FunctionDefinitionAst): readonly ParameterAst[] =>
  Parameters ?? Body.ParamBlock?.Parameters ?? [];

/** The type that a parameter says it has, as it is written: the last one, which is what the value becomes. */
export function typeOf({ Attributes = [] }: ParameterAst): string | undefined {
  return Attributes.findLast(({ type }) => type === "TypeConstraintAst")?.TypeName;
}

/** A switch takes no value that stands behind a space. */
export const isSwitch = (parameter: ParameterAst): boolean =>
  /^(switch|switchparameter)$/i.test(shortType(typeOf(parameter) ?? ""));

/** A switch, or a Boolean. */
export const isFlag = (parameter: ParameterAst): boolean =>
  isSwitch(parameter) || /^(bool|boolean)$/i.test(shortType(typeOf(parameter) ?? ""));

/** `System.Management.Automation.SwitchParameter` is SwitchParameter. */
export const shortType = (name: string): string => name.slice(name.lastIndexOf(".") + 1);

/** `[Parameter(Mandatory)]`. */
export const makesMandatory = (attribute: AttributeAst): boolean => isSet(attribute, "Mandatory");

const isSet = ({ TypeName, NamedArguments = [] }: AttributeAst, name: string): boolean =>
  sameName(TypeName, "Parameter") &&
  NamedArguments.some(
    ({ ArgumentName, Argument, ExpressionOmitted }) =>
      sameName(ArgumentName, name) && (ExpressionOmitted === true || constantOf(Argument) !== false),
  );

/** `[Parameter(ValueFromPipeline)]`. */
export const takesInput = ({ Attributes = [] }: ParameterAst): boolean =>
  Attributes.some((attribute) => attribute.type === "AttributeAst" && isSet(attribute, "ValueFromPipeline"));
