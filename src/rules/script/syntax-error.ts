import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { ScriptRule } from "./rule.ts";
import { placeIn } from "./support/place.ts";

/** PowerShell's own parser takes the script; what it refuses is told in its words. */
export const syntaxError: ScriptRule = function* ({ script }) {
  for (const fault of script.errors) yield diagnostic("syntax-error", { said: fault.message }, placeIn(script, fault));
};
