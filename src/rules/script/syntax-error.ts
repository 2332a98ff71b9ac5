import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { ScriptRule } from "./rule.ts";
import { placeIn } from "./support/place.ts";

/** `using module` looks for the module on this machine, which need not be where the script is to run. */
const moduleIsNotHere = "ModuleNotFoundDuringParse";

/** PowerShell's own parser takes the script; what it refuses is told in its words. */
export const syntaxError: ScriptRule = function* ({ script }) {
  for (const fault of script.errors)
    if (fault.code !== moduleIsNotHere)
      yield diagnostic("syntax-error", { said: fault.message }, placeIn(script, fault));
};
