import type { Identity } from "./identity.ts";
import type { Licence } from "./licences.ts";
import type { Session } from "./session/session.ts";
import type { Settings } from "./settings.ts";

/** Where a mailbox is in its life (exchange-state 1.1). A soft-deleted one that is held is inactive. */
export type MailboxState = "active" | "disconnected" | "soft-deleted" | "purged";

/** A mailbox, by the names that Exchange gives its properties. */
export interface Mailbox {
  readonly state: MailboxState;
  readonly ExchangeGuid: string;
  /** Of the object in the directory of Exchange, which is another (exchange-state 1.3). */
  readonly Guid: string;
  readonly Name: string;
  readonly DisplayName: string;
  readonly Alias: string;
  readonly DistinguishedName: string;
  readonly PrimarySmtpAddress: string;
  /** With their prefix, which is in capitals for the primary one: `SMTP:`, `smtp:`, `X500:`. */
  readonly EmailAddresses: readonly string[];
  readonly LegacyExchangeDN: string;
  readonly UserPrincipalName: string;
  readonly RecipientTypeDetails: string;
  /** The object id of its user; empty once that is gone from the recycle bin. */
  readonly ExternalDirectoryObjectId: string;
  readonly IsDirSynced: boolean;
  readonly MailboxMoveStatus: string;
  readonly IsInactiveMailbox: boolean;
  readonly WasInactiveMailbox: boolean;
  /** Since when an inactive mailbox has been held by nothing more (exchange-state 1.1). ISO 8601, UTC. */
  readonly InactiveMailboxRetireTime: string | null;
  readonly LitigationHoldEnabled: boolean;
  readonly ComplianceTagHoldApplied: boolean;
  readonly DelayHoldApplied: boolean;
  readonly DelayReleaseHoldApplied: boolean;
  readonly InPlaceHolds: readonly string[];
  readonly HiddenFromAddressListsEnabled: boolean;
  /** It was disabled; a deleted mailbox without it was removed, or its user was (exchange-state 1.3). */
  readonly IsSoftDeletedByDisable?: boolean | undefined;
  /** ISO 8601, UTC. */
  readonly WhenSoftDeleted: string | null;
  /** Its archive has shards that must be recovered first: then it cannot be reconnected. */
  readonly hasShards: boolean;
  /** It holds the hierarchy of the public folders. */
  readonly IsRootPublicFolderMailbox: boolean;
  readonly itemCount: number;
  /** When its user left the recycle bin. ISO 8601, UTC; null where it has not, or nobody knows. */
  readonly orphanedSince: string | null;
  /** When it was disconnected, as the licence of its user went. ISO 8601, UTC. */
  readonly disconnectedSince: string | null;
  /** Since when its delay holds have been on. ISO 8601, UTC. */
  readonly delayHoldsSince: string | null;
  /** What policies, cases and searches have decided and the service has not done yet. */
  readonly holdsUnderway: readonly HoldUnderway[];
}

/** A value of InPlaceHolds that a mailbox is about to lose or get. */
export interface HoldUnderway {
  readonly hold: string;
  readonly becomes: "lifted" | "placed";
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
}

export type UserState = "active" | "deleted" | "purged";

/** A user of the directory, by the names that Graph gives its properties. */
export interface User {
  readonly state: UserState;
  readonly id: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly accountEnabled: boolean;
  readonly onPremisesSyncEnabled: boolean | null;
  readonly isManagementRestricted: boolean | null;
  readonly assignedPlans: readonly object[];
  readonly roles: readonly object[];
  /** ISO 8601, UTC. */
  readonly deletedDateTime: string | null;
  // What decides nothing about a purge may be left out.
  readonly mail?: string | null;
  readonly proxyAddresses?: readonly string[];
  readonly userType?: string | null;
  readonly onPremisesImmutableId?: string | null;
  readonly assignedLicenses?: readonly Licence[];
  readonly createdDateTime?: string | null;
}

export interface Domain {
  readonly id: string;
  readonly authenticationType: "Managed" | "Federated";
  readonly isVerified: boolean;
}

/** A retention policy, one on apps, or a hold of an eDiscovery case in Microsoft Purview. */
export interface Policy {
  readonly kind: "retention" | "app" | "case";
  readonly Guid: string;
  readonly Name: string;
  readonly ExchangeLocation: readonly string[];
  readonly ExchangeLocationException: readonly string[];
  /** Preservation Lock: it can only grow. */
  readonly RestrictiveRetention: boolean;
  readonly Enabled: boolean;
  /** What its rule does: one that only deletes holds nothing (exchange-state 2.1). */
  readonly RetentionComplianceAction: RetentionAction;
  /** The id of its case; empty where it is of none, or nobody knows of which. */
  readonly CaseId: string;
}

export type RetentionAction = "Keep" | "Delete" | "KeepAndDelete";

/** An eDiscovery case. */
export interface Case {
  readonly Identity: string;
  readonly Name: string;
  readonly Status: "Active" | "Closed";
}

/** A search of before, that holds mailboxes in place. */
export interface HoldSearch {
  readonly Name: string;
  readonly InPlaceHoldIdentity: string;
  readonly InPlaceHoldEnabled: boolean;
  /** LegacyExchangeDN of each mailbox; none means all. */
  readonly Sources: readonly string[];
}

/** A copy of content from one mailbox into another. */
export interface RestoreRequest {
  readonly Name: string;
  readonly Identity: string;
  /** Of both mailboxes the name, as the service shows a reference. */
  readonly SourceMailbox: string;
  readonly TargetMailbox: string;
  readonly TargetRootFolder: string;
  readonly Status: string;
}

/** A public folder, and the mailbox that holds it. */
export interface PublicFolder {
  readonly Identity: string;
  readonly ContentMailboxName: string;
  readonly ContentMailboxGuid: string;
}

/** A recipient that is no mailbox. */
export interface OtherRecipient {
  readonly Name: string;
  readonly RecipientTypeDetails: string;
  readonly PrimarySmtpAddress: string;
  readonly ExchangeGuid: string;
}

/** A container of the evidence store. */
export interface Container {
  /** Write once: what is in it is neither changed nor deleted, under a policy on the whole container (blob-storage, WORM). */
  readonly isImmutable: boolean;
  /** What the roles of the runbook's identity on it come to: those of Storage Blob Data Contributor, those of a reader, or none. */
  readonly access: "contribute" | "read" | "none";
}

/** A claim on a blob. Times are milliseconds since 1970. */
export interface Lease {
  readonly id: string;
  /** Seconds, as asked for; -1 where it has no end. */
  readonly duration: number;
  /** Until when it holds; null where it has no end. */
  readonly until: number | null;
  /** It was broken: it holds until then, and cannot be renewed. */
  readonly isBroken: boolean;
}

/** A record in the evidence store. Times are milliseconds since 1970. */
export interface Blob {
  readonly body: string;
  readonly contentType: string;
  readonly metadata: Readonly<Record<string, string>>;
  /** Quoted, as it is sent. */
  readonly etag: string;
  readonly createdAt: number;
  readonly modifiedAt: number;
  /** Null where there was none since it was last written or released. */
  readonly lease: Lease | null;
}

/** The collections of a tenant. Keys are lower case, but those of blobs. */
export interface Collections {
  /** By ExchangeGuid. */
  readonly mailboxes: Mailbox;
  /** By object id. */
  readonly users: User;
  /** By name. */
  readonly domains: Domain;
  /** By Guid. */
  readonly policies: Policy;
  /** By Identity. */
  readonly cases: Case;
  /** By InPlaceHoldIdentity. */
  readonly searches: HoldSearch;
  /** By Identity. */
  readonly requests: RestoreRequest;
  /** By Identity. */
  readonly publicFolders: PublicFolder;
  /** By name. */
  readonly recipients: OtherRecipient;
  /** By name. */
  readonly containers: Container;
  /** By `container/name`. */
  readonly blobs: Blob;
}

export type CollectionName = keyof Collections;

/** The tenant at one moment. */
export interface State {
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
  /** Its first onmicrosoft.com domain. */
  readonly organization: string;
  readonly tenantId: string;
  /** The organization-wide holds, as Get-OrganizationConfig shows them. */
  readonly organizationHolds: readonly string[];
  readonly settings: Settings;
  /** Who acts on it. */
  readonly identity: Identity;
  /** What the process that calls is connected to: each has its own. */
  readonly session: Session;
  readonly objects: { readonly [Name in CollectionName]: ReadonlyMap<string, Collections[Name]> };
}
