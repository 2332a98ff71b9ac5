import type { Ast, AstOf } from "../../../powershell/script/ast.ts";
import { onEveryWay, wayTo, type Way } from "../../../powershell/script/flow.ts";
import { originsOf, type Origin } from "../../../powershell/script/origin.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf, unwrap } from "../../../powershell/script/value.ts";
import { dependsOn, mayBeRefused, variablesOf } from "./guard.ts";

/** `$found[0]`: one of an answer is taken by where it stands there, whichever it is. */
export interface Pick {
  readonly at: AstOf<"IndexExpressionAst">;
  /** The variables that hold the answer that it is taken from. */
  readonly from: ReadonlySet<string>;
  /** Those, and all that the one that was taken went through since. */
  readonly all: ReadonlySet<string>;
}

/** How a value was taken from an answer by a place in it, if it was. */
export function pickOf(origin: Origin): Pick | undefined {
  const index = origin.trail.findLastIndex(
    (node) => node.type === "IndexExpressionAst" && typeof constantOf(node.Index) === "number",
  );
  const at = origin.trail[index];
  return at?.type === "IndexExpressionAst"
    ? { at, from: variablesOf({ ...origin, trail: origin.trail.slice(index + 1) }), all: variablesOf(origin) }
    : undefined;
}

/**
 * Something before a node sees to it that the one that was taken is the one that is meant: it counts the answer, compares the one with
 * something that is not of it, or gives the answer to a function that can end the run. What it is like, on hold or not, does not say so.
 */
export function isPickMeant(script: Script, node: Ast, pick: Pick): boolean {
  const isSeenTo = (way: Way): boolean =>
    way.conditions.some(({ condition }) =>
      comparisonsIn(script, condition).some((one) => countsAnswer(script, one, pick) || identifies(script, one, pick)),
    ) || mayBeRefused(script, way, pick.from, 0);
  return onEveryWay(script, node, isSeenTo) || isSeenTo(wayTo(script, pick.at));
}

const comparisonsIn = (script: Script, condition: Ast): readonly AstOf<"BinaryExpressionAst">[] =>
  script.nodesIn(condition, "BinaryExpressionAst").filter(({ Operator }) => !/^(And|Or|Xor)$/.test(Operator));

/** `$found.Count -ne 1`; that there is any at all says nothing of the others. */
function countsAnswer(
  script: Script,
  { Left, Right, Operator }: AstOf<"BinaryExpressionAst">,
  { from }: Pick,
): boolean {
  const isCount = (side: Ast): boolean =>
    dependsOn(script, side, from) &&
    originsOf(script, side).some(({ properties }) => /^(count|length)$/.test(properties.at(-1) ?? ""));
  const [counted, other] = isCount(Left) ? [Left, Right] : [Right, Left];
  const bound = constantOf(other);
  return isCount(counted) && bound !== 0 && !(bound === 1 && /^I?(lt|ge)$/i.test(Operator));
}

/** It stands beside something that is neither constant nor of the answer. */
const identifies = (script: Script, { Left, Right }: AstOf<"BinaryExpressionAst">, { all }: Pick): boolean =>
  [
    [Left, Right],
    [Right, Left],
  ].some(([one, other]) => dependsOn(script, one as Ast, all) && isFromOutside(script, other as Ast, all));

const isFromOutside = (script: Script, node: Ast, all: ReadonlySet<string>): boolean =>
  !dependsOn(script, node, all) && originsOf(script, unwrap(node)).some(({ from }) => constantOf(from) === undefined);
