import type { Argument } from "../catalog/call.ts";
import type { DirectoryObjectId } from "../catalog/identity.ts";
import { deepFreeze } from "../util/freeze.ts";
import type { GuardUse } from "../procedure/step.ts";
import type { GuardName } from "../service/guards.ts";
import { toValue } from "./expression.ts";

/** Lets a target pass, or refuses it by name. `N` is its name, by which an act's type knows that it was not forgotten. */
export interface Guard<out N extends string> extends GuardUse {
  readonly guard: N;
}

function guard<N extends GuardName>(
  name: N,
  args: Readonly<Record<string, Argument<unknown> | readonly string[]>> = {},
): Guard<N> {
  const values = Object.fromEntries(
    Object.entries(args).map(([key, value]) => [key, Array.isArray(value) ? value.map(toValue) : toValue(value)]),
  );
  return deepFreeze({ guard: name, arguments: values });
}

/**
 * What a target must pass before it may be changed or destroyed. A guard passes only on a present value of the expected type; a
 * missing one refuses as `state-unknown`. Immediately before the act the same guards run again, on the object as it is then.
 */
export const guards = Object.freeze({
  /** No hold of any kind is on the mailbox, and it is not inactive. Refuses as `on-hold`. */
  notOnHold: guard("notOnHold"),
  /** No organization-wide policy holds the mailbox, minus those that it is excluded from. Refuses as `on-hold`. */
  notOnOrganizationHold: guard("notOnOrganizationHold"),
  /** ExternalDirectoryObjectId is empty: no user is left to bring it back. Refuses as `has-a-user`. */
  userIsGone: guard("userIsGone"),
  /** IsDirSynced is false. Refuses as `synced-from-ad`. */
  notSynced: guard("notSynced"),
  /** No migration is under way. Refuses as `being-moved`. */
  notBeingMoved: guard("notBeingMoved"),
  /** RecipientTypeDetails is one of these, upper and lower case as Exchange writes them. Refuses as `wrong-type`. */
  typeIs: (...types: readonly [string, ...string[]]): Guard<"typeIs"> => guard("typeIs", { Type: types }),
  /** No other soft-deleted mailbox has the same name. Refuses as `matches-several`. */
  nameIsUnique: guard("nameIsUnique"),
  /** The mailbox names this user, or none any more. Refuses as `other-user`. */
  belongsToUser: (id: Argument<DirectoryObjectId>): Guard<"belongsToUser"> => guard("belongsToUser", { UserId: id }),
  /** The mailbox is not the primary hierarchy mailbox of the public folders. Refuses as `primary-hierarchy`. */
  notPrimaryHierarchy: guard("notPrimaryHierarchy"),
  /** No public folder has its content in the mailbox. Refuses as `hosts-folders`. */
  hostsNoFolders: guard("hostsNoFolders"),
  /** ExternalDirectoryObjectId is there. Refuses as `no-user`. */
  hasUser: guard("hasUser"),
  /** The mailbox is not inactive. Refuses as `inactive`. */
  notInactive: guard("notInactive"),
  /** The user is in the recycle bin. Refuses as `not-deleted`. */
  userIsDeleted: guard("userIsDeleted"),
  /** The retention policy has no Preservation Lock. Refuses as `locked-policy`. */
  policyNotLocked: guard("policyNotLocked"),
  /** ExchangeLocation of the policy has this address. Refuses as `not-in-policy`. */
  policyNamesMailbox: (location: Argument<string>): Guard<"policyNamesMailbox"> =>
    guard("policyNamesMailbox", { Location: location }),
  /** The search names this mailbox (LegacyExchangeDN) among its sources, and others besides. Refuses as `only-source`. */
  searchHoldsOthers: (source: Argument<string>): Guard<"searchHoldsOthers"> =>
    guard("searchHoldsOthers", { Source: source }),
  /** The search names this mailbox (LegacyExchangeDN), and no other, among its sources. Refuses as `holds-others`. */
  searchHoldsNoOther: (source: Argument<string>): Guard<"searchHoldsNoOther"> =>
    guard("searchHoldsNoOther", { Source: source }),
  /** No other search has the same name. Refuses as `matches-several`. */
  searchNameIsUnique: guard("searchNameIsUnique"),
  /** The user is not synced from Active Directory. Refuses as `synced-from-ad`. */
  userNotSynced: guard("userNotSynced"),
  /** The user holds no admin role, directly or by a group, and is in no restricted management administrative unit. Refuses as `holds-a-role` or `protected`. */
  holdsNoRole: guard("holdsNoRole"),
  /** The user's Exchange plan is on, or its mailbox is of a type that needs none. Refuses as `plan-is-off`. */
  exchangePlanIsOn: (recipientType: Argument<string>): Guard<"exchangePlanIsOn"> =>
    guard("exchangePlanIsOn", { RecipientType: recipientType }),
  /** The domain is verified and managed, not federated. Refuses as `federated-domain`. */
  domainIsManaged: guard("domainIsManaged"),
  /** The user signs in by this name; in the recycle bin the directory puts the object id before it. Refuses as `not-ours`. */
  signsInAs: (name: Argument<string>): Guard<"signsInAs"> => guard("signsInAs", { Name: name }),
  /** The mailbox has exactly this name. Refuses as `not-ours`. */
  nameIs: (name: Argument<string>): Guard<"nameIs"> => guard("nameIs", { Name: name }),
});
