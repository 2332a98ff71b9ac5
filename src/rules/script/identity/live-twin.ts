import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Ast } from "../../../powershell/script/ast.ts";
import { allCommands, onEveryWay } from "../../../powershell/script/flow.ts";
import type { Origin } from "../../../powershell/script/origin.ts";
import { reachingSources } from "../../../powershell/script/reaching.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf } from "../../../powershell/script/value.ts";
import type { ScriptRule } from "../rule.ts";
import { actsOf, type Act } from "../support/act.ts";
import { showsDeletedToo, showsMailboxes, showsOnlyDeleted } from "../support/deleted-view.ts";
import { isOfLines, isOfRows } from "../support/file.ts";
import { areApart, foundBy, foundByOf } from "../support/found-by.ts";
import { gettingCall } from "../support/getting.ts";
import { filtersOn, isGuarded } from "../support/guard.ts";
import { isPlainValue, isUniqueProperty, sharedByName, sharedByText } from "../support/identity-text.ts";
import { placeIn } from "../support/place.ts";
import { targetOf, type Target } from "../support/target.ts";
import { tellsApart } from "../support/telling.ts";

/** What is purged was found among the deleted ones, so that no active mailbox with the same details is hit. */
export const liveTwin: ScriptRule = function* ({ script }) {
  for (const act of actsOf(script)) {
    const view = views[act.name];
    if (view === undefined) continue;
    const target = targetOf(script, act);
    if (target === undefined || !target.origins.some((origin) => canBeActive(script, act, origin))) continue;
    if (seesNoActive(script, act, target)) continue;
    yield diagnostic("live-twin", { act: act.name, ...view }, placeIn(script, target.at));
  }
};

/** What a search among the deleted ones is called. */
interface DeletedView {
  readonly search: string;
  readonly view: string;
}

const views: Readonly<Record<string, DeletedView>> = {
  "Remove-Mailbox": { search: "Get-Mailbox", view: "SoftDeletedMailbox" },
  "Remove-MailUser": { search: "Get-MailUser", view: "SoftDeletedMailUser" },
};

function canBeActive(script: Script, act: Act, origin: Origin): boolean {
  const isPurge = act.binding?.given.has("PermanentlyDelete") === true;
  const { from, properties } = origin;
  const last = properties.at(-1);
  const search = gettingCall(script, from);
  if (search !== undefined) {
    // Its name is the name of its active twin too.
    if (showsOnlyDeleted(search)) return last !== undefined && sharedByName(last) !== undefined;
    if (!isPurge || !search.isWhole || !showsMailboxes(search)) return false;
    return filtersOn(origin).length === 0 || !showsDeletedToo(search);
  }
  if (!isPurge) return false;
  if (last !== undefined)
    return !isUniqueProperty(last) && (sharedByName(last) !== undefined || isOfRows(script, from));
  if (from.type === "ParameterAst") return !isPlainValue(script, from);
  if (isAnyLine(script, act, origin)) return true;
  const text = constantOf(from);
  return typeof text === "string" && sharedByText(text) !== undefined;
}

/** A line that nothing has looked at, of a file whose name does not say that it is one of GUIDs. */
const isAnyLine = (script: Script, { command }: Act, origin: Origin): boolean =>
  isOfLines(script, origin.from) &&
  !/guid/i.test(script.textOf(origin.from)) &&
  filtersOn(origin).length === 0 &&
  !isGuarded(script, command.node, origin, tellsApart);

/** On the way to the call, the script has looked whether there is an active one: not one that has nothing to do with what is meant. */
function seesNoActive(script: Script, { command }: Act, { origins }: Target): boolean {
  const subject = foundBy(script, origins);
  const looks = new Set<Ast>(
    allCommands(script)
      .map(({ node }) => node)
      .filter((node) => {
        const search = gettingCall(script, node);
        return (
          search !== undefined &&
          showsMailboxes(search) &&
          (search.given.has("Identity") || search.given.has("Filter")) &&
          !showsOnlyDeleted(search) &&
          !areApart(foundByOf(script, node), subject)
        );
      }),
  );
  return onEveryWay(script, command.node, ({ conditions }) =>
    conditions.some(({ condition }) => looksAt(script, condition, looks)),
  );
}

function looksAt(script: Script, node: Ast, looks: ReadonlySet<Ast>, depth = 3): boolean {
  for (const inner of script.within(node)) {
    if (looks.has(inner)) return true;
    if (inner.type !== "VariableExpressionAst" || depth === 0) continue;
    for (const source of reachingSources(script, inner))
      if (source.kind === "assigned" && looksAt(script, source.value, looks, depth - 1)) return true;
  }
  return false;
}
