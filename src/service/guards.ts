import type { TargetKindName } from "./target-kinds.ts";

/** Something that is read once for a whole check, because it does not belong to the target itself. */
export type ContextName =
  "organization-holds" | "same-name" | "same-search-name" | "resident-folders" | "directory-roles";

/** A guard lets a target pass or refuses it by name. */
export interface Guard {
  /** The runtime function that decides; it gets the facts and what the guard asks for. */
  readonly function: string;
  /** What has passed, in the words of the review sheet. */
  readonly says: string;
  /** The result that a refusal has, and what to do then. */
  readonly code: string;
  readonly remedy: string;
  /** What is read for it beyond the target's own facts: function parameter by context. */
  readonly context?: { readonly parameter: string; readonly name: ContextName };
  /** Values that the procedure gives it: the function's parameters. */
  readonly arguments?: readonly string[];
}

export const guards = {
  notOnHold: {
    function: "Assert-NotOnHold",
    says: "No hold of any kind is on it (litigation, retention policy, label, eDiscovery, In-Place, delay), and it is not inactive.",
    code: "on-hold",
    remedy:
      "If legal agrees, lift it: of a deleted mailbox of a person or room with Clear-MailboxHold, of any other by the hold's owner. Then run this again.",
  },
  notOnOrganizationHold: {
    function: "Assert-NotOnOrganizationHold",
    says: "No organization-wide retention policy holds it; its own exclusions count.",
    code: "on-hold",
    remedy:
      "If legal agrees: of an inactive mailbox Clear-MailboxHold lifts it, of another the policy's owner excludes the mailbox in Purview. Then run this again.",
    context: { parameter: "OrganizationHolds", name: "organization-holds" },
  },
  userIsGone: {
    function: "Assert-UserIsGone",
    says: "It names no user any more (ExternalDirectoryObjectId is empty).",
    code: "has-a-user",
    remedy:
      "Run Remove-DeletedUser, or wait until Exchange shows that the user is gone; a public folder mailbox should have none: ask Microsoft Support.",
  },
  notSynced: {
    function: "Assert-NotSynced",
    says: "It is not synced from Active Directory.",
    code: "synced-from-ad",
    remedy:
      "Of a person or room: Remove-SoftDeletedMailboxViaReconnect is the way around it. A public folder mailbox, or where that has been run: act at the source in Active Directory.",
  },
  notBeingMoved: {
    function: "Assert-NotBeingMoved",
    says: "No migration of it is under way.",
    code: "being-moved",
    remedy: "Wait for the migration to end, or end it.",
  },
  typeIs: {
    function: "Assert-TypeIs",
    says: "Its type is one of those that the runbook handles.",
    code: "wrong-type",
    remedy: "Use the runbook for that type.",
    arguments: ["Type"],
  },
  nameIsUnique: {
    function: "Assert-NameIsUnique",
    says: "No other soft-deleted mailbox has the same name, so that it is safe whatever Exchange sends down the pipe.",
    code: "matches-several",
    remedy:
      "Of a person or room: Remove-SoftDeletedMailboxViaReconnect gives it a name of its own. A public folder mailbox, or where that has been run: ask Microsoft Support.",
    context: { parameter: "SameName", name: "same-name" },
  },
  belongsToUser: {
    function: "Assert-BelongsToUser",
    says: "It belongs to the user that was named, or to nobody any more.",
    code: "other-user",
    remedy: "Take both ids from one line of Get-DeletedMailboxInventory.",
    arguments: ["UserId"],
  },
  notPrimaryHierarchy: {
    function: "Assert-NotPrimaryHierarchy",
    says: "It is not the primary hierarchy mailbox of the public folders.",
    code: "primary-hierarchy",
    remedy: "Never purge it while public folders exist.",
  },
  hostsNoFolders: {
    function: "Assert-HostsNoFolder",
    says: "No public folder has its content in it.",
    code: "hosts-folders",
    remedy: "Move its public folders to another mailbox first.",
    context: { parameter: "ResidentFolders", name: "resident-folders" },
  },
  hasUser: {
    function: "Assert-HasUser",
    says: "It still names its original user.",
    code: "no-user",
    remedy: "Its user is gone: run Connect-SoftDeletedMailbox to give it a new one.",
  },
  notInactive: {
    function: "Assert-NotInactive",
    says: "It is not inactive: an inactive mailbox is recovered in another way.",
    code: "inactive",
    remedy:
      "Copy-SoftDeletedMailboxContent copies what is in it and leaves its holds. If legal agrees that they go: Clear-MailboxHold, then Connect-SoftDeletedMailbox gives it a new user.",
  },
  userIsDeleted: {
    function: "Assert-UserIsDeleted",
    says: "The user is in the recycle bin.",
    code: "not-deleted",
    remedy: "Delete the user first, with Remove-LicensedUser.",
  },
  policyNotLocked: {
    function: "Assert-PolicyNotLocked",
    says: "The policy has no Preservation Lock.",
    code: "locked-policy",
    remedy: "Nobody can take a mailbox out of a locked policy: wait until its retention ends.",
  },
  policyNamesMailbox: {
    function: "Assert-PolicyNamesMailbox",
    says: "The policy names the mailbox itself.",
    code: "not-in-policy",
    remedy:
      "An inactive mailbox cannot be taken out of a policy on all mailboxes: use Clear-MailboxHold, or change an adaptive scope.",
    arguments: ["Location"],
  },
  searchHoldsOthers: {
    function: "Assert-SearchHoldsOthers",
    says: "The search names the mailbox among its sources, and others besides: without a source it would be over all mailboxes.",
    code: "only-source",
    remedy: "Look at the sources of the search: where the mailbox is the only one, its hold is ended instead.",
    arguments: ["Source"],
  },
  searchHoldsNoOther: {
    function: "Assert-SearchHoldsNoOther",
    says: "The search names the mailbox, and no other, among its sources.",
    code: "holds-others",
    remedy: "Take the mailbox out of the sources instead: to end the hold would end it for the others.",
    arguments: ["Source"],
  },
  searchNameIsUnique: {
    function: "Assert-SearchNameIsUnique",
    says: "No other search has the same name, by which Set-MailboxSearch takes it.",
    code: "matches-several",
    remedy: "Rename one of the searches, and run this again.",
    context: { parameter: "SameName", name: "same-search-name" },
  },
  userNotSynced: {
    function: "Assert-UserNotSynced",
    says: "The user is not synced from Active Directory.",
    code: "synced-from-ad",
    remedy: "Delete the user at the source, in Active Directory.",
  },
  holdsNoRole: {
    function: "Assert-HoldsNoRole",
    says: "The user holds no admin role, and no restricted management administrative unit protects it (`protected`). Roles that are only eligible, custom or of an administrative unit are not seen, nor is protection from hard deletion.",
    code: "holds-a-role",
    remedy: "Take the role away first, by the process for admins.",
    context: { parameter: "Roles", name: "directory-roles" },
  },
  exchangePlanIsOn: {
    function: "Assert-ExchangePlanIsOn",
    says: "The Exchange plan is still on, directly or by a group (shared, room and equipment mailboxes need none).",
    code: "plan-is-off",
    remedy:
      "Give the licence back and wait until the mailbox shows; without it the mailbox would be lost to every later step.",
    arguments: ["RecipientType"],
  },
  domainIsManaged: {
    function: "Assert-DomainIsManaged",
    says: "The domain is verified and managed, not federated.",
    code: "federated-domain",
    remedy: "Use a managed domain: the tenant's own onmicrosoft.com one always is.",
  },
  signsInAs: {
    function: "Assert-SignsInAs",
    says: "Its sign-in name is the one that this runbook gave it; in the recycle bin the directory puts the object id before it.",
    code: "not-ours",
    remedy: "It is not the user that this runbook made: do not go on; find out whose it is.",
    arguments: ["Name"],
  },
  nameIs: {
    function: "Assert-NameIs",
    says: "Its name is the one that this runbook gave it.",
    code: "not-ours",
    remedy: "It was not reconnected by this runbook under this ticket: do not go on; find out who did.",
    arguments: ["Name"],
  },
} as const satisfies Record<string, Guard>;

export type GuardName = keyof typeof guards;

/**
 * The service plans that give a mailbox, as they stand in a user's assignedPlans: Plan 1, Plan 2, Kiosk, Essentials, Business, K and L plans,
 * and those of the US government. From Microsoft's list of product names and service plan identifiers; a plan that is not here refuses, which is safe.
 */
const mailboxPlans = [
  "9aaf7827-d63c-4b61-89c3-182f06f82e5c",
  "efb87545-963c-4e0d-99df-69c6916d9eb0",
  "4a82b400-a79f-41a4-b4e2-e94f5787b113",
  "1126bef5-da20-4f07-b45e-ad25d2581aa8",
  "90927877-dcff-4af6-b346-2332c0b15bb7",
  "d42bdbd6-c335-4231-ab3d-c8f348d5aff5",
  "fc52cc4b-ed7d-472d-bbe7-b081c23ecc56",
  "e9b4930a-925f-45e2-ac2a-3f7788ca6fdd",
  "8c3069c0-ccdb-44be-ab77-986203a67df2",
] as const;

/** What a guard is always given, because it is a fact of the service and not a choice of the procedure. */
export function fixedArguments(name: string): Readonly<Record<string, readonly string[]>> {
  return name === "exchangePlanIsOn" ? { Plan: mailboxPlans } : {};
}

export function guard(name: string): Guard {
  const found = (guards as Readonly<Record<string, Guard>>)[name];
  if (found === undefined) throw new RangeError(`There is no guard "${name}"`);
  return found;
}

const mailboxGuards = [
  "notOnHold",
  "notOnOrganizationHold",
  "userIsGone",
  "notSynced",
  "notBeingMoved",
  "typeIs",
  "nameIsUnique",
] as const;

/**
 * The guards without which an act may not be, by cmdlet or directory operation and by the kind of its target. The same
 * table is in the types of the DSL (dsl/required-guards.ts); a rule holds it on the tree.
 */
export const requiredGuards = {
  "Remove-Mailbox": {
    "soft-deleted-mailbox": mailboxGuards,
    "soft-deleted-public-folder-mailbox": [...mailboxGuards, "notPrimaryHierarchy", "hostsNoFolders"],
  },
  "New-Mailbox": { "soft-deleted-mailbox": ["notOnHold", "userIsGone", "notBeingMoved", "typeIs"] },
  "Undo-SoftDeletedMailbox": { "soft-deleted-mailbox": ["hasUser", "notInactive", "notBeingMoved", "typeIs"] },
  "New-MailboxRestoreRequest": { "soft-deleted-mailbox": ["notBeingMoved", "typeIs"] },
  "Set-Mailbox": { "soft-deleted-mailbox": ["notBeingMoved", "typeIs"], "active-mailbox": ["nameIs"] },
  "Set-RetentionCompliancePolicy": { "retention-policy": ["policyNotLocked", "policyNamesMailbox"] },
  "Set-CaseHoldPolicy": { "case-hold-policy": ["policyNamesMailbox"] },
  "Set-MailboxSearch": { "hold-search": ["searchNameIsUnique"] },
  "delete-user": { user: ["userNotSynced", "holdsNoRole"] },
  "block-sign-in": { user: ["userNotSynced", "holdsNoRole"] },
  "purge-deleted-user": { "deleted-user": ["userIsDeleted"] },
} as const satisfies Readonly<Record<string, Readonly<Partial<Record<TargetKindName, readonly GuardName[]>>>>>;

/** A form of an act: what it is given besides its identity, and the guards that it needs beyond those of every form. */
export interface KnownForm {
  /** Parameters with the constant that each must have, or `own-list-less-one`: a list of the object itself without one of its texts. */
  readonly must: Readonly<Record<string, boolean | "own-list-less-one">>;
  /** Switches that may be on besides. */
  readonly may?: readonly string[];
  readonly guards?: readonly GuardName[];
}

/**
 * The forms in which an act is known to do what is said of it, where it has others. Without -PermanentlyDelete, for one, Remove-Mailbox does
 * something else; and a search that holds several mailboxes must lose one source, and not its hold.
 */
const knownForms: Readonly<Record<string, Readonly<Record<string, readonly KnownForm[]>>>> = {
  "Remove-Mailbox": {
    "soft-deleted-mailbox": [{ must: { PermanentlyDelete: true } }],
    "soft-deleted-public-folder-mailbox": [{ must: { PermanentlyDelete: true, PublicFolder: true }, may: ["Force"] }],
  },
  "Set-MailboxSearch": {
    "hold-search": [
      { must: { SourceMailboxes: "own-list-less-one" }, guards: ["searchHoldsOthers"] },
      { must: { InPlaceHoldEnabled: false }, guards: ["searchHoldsNoOther"] },
    ],
  },
};

/** The forms of an act besides its identity; undefined where its form is free. */
export const knownFormsOf = (act: string, target: string): readonly KnownForm[] | undefined =>
  knownForms[act]?.[target];

/** The guards that an act on a target needs; undefined where the service knows no such act on such a target. */
export function requiredGuardsFor(act: string, target: string): readonly GuardName[] | undefined {
  const byTarget = (requiredGuards as Readonly<Record<string, Readonly<Record<string, readonly GuardName[]>>>>)[act];
  return byTarget?.[target];
}
