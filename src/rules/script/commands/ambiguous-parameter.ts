import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import { allCommands } from "../../../powershell/script/flow.ts";
import type { ScriptRule } from "../rule.ts";
import { bindingOf } from "../support/binding.ts";
import { placeIn } from "../support/place.ts";

/** An abbreviation means one parameter alone. */
export const ambiguousParameter: ScriptRule = function* ({ script }) {
  for (const command of allCommands(script)) {
    const binding = bindingOf(script, command);
    if (binding === undefined) continue;
    for (const { at, name, meant } of binding.ambiguous) {
      const values = {
        cmdlet: binding.known.cmdlet.name,
        parameter: name,
        meant: meant.map((one) => `-${one}`).join(" or "),
      };
      yield diagnostic("ambiguous-parameter", values, placeIn(script, at));
    }
  }
};
