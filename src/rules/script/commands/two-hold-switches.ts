import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import { allCommands } from "../../../powershell/script/flow.ts";
import type { ScriptRule } from "../rule.ts";
import { bindingOf } from "../support/binding.ts";
import { holdSwitchesIn } from "../support/hold-switches.ts";
import { placeIn } from "../support/place.ts";

/** One call of Set-Mailbox lifts one hold. */
export const twoHoldSwitches: ScriptRule = function* ({ script }) {
  for (const command of allCommands(script)) {
    const binding = bindingOf(script, command);
    const given = binding === undefined ? [] : holdSwitchesIn(binding);
    const [, second] = given;
    if (second === undefined) continue;
    const switches = given.map(({ parameter }) => `-${parameter.name}`).join(", ");
    yield diagnostic("two-hold-switches", { switches }, placeIn(script, second.at));
  }
};
