import type { AssignmentStatementAst } from "../../../powershell/script/ast.ts";
import { onEveryWay } from "../../../powershell/script/flow.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { covers, type Stretch } from "../../../powershell/script/stretch.ts";
import { constantOf, variableName } from "../../../powershell/script/value.ts";
import { remembered } from "../../../util/remembered.ts";
import type { Binding } from "./binding.ts";
import { isFunctionOfModule } from "./error-action.ts";
import type { Gates } from "./gate.ts";

/** The cmdlets of Purview and Set-User have the switch and do not heed it. */
const heedsWhatIf = ({ known: { cmdlet } }: Binding): boolean =>
  cmdlet.whatIf === "supported" &&
  cmdlet.parameters.some(({ name, inertIn }) => name === "WhatIf" && inertIn === undefined);

/** -WhatIf, where the cmdlet heeds it. */
export function isOnlyTried(binding: Binding): boolean {
  const whatIf = binding.given.get("WhatIf");
  if (whatIf === undefined || !heedsWhatIf(binding)) return false;
  return whatIf.value === undefined || constantOf(whatIf.value) === true;
}

/** The call only tries where nobody says otherwise: `-WhatIf:(-not $Execute)`, or `$WhatIfPreference` where the call heeds that. */
export function isOnlyTriedAtFirst(script: Script, binding: Binding, gates: Gates): boolean {
  if (!heedsWhatIf(binding)) return false;
  const whatIf = binding.given.get("WhatIf");
  if (whatIf !== undefined) return whatIf.value !== undefined && gates.isTrue(whatIf.value);
  // The functions of a module have the preference of the global scope alone (PowerShell/PowerShell, issue 4568).
  const reaching = preferencesOf(script).filter(
    ({ Left }) => !isFunctionOfModule(binding) || /^\$global:/i.test(script.textOf(Left)),
  );
  return (
    reaching.length > 0 &&
    onEveryWay(script, binding.command.node, ({ earlier }) => isPreferred(reaching, earlier, gates))
  );
}

function isPreferred(
  preferences: readonly AssignmentStatementAst[],
  earlier: readonly Stretch[],
  gates: Gates,
): boolean {
  const before = preferences.filter((one) => covers(earlier, one));
  const last = before.findLast((one) => gates.isOpen(one));
  return last !== undefined && gates.isCertain(last) && gates.isTrue(last.Right);
}

const preferences = new WeakMap<Script, readonly AssignmentStatementAst[]>();

const preferencesOf = (script: Script): readonly AssignmentStatementAst[] =>
  remembered(preferences, script, () =>
    script
      .nodesOf("AssignmentStatementAst")
      .filter(
        ({ Left }) =>
          Left.type === "VariableExpressionAst" &&
          variableName(Left) === "whatifpreference" &&
          script.functionAround(Left) === undefined,
      ),
  );
