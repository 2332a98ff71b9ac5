import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Ast } from "../../../powershell/script/ast.ts";
import { originsOf, type Origin } from "../../../powershell/script/origin.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf } from "../../../powershell/script/value.ts";
import type { ScriptRule } from "../rule.ts";
import { actsOf, type Act } from "../support/act.ts";
import type { Given } from "../support/given.ts";
import { showsDeletedToo, showsMailboxes, showsOnlyDeleted } from "../support/deleted-view.ts";
import { isOfLines } from "../support/file.ts";
import { gettingCall } from "../support/getting.ts";
import { filtersOn, isGuarded, variablesOf } from "../support/guard.ts";
import {
  isPlainValue,
  parameterName,
  sharedByName,
  sharedByText,
  type SharedIdentity,
} from "../support/identity-text.ts";
import { placeIn } from "../support/place.ts";
import { partsOf } from "../support/spliced.ts";
import { targetOf } from "../support/target.ts";
import { tellsApart } from "../support/telling.ts";

/** What destroys, or touches a deleted mailbox, is told its object by something that no other object can have. */
export const ambiguousIdentity: ScriptRule = function* ({ script }) {
  const acts = actsOf(script);
  const destroys = acts.some(({ effect }) => effect === "destroy");
  for (const act of acts) {
    const found = act.request !== undefined ? sharedInAddress(script, act) : sharedTarget(script, act, destroys);
    if (found === undefined) continue;
    const isOfUser = act.request !== undefined || /^(Remove|Restore|Update|Set)-M(g|sol)/.test(act.name);
    const instead = isOfUser ? "the object id" : "the ExchangeGuid or the DistinguishedName";
    yield diagnostic("ambiguous-identity", { act: act.name, by: found.by, instead }, placeIn(script, found.at));
  }
};

interface Shared {
  readonly at: Ast;
  readonly by: By;
}

type By = SharedIdentity | "an Identity that ends in its name";

/** Mailboxes and users: those are what a deleted twin can stand beside. A policy and a search are named by their names. */
const ofRecipients =
  /-(Mailbox|SoftDeletedMailbox|MailUser|User|Mg(User|UserLicense|DirectoryDeletedItem)|MsolUser)$|^New-MailboxRestoreRequest$/;
/** They name a mailbox that is deleted. */
const ofDeleted = ["InactiveMailbox", "SoftDeletedObject", "SourceMailbox"] as const;
/** Settings of an active mailbox, which has its address alone. */
const settings = new Set(["RetainDeletedItemsFor", "SingleItemRecoveryEnabled"]);

function sharedTarget(script: Script, act: Act, destroys: boolean): Shared | undefined {
  const { binding, name, effect } = act;
  if (binding === undefined || !ofRecipients.test(name)) return undefined;
  const target = targetOf(script, act);
  if (target === undefined) return undefined;
  const namesDeleted = name !== "Start-ManagedFolderAssistant" && ofDeleted.some((one) => binding.given.has(one));
  // What is new was not found by the names that it gets.
  if (/^New-Mailbox$/i.test(name) && !namesDeleted) return undefined;
  if (target.given?.parameter.name === "UserPrincipalName") return { at: target.at, by: "a user principal name" };
  const isSetting =
    name === "Set-Mailbox" && effect === "destroy" && !namesDeleted && [...binding.given.keys()].every(isNoRelease);
  const by = target.origins.map((origin) => sharedOrigin(script, origin)).find((one) => one !== undefined);
  if (by !== undefined && !isSetting) {
    if (effect === "destroy" || namesDeleted) return { at: target.at, by };
    // A change is often made by an address, which no other active mailbox has; a name can be another's alias.
    const isOfFound = target.origins.some(({ from }) => gettingCall(script, from) !== undefined);
    if (destroys && isOfFound && (by === "a name" || by === "an alias")) return { at: target.at, by };
  }
  return effect === "destroy" ? sharedSearch(script, act, target.given === undefined, target.origins) : undefined;
}

const isNoRelease = (parameter: string): boolean =>
  settings.has(parameter) || /^(Identity|Confirm|Force|WhatIf)$/.test(parameter);

function sharedOrigin(script: Script, origin: Origin): By | undefined {
  const { from, properties } = origin;
  const last = properties.at(-1);
  if (last === "identity" && isOfDeleted(script, from)) return "an Identity that ends in its name";
  if (last !== undefined) return sharedByName(last);
  if (from.type === "ParameterAst") return isPlainValue(script, from) ? undefined : sharedByName(parameterName(from));
  if (from.type === "ExpandableStringExpressionAst") return /@[\w.-]+$/.test(from.Value) ? "an address" : undefined;
  if (isOfLines(script, from)) return sharedByVariable(origin);
  const text = constantOf(from);
  return typeof text === "string" ? sharedByText(text) : undefined;
}

/** What a variable is named after that the value went through. */
const sharedByVariable = (origin: Origin): SharedIdentity | undefined =>
  [...variablesOf(origin)].map(sharedByName).find((one) => one !== undefined);

/** The Identity of a deleted mailbox is `Soft Deleted Objects\<name>` (Microsoft, delete an inactive mailbox). */
function isOfDeleted(script: Script, from: Ast): boolean {
  const search = gettingCall(script, from);
  return search !== undefined && showsMailboxes(search) && (showsOnlyDeleted(search) || showsDeletedToo(search));
}

/** Everything that a search by an address found is destroyed, be it one or several. */
function sharedSearch(script: Script, act: Act, isPiped: boolean, origins: readonly Origin[]): Shared | undefined {
  for (const origin of origins) {
    const search = gettingCall(script, origin.from);
    const identity = search?.given.get("Anr") ?? search?.given.get("Identity");
    if (identity?.value === undefined || (!isPiped && !origin.isItem)) continue;
    const by = sharedInSearch(script, identity);
    if (by === undefined || filtersOn(origin).length > 0) continue;
    const isCounted = isGuarded(script, act.command.node, origin, tellsApart);
    if (!isCounted) return { at: identity.at, by };
  }
  return undefined;
}

/** Ambiguous name resolution finds whatever has a name that begins so. */
const sharedInSearch = (script: Script, { parameter, value }: Given): By | undefined =>
  parameter.name === "Anr"
    ? "a name"
    : originsOf(script, value as Ast)
        .map((from) => sharedOrigin(script, from))
        .find((one) => one !== undefined);

/** `DELETE /users/alice@contoso.com`. */
function sharedInAddress(script: Script, { request, effect }: Act): Shared | undefined {
  const address = request?.address;
  if (effect !== "destroy" || address === undefined) return undefined;
  for (const origin of originsOf(script, address)) {
    const text = constantOf(origin.from);
    if (typeof text === "string" && /\/users\/[^/?]+@[^/?]+$/.test(text))
      return { at: address, by: "a user principal name" };
    const by = partsOf(origin.from)
      .flatMap((part) => originsOf(script, part))
      .filter(({ properties, from }) => properties.length > 0 || from.type === "ParameterAst")
      .map((one) => sharedOrigin(script, one))
      .find((one) => one !== undefined);
    if (by !== undefined) return { at: address, by };
  }
  return undefined;
}
