import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import { allCommands } from "../../../powershell/script/flow.ts";
import type { ScriptRule } from "../rule.ts";
import { bindingOf, placeOf } from "../support/binding.ts";
import { broughtBy } from "../support/brought.ts";
import { placeIn } from "../support/place.ts";

/** A parameter is one that the cloud has. A script that opens a session of a server alone may use those of the server. */
export const onPremisesOnlyParameter: ScriptRule = function* ({ script }) {
  if (broughtBy(script).isOfServer) return;
  for (const command of allCommands(script)) {
    const binding = bindingOf(script, command);
    if (binding === undefined || placeOf(binding.known) === undefined) continue;
    for (const { parameter, at } of binding.given.values()) {
      if (parameter.onPremisesOnly !== true) continue;
      const values = { cmdlet: binding.known.cmdlet.name, parameter: parameter.name };
      yield diagnostic("on-premises-only-parameter", values, placeIn(script, at));
    }
  }
};
