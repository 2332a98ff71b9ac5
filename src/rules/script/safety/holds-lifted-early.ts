import { partsWhere } from "../../../powershell/script/stretch.ts";
import { remembered } from "../../../util/remembered.ts";
import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import { callsRunBy, onwardFrom } from "../../../powershell/script/onward.ts";
import type { Ast } from "../../../powershell/script/ast.ts";
import { callsOf } from "../../../powershell/script/flow.ts";
import type { Script } from "../../../powershell/script/script.ts";
import type { ScriptRule } from "../rule.ts";
import { actsOf, type Act } from "../support/act.ts";
import { wordsDeciding } from "../support/decision.ts";
import { placeIn } from "../support/place.ts";
import { isMailboxPurge, liftsHold } from "../support/purge.ts";

/** A hold is lifted for a purge where it is known that nothing else stands in the purge's way: above all the user. */
export const holdsLiftedEarly: ScriptRule = function* ({ script }) {
  if (purgesIn(script).size === 0) return;
  for (const act of actsOf(script)) {
    if (!liftsHold(act)) continue;
    const purge = purgeBehind(script, act.command.node);
    if (purge === undefined || looksForUser(script, act)) continue;
    const line = script.positionOf(purge.command.node).line;
    yield diagnostic("holds-lifted-early", { act: act.name, line }, placeIn(script, act.command.node));
  }
};

const purgesIn = (script: Script): ReadonlyMap<Ast, Act> =>
  remembered(
    purgeTables,
    script,
    () => new Map(actsOf(script).flatMap((act) => (isMailboxPurge(script, act) ? [[act.command.node, act]] : []))),
  );

const purgeTables = new WeakMap<Script, ReadonlyMap<Ast, Act>>();

/** The purge of a mailbox that may run behind a node, in its function or behind a call of that. */
function purgeBehind(script: Script, node: Ast, seen: readonly Ast[] = []): Act | undefined {
  const purges = purgesIn(script);
  const purgeIn = (part: Ast): Act | undefined =>
    callsRunBy(script, part)
      .map((call) => purges.get(call.node))
      .find((purge) => purge !== undefined);
  const purging = { name: "purges a mailbox", holds: (part: Ast) => purgeIn(part) !== undefined };
  const [first] = partsWhere(script, onwardFrom(script, node), purging);
  const found = first === undefined ? undefined : purgeIn(first);
  const inside = script.functionAround(node);
  if (found !== undefined || inside === undefined || seen.includes(inside)) return found;
  return callsOf(script, inside)
    .map((call) => purgeBehind(script, call.node, [...seen, inside]))
    .find((act) => act !== undefined);
}

/** The mailbox still names its user, or the directory was asked for it. */
const looksForUser = (script: Script, act: Act): boolean =>
  [...wordsDeciding(script, act)].some(
    (word) => word === "externaldirectoryobjectid" || /^get-(mg|msol|azuread|entra)\w*(user|deleted\w*)$/.test(word),
  );
