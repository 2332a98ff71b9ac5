import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Ast } from "../../../powershell/script/ast.ts";
import { functionNamed } from "../../../powershell/script/flow.ts";
import type { Script } from "../../../powershell/script/script.ts";
import type { ScriptRule } from "../rule.ts";
import { actsOf, type Act } from "../support/act.ts";
import { firstClaim, goesOn, isSilenced, successSaidBehind, swallowerOf } from "../support/failure.ts";
import { isFunctionOfModule } from "../support/error-action.ts";
import { placeIn } from "../support/place.ts";

/** When an act fails, the script knows. */
export const swallowedFailure: ScriptRule = function* ({ script }) {
  for (const act of actsOf(script)) {
    const how = howUnnoticed(script, act);
    if (how !== undefined)
      yield diagnostic("swallowed-failure", { act: act.name, how }, placeIn(script, act.command.node));
  }
};

/** The first of the ways in which a failure of the act is not noticed. */
function howUnnoticed(script: Script, act: Act): string | undefined {
  const { node, name } = act.command;
  const lineOf = (at: Ast): number => script.positionOf(at).line;
  if (isSilenced(script, act)) return "its own -ErrorAction throws the error away; give it -ErrorAction Stop";
  // How a function of the script fails is the function's own matter.
  if (functionNamed(script, name) === undefined && goesOn(script, act)) {
    const claim = firstClaim(script, act.command.pipeline);
    const also = claim === undefined ? "the next line runs" : `line ${lineOf(claim)} reports success`;
    const reach =
      act.binding !== undefined && isFunctionOfModule(act.binding)
        ? ", which $ErrorActionPreference does not replace for the functions of a module"
        : "";
    return `${also} all the same; give it -ErrorAction Stop${reach}`;
  }
  const swallower = swallowerOf(script, node);
  if (swallower !== undefined)
    return `the catch in line ${lineOf(swallower)} drops the error; keep it, say it, or throw`;
  const claim = successSaidBehind(script, node);
  return claim === undefined
    ? undefined
    : `line ${lineOf(claim)} reports success behind the catch too; say it inside the try, behind the call`;
}
