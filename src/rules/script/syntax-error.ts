import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { ScriptRule } from "./rule.ts";
import { placeIn } from "./support/place.ts";

/** `using module` looks for the module on this machine, which need not be where the script is to run. */
const moduleIsNotHere = "ModuleNotFoundDuringParse";

/** One fault may bring about thousands: behind the first few nobody learns anything more. */
const most = 20;
const longest = 300;

/** The reader's own limit (engine/reader/SyntaxTreeWriter.cs): PowerShell takes such a script. */
const isTooDeep = "SyntaxTreeTooDeep";

/** PowerShell's own parser takes the script; what it refuses is told in its words. */
export const syntaxError: ScriptRule = function* ({ script }) {
  for (const fault of script.errors.filter(({ code }) => code !== moduleIsNotHere).slice(0, most))
    yield fault.code === isTooDeep
      ? diagnostic("too-deep", {}, placeIn(script, fault))
      : diagnostic("syntax-error", { said: shortened(fault.message) }, placeIn(script, fault));
};

/** A message quotes the token that is in the way, whatever its length; one of an exception has the way that it took behind its first line. */
function shortened(message: string): string {
  const told = message.replace(/\s+at \w+(\.\w+)+\([^]*$/, "");
  return told.length <= longest ? told : `${told.slice(0, longest)} (shortened).`;
}
