import { sameName } from "../../../powershell/script/command.ts";
import { constantOf } from "../../../powershell/script/value.ts";
import type { AttributeAst, ParameterAst } from "../../../powershell/script/ast.ts";

/** The type that a parameter says it has, as it is written: the last one, which is what the value becomes. */
export function typeOf({ Attributes = [] }: ParameterAst): string | undefined {
  return Attributes.findLast(({ type }) => type === "TypeConstraintAst")?.TypeName;
}

/** A switch, or a Boolean. */
export const isFlag = (parameter: ParameterAst): boolean =>
  /^(switch|switchparameter|bool|boolean)$/i.test(shortType(typeOf(parameter) ?? ""));

/** `System.Management.Automation.SwitchParameter` is SwitchParameter. */
export const shortType = (name: string): string => name.slice(name.lastIndexOf(".") + 1);

/** `[Parameter(Mandatory)]`. */
export const makesMandatory = ({ TypeName, NamedArguments = [] }: AttributeAst): boolean =>
  sameName(TypeName, "Parameter") &&
  NamedArguments.some(
    ({ ArgumentName, Argument, ExpressionOmitted }) =>
      sameName(ArgumentName, "Mandatory") && (ExpressionOmitted === true || constantOf(Argument) !== false),
  );
