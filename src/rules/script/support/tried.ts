import type { AssignmentStatementAst } from "../../../powershell/script/ast.ts";
import { onEveryWay } from "../../../powershell/script/flow.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { covers, type Stretch } from "../../../powershell/script/stretch.ts";
import type { Binding } from "./binding.ts";
import { isFunctionOfModule } from "./error-action.ts";
import type { Gates } from "./gate.ts";
import { heedsWhatIf, whatIfPreferencesIn } from "./what-if.ts";

/** The call only tries where nobody says otherwise: `-WhatIf:(-not $Execute)`, or `$WhatIfPreference` where the call heeds that. */
export function isOnlyTriedAtFirst(script: Script, binding: Binding, gates: Gates): boolean {
  if (!heedsWhatIf(binding)) return false;
  const whatIf = binding.given.get("WhatIf");
  if (whatIf !== undefined) return whatIf.value !== undefined && gates.isTrue(whatIf.value);
  // The functions of a module have the preference of the global scope alone (PowerShell/PowerShell, issue 4568).
  const reaching = whatIfPreferencesIn(script).filter(
    ({ Left }) =>
      script.functionAround(Left) === undefined &&
      (!isFunctionOfModule(binding) || /^\$global:/i.test(script.textOf(Left))),
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
