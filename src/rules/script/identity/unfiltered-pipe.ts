import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Ast } from "../../../powershell/script/ast.ts";
import { originsOf, type Origin } from "../../../powershell/script/origin.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf } from "../../../powershell/script/value.ts";
import type { ScriptRule } from "../rule.ts";
import { actsOf, type Act } from "../support/act.ts";
import { gettingCall } from "../support/getting.ts";
import { filtersOn, isGuarded } from "../support/guard.ts";
import { isPickMeant, pickOf } from "../support/pick.ts";
import { placeIn } from "../support/place.ts";
import { targetOf } from "../support/target.ts";
import { picksSome, tellsApart } from "../support/telling.ts";

/** Something between a search and what acts on its answer says which of it is meant. */
export const unfilteredPipe: ScriptRule = function* ({ script }) {
  for (const act of actsOf(script)) {
    if (act.effect !== "destroy" && !/^(Remove|Set|Update|Disable)-/.test(act.name)) continue;
    const target = targetOf(script, act);
    const origin = target?.origins.find((one) => isWhole(script, act, one));
    const search = origin === undefined ? undefined : gettingCall(script, origin.from);
    if (origin === undefined || search === undefined) continue;
    // One identity cannot be the many of a whole answer: such a call fails.
    const pick = pickOf(origin);
    if (target?.given !== undefined && !origin.isItem && pick === undefined) continue;
    const what = pick === undefined ? "all" : "one of all";
    const values = { act: act.name, what, search: search.known.cmdlet.name };
    yield diagnostic("unfiltered-pipe", values, placeIn(script, act.command.node));
  }
};

function isWhole(script: Script, act: Act, origin: Origin): boolean {
  const search = gettingCall(script, origin.from);
  return (
    search !== undefined &&
    search.isWhole &&
    ![...search.given].some(([name, { value }]) =>
      name === "Identity" ? !isOfEach(script, act, value) : narrows(script, act, name, value),
    ) &&
    search.command.input.length === 0 &&
    filtersOn(origin).length === 0 &&
    !isToldApart(script, act, origin)
  );
}

/** Of those that are taken in turn a condition says which are meant; of the first of all nothing but a look at the others does. */
function isToldApart(script: Script, { command: { node }, effect }: Act, origin: Origin): boolean {
  const pick = pickOf(origin);
  return pick === undefined
    ? isGuarded(script, node, origin, effect === "destroy" ? picksSome : tellsApart)
    : isPickMeant(script, node, pick);
}

/** The identity is that of each of a whole answer: looked up one by one, it is the whole answer again. Or it is `*`. */
const isOfEach = (script: Script, act: Act, value: Ast | undefined): boolean =>
  value !== undefined &&
  (constantOf(value) === "*" || originsOf(script, value).some((one) => one.isItem && isWhole(script, act, one)));

/** These choose a view, a kind, or what is told of each object; the whole view is meant all the same. */
const ofWholeView =
  /^(ResultSize|SoftDeletedMailbox|SoftDeletedMailUser|InactiveMailboxOnly|IncludeInactiveMailbox|IncludeSoftDeletedRecipients|PublicFolder|GroupMailbox|Migration|Archive|All|ReturnDeletedUsers|Properties|PropertySets|Property|Sort|SortBy|Top|PageSize|MaxResults|Async|ExpandProperty|ConsistencyLevel|CountVariable|DistributionDetail|ReadFromDomainController)$/;
const ofKind = /^(RecipientTypeDetails|RecipientType)$/;

function narrows(script: Script, act: Act, name: string, value: Ast | undefined): boolean {
  if (ofWholeView.test(name)) return false;
  // To set something for all shared mailboxes is ordinary; to delete them all is not.
  if (ofKind.test(name)) return act.effect !== "destroy";
  if (name !== "Filter" || value === undefined) return true;
  return originsOf(script, value).some(({ from }) => !takesAll(constantOf(from) ?? blockText(script, from)));
}

/** `{ Name -like '*' }` stands for its text. */
const blockText = (script: Script, node: Ast): string | undefined =>
  node.type === "ScriptBlockExpressionAst" ? script.textOf(node).slice(1, -1) : undefined;

const takesAll = (filter: unknown): boolean =>
  typeof filter === "string" &&
  /^[\s(]*(\*?|[\w/]+\s+-like\s+["']\*["']|[\w/]+\s+-ne\s+(\$null|["']{2}))[\s)]*$/i.test(filter);
