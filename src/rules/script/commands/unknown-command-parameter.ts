import { closest } from "../../../catalog/closest.ts";
import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import { allCommands } from "../../../powershell/script/flow.ts";
import type { ScriptRule } from "../rule.ts";
import { bindingOf } from "../support/binding.ts";
import { placeIn } from "../support/place.ts";

/** A parameter is one that the catalogue knows of its cmdlet. */
export const unknownCommandParameter: ScriptRule = function* ({ script }) {
  for (const command of allCommands(script)) {
    const binding = bindingOf(script, command);
    if (binding === undefined) continue;
    const { name: cmdlet, parameters } = binding.known.cmdlet;
    for (const { at, name: parameter } of binding.unknown) {
      const near = closest(
        parameter,
        parameters.map(({ name }) => name),
      );
      const hint = near.length === 0 ? "" : ` Did you mean -${near.join(" or -")}?`;
      yield diagnostic("unknown-command-parameter", { cmdlet, parameter, hint }, placeIn(script, at));
    }
  }
};
