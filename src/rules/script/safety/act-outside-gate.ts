import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { ScriptRule } from "../rule.ts";
import { actsOf } from "../support/act.ts";
import { gatesOf } from "../support/gate.ts";
import { isAttended, isLeftToPerson } from "../support/person.ts";
import { placeIn } from "../support/place.ts";
import { isOnlyTriedAtFirst } from "../support/tried.ts";

/** What destroys runs only where whoever started the script has said so. */
export const actOutsideGate: ScriptRule = function* ({ script, runtimes }) {
  const hasPerson = isAttended(runtimes);
  const gates = gatesOf(script, hasPerson);
  for (const act of actsOf(script)) {
    const { command, effect, binding } = act;
    if (effect !== "destroy" || !gates.isOpen(command.node)) continue;
    if (binding !== undefined && isOnlyTriedAtFirst(script, binding, gates)) continue;
    if (hasPerson && isLeftToPerson(script, act)) continue;
    yield diagnostic("act-outside-gate", { act: act.name }, placeIn(script, act.command.node));
  }
};
