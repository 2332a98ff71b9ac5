import type { AssignmentStatementAst } from "../../../powershell/script/ast.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf, variableName } from "../../../powershell/script/value.ts";
import { remembered } from "../../../util/remembered.ts";
import type { Binding } from "./binding.ts";

/** The cmdlets of Purview and Set-User have the switch and do not heed it. */
export const heedsWhatIf = ({ known: { cmdlet } }: Binding): boolean =>
  cmdlet.whatIf === "supported" &&
  cmdlet.parameters.some(({ name, inertIn }) => name === "WhatIf" && inertIn === undefined);

/** -WhatIf, where the cmdlet heeds it. */
export function isOnlyTried(binding: Binding): boolean {
  const whatIf = binding.given.get("WhatIf");
  if (whatIf === undefined || !heedsWhatIf(binding)) return false;
  return whatIf.value === undefined || constantOf(whatIf.value) === true;
}

/** Every `$WhatIfPreference = ...` of a script, in the order of the text. */
export const whatIfPreferencesIn = (script: Script): readonly AssignmentStatementAst[] =>
  remembered(preferences, script, () =>
    script
      .nodesOf("AssignmentStatementAst")
      .filter(({ Left }) => Left.type === "VariableExpressionAst" && variableName(Left) === "whatifpreference"),
  );

const preferences = new WeakMap<Script, readonly AssignmentStatementAst[]>();
