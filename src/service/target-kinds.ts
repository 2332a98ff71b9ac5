import { type Facts, mailboxFacts, userFacts } from "./facts.ts";

/** A kind of object that a runbook finds and acts on. */
export interface TargetKind {
  /** As a person says it, with its article: "the soft-deleted mailbox". */
  readonly noun: string;
  /** The script's variable, where the procedure names none. */
  readonly variable: string;
  /** What decides about it, read in full before an act and again immediately before it. */
  readonly facts: Facts;
  /** The property that is the same for no two objects and never empty. */
  readonly key: string;
  /** What a person knows it by, for the events: never used to find it. */
  readonly label: string;
  /** Another property by which its cmdlets take it: whoever acts by it needs a guard that it is unique. */
  readonly takenBy?: string;
  /** What it is again where somebody has restored it: whoever destroys it looks that it is not. */
  readonly restoredTo?: "mailbox" | "public-folder-mailbox" | "user";
}

const mailbox = { facts: mailboxFacts, key: "ExchangeGuid", label: "PrimarySmtpAddress" } as const;

export const targetKinds = {
  "soft-deleted-mailbox": { ...mailbox, noun: "soft-deleted mailbox", variable: "mailbox", restoredTo: "mailbox" },
  "soft-deleted-public-folder-mailbox": {
    ...mailbox,
    facts: { ...mailboxFacts, IsRootPublicFolderMailbox: "flag" },
    noun: "soft-deleted public folder mailbox",
    variable: "mailbox",
    restoredTo: "public-folder-mailbox",
  },
  "inactive-mailbox": { ...mailbox, noun: "inactive mailbox", variable: "mailbox" },
  "active-mailbox": { ...mailbox, noun: "active mailbox", variable: "activeMailbox" },
  user: {
    noun: "user",
    variable: "user",
    facts: { ...userFacts, isManagementRestricted: "optional-flag", assignedPlans: "plans" },
    key: "id",
    label: "userPrincipalName",
  },
  "deleted-user": {
    noun: "deleted user",
    variable: "deletedUser",
    facts: { ...userFacts, deletedDateTime: "text" },
    key: "id",
    label: "userPrincipalName",
    restoredTo: "user",
  },
  domain: {
    noun: "domain",
    variable: "domain",
    facts: { id: "text", authenticationType: "text", isVerified: "flag" },
    key: "id",
    label: "id",
  },
  "restore-request": {
    noun: "restore request",
    variable: "restoreRequest",
    facts: { RequestGuid: "guid", Status: "text" },
    key: "RequestGuid",
    label: "Name",
  },
  organization: {
    noun: "organization",
    variable: "organizationConfig",
    facts: { InPlaceHolds: "list" },
    key: "Guid",
    label: "Name",
  },
  "retention-policy": {
    noun: "retention policy",
    variable: "policy",
    facts: { Guid: "guid", Name: "text", Mode: "text", RestrictiveRetention: "flag", ExchangeLocation: "list" },
    key: "Guid",
    label: "Name",
  },
  "hold-search": {
    noun: "search of an In-Place Hold",
    variable: "search",
    facts: { InPlaceHoldIdentity: "text", Name: "text", InPlaceHoldEnabled: "flag", Sources: "list" },
    key: "InPlaceHoldIdentity",
    label: "Name",
    takenBy: "Name",
  },
  "case-hold-policy": {
    noun: "eDiscovery hold",
    variable: "caseHold",
    facts: { Guid: "guid", Name: "text", Enabled: "flag", ExchangeLocation: "list" },
    key: "Guid",
    label: "Name",
  },
} as const satisfies Record<string, TargetKind>;

export type TargetKindName = keyof typeof targetKinds;

export function targetKind(name: string): TargetKind {
  const found = (targetKinds as Readonly<Record<string, TargetKind>>)[name];
  if (found === undefined) throw new RangeError(`There is no target kind "${name}"`);
  return found;
}

/** The kind of object that a cmdlet with these switches answers with. */
export function targetKindOfCmdlet(
  cmdlet: string,
  parameters: Readonly<Record<string, unknown>>,
): TargetKindName | undefined {
  const only = kindOfAnswer[cmdlet];
  if (only !== undefined) return only;
  if (cmdlet !== "Get-Mailbox") return undefined;
  if ("SoftDeletedMailbox" in parameters)
    return "PublicFolder" in parameters ? "soft-deleted-public-folder-mailbox" : "soft-deleted-mailbox";
  return "InactiveMailboxOnly" in parameters ? "inactive-mailbox" : "active-mailbox";
}

const kindOfAnswer: Readonly<Record<string, TargetKindName>> = {
  "Get-MailboxRestoreRequest": "restore-request",
  "Get-OrganizationConfig": "organization",
  "Get-RetentionCompliancePolicy": "retention-policy",
  "Get-CaseHoldPolicy": "case-hold-policy",
  "Get-MailboxSearch": "hold-search",
};

const kindOfOperation: Readonly<Record<string, TargetKindName>> = {
  "get-user": "user",
  "get-deleted-user": "deleted-user",
  "list-deleted-users": "deleted-user",
  "get-domain": "domain",
};

/** The kind of object that an operation on the directory answers with. */
export const targetKindOfOperation = (operation: string): TargetKindName | undefined => kindOfOperation[operation];
