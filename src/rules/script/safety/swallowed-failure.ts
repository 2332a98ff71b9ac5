import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Ast } from "../../../powershell/script/ast.ts";
import { functionNamed } from "../../../powershell/script/flow.ts";
import { onEveryWayOn } from "../../../powershell/script/onward.ts";
import type { Script } from "../../../powershell/script/script.ts";
import type { ScriptRule } from "../rule.ts";
import { actsOf, type Act } from "../support/act.ts";
import { firstClaim, successSaidBehind } from "../support/claim.ts";
import { isFunctionOfModule } from "../support/error-action.ts";
import { goesOn, isSilenced, takesFailureAsAnswer, throwsWhateverIsSaid } from "../support/failure.ts";
import { looksFor } from "../support/look.ts";
import { placeIn } from "../support/place.ts";
import { swallowerOf } from "../support/swallower.ts";

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
  if (functionNamed(script, name) === undefined) {
    if (takesFailureAsAnswer(script, act))
      return "-SkipHttpErrorCheck makes an answer of it, and nothing looks at the status; leave it out";
    if (goesOn(script, act)) {
      const claim = firstClaim(script, act.command.pipeline);
      if (claim !== undefined) return `line ${lineOf(claim)} reports success all the same; ${remedyFor(act)}`;
      if (!isSeenBehind(script, act)) return `the next line runs all the same; ${remedyFor(act)}`;
    }
  }
  const swallower = swallowerOf(script, node);
  if (swallower !== undefined) {
    const by = swallower.type === "TrapStatementAst" ? "trap" : "catch";
    return `the ${by} in line ${lineOf(swallower)} drops the error; keep it, say it, or throw`;
  }
  const claim = successSaidBehind(script, node);
  return claim === undefined
    ? undefined
    : `line ${lineOf(claim)} reports success where it failed, too; say it inside the try, behind the call`;
}

/** What a request has not done is seen where the service is asked for its object behind it. */
const isSeenBehind = (script: Script, act: Act): boolean =>
  act.request !== undefined && onEveryWayOn(script, act.command.node, (onward) => looksFor(script, act, onward));

function remedyFor(act: Act): string {
  if (throwsWhateverIsSaid(act))
    return "set $ErrorActionPreference to Stop, or put it into a try, since -ErrorAction does not end the way for it";
  return act.binding !== undefined && isFunctionOfModule(act.binding)
    ? "give it -ErrorAction Stop, which $ErrorActionPreference does not replace for the functions of a module"
    : "give it -ErrorAction Stop";
}
