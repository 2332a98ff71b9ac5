import { directoryOperations } from "../../../src/catalog/directory.ts";

/** A mailbox as a test gives it: the properties that Exchange Online shows, and in which view it is. */
export type Mailbox = { readonly state: "active" | "deleted" | "purged" } & Readonly<Record<string, unknown>>;
export type User = { readonly state: "active" | "deleted" | "purged" } & Readonly<Record<string, unknown>>;

/** What happens around a call of this name: before it takes effect or after, the n-th time or each time. */
export type Happening = {
  readonly call: string;
  readonly when: "before" | "after";
  readonly times?: readonly number[];
  /** Sets properties of the mailbox or user with the id or sign-in name `on`. */
  readonly on?: string;
  readonly set?: Readonly<Record<string, unknown>>;
  readonly minutes?: number;
  /** From then on a listing of all mailboxes is cut after so many, without a word. */
  readonly listingKeeps?: number;
  readonly sessionEnds?: boolean;
  /** What the call warns of. */
  readonly warning?: string;
  /** A folder: the call makes the file `reached` in it, and goes on when there is a file `go`. */
  readonly pauseIn?: string;
  /** Ends the process, as the end of a sandbox does. */
  readonly kill?: boolean;
  /** The service answers with this error; with a status it is an answer of the directory (0: the answer is lost). */
  readonly text?: string;
  readonly status?: number;
  readonly code?: string;
};

export type HoldSearch = {
  readonly Name: string;
  readonly InPlaceHoldIdentity: string;
  readonly InPlaceHoldEnabled: boolean;
  /** LegacyExchangeDN of each mailbox. */
  readonly Sources: readonly string[];
};

export type Tenant = {
  readonly now: string;
  readonly organization: string;
  readonly tenantId: string;
  /** The tenant that a connection to Exchange Online is to. */
  readonly connectedTenantId: string;
  /** The tenant that the token for the directory is of. */
  readonly tokenTenantId: string;
  /** What the identity may do in Microsoft Graph. */
  readonly permissions: readonly string[];
  readonly otherConnections: readonly object[];
  readonly organizationConfig: object;
  readonly mailboxes: readonly Mailbox[];
  readonly users: readonly User[];
  readonly domains: readonly object[];
  readonly recipients: readonly object[];
  readonly mailUsers: readonly object[];
  readonly requests: readonly object[];
  readonly publicFolders: readonly object[];
  /** Values of InPlaceHolds that ExcludeFromAllHolds leaves, and those whose search is still there. */
  readonly lockedPolicies: readonly string[];
  readonly searches: readonly string[];
  /** The searches that a session with the retired cmdlets shows; undefined: this session has them no more. */
  readonly mailboxSearches?: readonly HoldSearch[] | undefined;
  /** Policies of Purview, of kind retention or case. */
  readonly policies: readonly object[];
  /** The name of the one certificate in the Automation account. */
  readonly certificate: string;
  /** What Get-Mailbox does with an identity that it does not know: the documentation warns that it may give everything. */
  readonly unknownIdentity: "error" | "everything" | "nothing";
  /** What a piped mailbox is identified by is not documented. */
  readonly pipeSends: "guid" | "dn" | "name";
  readonly copyEnds: string;
  /** Minutes until what was done shows. */
  readonly lag: Readonly<Partial<Record<"purge" | "delete" | "orphan" | "restore" | "copy" | "hold", number>>>;
  readonly happenings: readonly Happening[];
};

export const organization = "contoso.onmicrosoft.com";
export const domain = organization;

/** A guid that a reader can tell from others: `id(7)`. */
export function id(number: number, kind = "a0"): string {
  return `${kind.padEnd(8, "0")}-0000-4000-8000-${number.toString().padStart(12, "0")}`;
}

export function tenant(parts: Partial<Tenant> = {}): Tenant {
  return {
    now: "2026-11-23T10:00:00Z",
    organization,
    tenantId: "7e4a0000-0000-4000-8000-000000000001",
    connectedTenantId: "7e4a0000-0000-4000-8000-000000000001",
    tokenTenantId: "7e4a0000-0000-4000-8000-000000000001",
    permissions: Object.values(directoryOperations).map(({ permission }) => permission.name),
    otherConnections: [],
    organizationConfig: { Name: organization, InPlaceHolds: [] },
    mailboxes: [deletedMailbox(1)],
    users: [],
    domains: [
      { id: organization, authenticationType: "Managed", isVerified: true },
      { id: "contoso.com", authenticationType: "Federated", isVerified: true },
    ],
    recipients: [],
    mailUsers: [],
    requests: [],
    publicFolders: [],
    lockedPolicies: [],
    searches: [],
    policies: [],
    certificate: "purview",
    unknownIdentity: "error",
    pipeSends: "guid",
    copyEnds: "Completed",
    happenings: [],
    ...parts,
    lag: { purge: 0, delete: 0, orphan: 0, restore: 0, copy: 0, hold: 0, ...parts.lag },
  };
}

/** The orphaned mailbox that every runbook for orphans accepts. */
export function deletedMailbox(number: number, properties: Readonly<Record<string, unknown>> = {}): Mailbox {
  return mailbox("deleted", number, properties);
}

export function activeMailbox(number: number, properties: Readonly<Record<string, unknown>> = {}): Mailbox {
  return mailbox("active", number, {
    ExternalDirectoryObjectId: id(number, "e0"),
    WhenSoftDeleted: null,
    ...properties,
  });
}

function mailbox(state: "active" | "deleted", number: number, properties: Readonly<Record<string, unknown>>): Mailbox {
  const name = `user${number}`;
  const place = state === "deleted" ? "OU=Soft Deleted Objects," : "";
  return {
    state,
    ExchangeGuid: id(number),
    Name: name,
    Alias: name,
    DistinguishedName: `CN=${name},${place}OU=contoso.onmicrosoft.com,OU=Microsoft Exchange Hosted Organizations,DC=EURPR01,DC=PROD,DC=OUTLOOK,DC=COM`,
    PrimarySmtpAddress: `${name}@contoso.com`,
    LegacyExchangeDN: legacyName(number),
    UserPrincipalName: `${name}@contoso.com`,
    RecipientTypeDetails: "UserMailbox",
    ExternalDirectoryObjectId: "",
    IsDirSynced: false,
    MailboxMoveStatus: "None",
    IsInactiveMailbox: false,
    WasInactiveMailbox: false,
    LitigationHoldEnabled: false,
    ComplianceTagHoldApplied: false,
    DelayHoldApplied: false,
    DelayReleaseHoldApplied: false,
    InPlaceHolds: [],
    HiddenFromAddressListsEnabled: false,
    WhenSoftDeleted: "2026-11-10T08:00:00Z",
    ...properties,
  };
}

/** The LegacyExchangeDN of the mailbox of this number. */
export const legacyName = (number: number): string =>
  `/o=ExchangeLabs/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/cn=${number}-user${number}`;

/** Exchange Online (Plan 2), switched on. */
export const exchangePlan = {
  service: "exchange",
  servicePlanId: "efb87545-963c-4e0d-99df-69c6916d9eb0",
  capabilityStatus: "Enabled",
};

/** The user of the mailbox with the same number. */
export function user(
  number: number,
  state: "active" | "deleted",
  properties: Readonly<Record<string, unknown>> = {},
): User {
  return {
    state,
    id: id(number, "e0"),
    userPrincipalName: `user${number}@contoso.com`,
    displayName: `User ${number}`,
    accountEnabled: true,
    onPremisesSyncEnabled: null,
    isManagementRestricted: null,
    assignedPlans: [exchangePlan],
    roles: [],
    deletedDateTime: state === "deleted" ? "2026-11-10T08:00:00Z" : null,
    ...properties,
  };
}
