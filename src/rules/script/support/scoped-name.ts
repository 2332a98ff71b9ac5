import type { VariableExpressionAst } from "../../../powershell/script/ast.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { variableName } from "../../../powershell/script/value.ts";

/** A variable in its scope: no two functions of a script begin at the same place. */
export const keyOf = (script: Script, variable: VariableExpressionAst): string =>
  `${script.functionAround(variable)?.start ?? ""}:${variableName(variable)}`;
