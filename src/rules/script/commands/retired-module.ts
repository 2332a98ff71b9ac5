import { retiredModules, type RetiredModule } from "../../../catalog/retired.ts";
import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import { allCommands, functionNamed } from "../../../powershell/script/flow.ts";
import type { Script } from "../../../powershell/script/script.ts";
import type { ScriptRule } from "../rule.ts";
import { modulesNamedIn } from "../support/brought.ts";
import { placeIn } from "../support/place.ts";
import { modulesAskedFor } from "../support/module.ts";

/** A module that cannot be relied on to run any more is used only with a warning, once for each. */
export const retiredModule: ScriptRule = function* ({ script }) {
  for (const module of retiredModules) {
    const [first] = usesOf(script, module).toSorted((one, other) => one.start - other.start);
    if (first === undefined) continue;
    const values = {
      what: first.what,
      module: module.name,
      fate: module.fate,
      keep: "Say why in a comment (# purgebook-disable-next-line retired-module: <reason>)",
      instead: "use the Microsoft Graph PowerShell SDK, or Graph itself, instead",
    };
    yield diagnostic("retired-module", values, placeIn(script, first));
  }
};

function usesOf(script: Script, module: RetiredModule): readonly { readonly start: number; readonly what: string }[] {
  const isIt = (name: string): boolean => name.toLowerCase().replace(/preview$/, "") === module.name.toLowerCase();
  const calls = allCommands(script).flatMap((command) => {
    const { name = "", node } = command;
    const isCall = module.commands.test(name) && functionNamed(script, name) === undefined;
    // Whoever asks whether it is there may want to take it away.
    const loads = !/^(Get-|gmo$)/i.test(name) && modulesNamedIn(command).some(isIt);
    return isCall || loads ? [{ start: node.start, what: name }] : [];
  });
  const asked = modulesAskedFor(script).filter(({ by, name }) => by !== "Import-Module" && isIt(name));
  return [...calls, ...asked.map(({ at: { start } }) => ({ start, what: "The script" }))];
}
