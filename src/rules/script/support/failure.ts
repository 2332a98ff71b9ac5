import type { Ast } from "../../../powershell/script/ast.ts";
import { around, type Script } from "../../../powershell/script/script.ts";
import { constantOf, variableName } from "../../../powershell/script/value.ts";
import type { Act } from "./act.ts";
import type { Binding } from "./binding.ts";
import type { Given } from "./given.ts";
import { actionSaid, stopsByPreference } from "./error-action.ts";
import { isUsedBehind } from "../../../powershell/script/use.ts";
import { isCaughtOnEveryRun } from "./swallower.ts";

/** A call of a function in the place of a request has none. */
const bindingIn = ({ binding, request }: Act): Binding | undefined => binding ?? request?.binding;

/** What -ErrorAction says, in lower case; undefined where nothing is said, and `unknown` where only the run knows. */
function actionTold(act: Act): string | undefined {
  const binding = bindingIn(act);
  const action = binding?.common.get("erroraction");
  if (action !== undefined) return actionSaid(action);
  return binding?.isWhole === false ? "unknown" : undefined;
}

/** Its errors are thrown away, and nothing asks for them behind it. */
export function isSilenced(script: Script, act: Act): boolean {
  if (throwsWhateverIsSaid(act)) return false;
  const action = actionTold(act);
  return (action === "silentlycontinue" || action === "ignore") && !isAskedFor(script, act);
}

/**
 * A failed request of PowerShell's own cmdlets ends its statement, and no more: -ErrorAction has no effect on such an error (PowerShell-Docs,
 * about_CommonParameters), and without a try or the preference the next line runs.
 */
export const throwsWhateverIsSaid = ({ request }: Act): boolean => request !== undefined && !request.isOfGraph;

/** An error of it does not end the way: it is written, and the next line runs as if nothing had been. */
export function goesOn(script: Script, act: Act): boolean {
  const action = actionTold(act);
  const isDeaf = throwsWhateverIsSaid(act);
  if (!isDeaf && action !== undefined && action !== "continue") return false;
  const binding = bindingIn(act);
  if (binding === undefined || ((isDeaf || action === undefined) && stopsByPreference(script, binding))) return false;
  // Whether the request of the Graph SDK throws is not certain: it passes on what it threw itself as an error that is written.
  if (act.request !== undefined && isCaughtOnEveryRun(script, act.command.node)) return false;
  return !isAskedFor(script, act);
}

/** Each failure that the service answers with counts as an answer, and nothing looks at it. */
export function takesFailureAsAnswer(script: Script, act: Act): boolean {
  const given = act.request?.binding?.given;
  if (given === undefined || !isOn(given.get("SkipHttpErrorCheck"))) return false;
  return !isAskedFor(script, act);
}

const isOn = (given: Given | undefined): boolean =>
  given !== undefined && (given.value === undefined || constantOf(given.value) === true);

/** Behind it `$?` is looked at, `$Error`, or a variable that keeps its errors, its status or its answer. */
function isAskedFor(script: Script, act: Act): boolean {
  const { node } = act.command;
  const binding = bindingIn(act);
  const kept = [binding?.common.get("errorvariable"), binding?.given.get("StatusCodeVariable")?.value];
  const names = kept.map((name) =>
    name === undefined ? "" : String(constantOf(name)).replace(/^\+/, "").toLowerCase(),
  );
  const asked = ["?", "error", ...names, ...(act.request === undefined ? [] : takenBy(script, node))];
  return asked.some((name) => isUsedBehind(script, node, name));
}

/** `$answer = Invoke-RestMethod ...`, also inside of an expression. */
function takenBy(script: Script, node: Ast): readonly string[] {
  for (const outer of around(script, node)) {
    if (outer.type === "AssignmentStatementAst")
      return script
        .nodesIn(outer.Left, "VariableExpressionAst")
        .map(variableName)
        .filter((name) => name !== "null");
    if (/^(Statement|Named|Script)BlockAst$/.test(outer.type)) return [];
  }
  return [];
}
