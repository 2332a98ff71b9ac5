import { identityOfRunbooks } from "../../../src/tenant/identity.ts";
import { newSession } from "../../../src/tenant/session/session.ts";
import { defaultSettings } from "../../../src/tenant/settings.ts";
import type { Domain, Mailbox, State, User } from "../../../src/tenant/state.ts";
import { deepFreeze } from "../../../src/util/freeze.ts";

// A tenant with a directory, for the tests of what is asked of it.

export const organization = "contoso.onmicrosoft.com";
export const tenantId = "7e4a0000-0000-4000-8000-000000000001";
export const identity = identityOfRunbooks(tenantId);

/** A guid that a reader can tell from others. */
export const id = (number: number, kind = "e0"): string =>
  `${kind.padEnd(8, "0")}-0000-4000-8000-${String(number).padStart(12, "0")}`;

export const user = (number: number, parts: Partial<User> = {}): User => ({
  state: "active",
  id: id(number),
  userPrincipalName: `user${number}@contoso.com`,
  displayName: `User ${number}`,
  accountEnabled: true,
  onPremisesSyncEnabled: null,
  isManagementRestricted: null,
  assignedPlans: [],
  roles: [],
  deletedDateTime: parts.state === "deleted" ? "2026-11-10T08:00:00Z" : null,
  ...parts,
});

/** The mailbox of the user of the same number. */
export const mailbox = (number: number, parts: Partial<Mailbox> = {}): Mailbox => ({
  state: "active",
  ExchangeGuid: id(number, "a0"),
  Guid: id(number, "d0"),
  Name: `user${number}`,
  Alias: `user${number}`,
  DistinguishedName: `CN=user${number},OU=${organization},OU=Microsoft Exchange Hosted Organizations,DC=EURPR01,DC=PROD,DC=OUTLOOK,DC=COM`,
  PrimarySmtpAddress: `user${number}@contoso.com`,
  LegacyExchangeDN: `/o=ExchangeLabs/cn=user${number}`,
  UserPrincipalName: `user${number}@contoso.com`,
  RecipientTypeDetails: "UserMailbox",
  ExternalDirectoryObjectId: id(number),
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
  WhenSoftDeleted: null,
  hasShards: false,
  DisplayName: `User ${number}`,
  EmailAddresses: [`SMTP:user${number}@contoso.com`],
  InactiveMailboxRetireTime: null,
  IsRootPublicFolderMailbox: false,
  itemCount: 0,
  orphanedSince: null,
  disconnectedSince: null,
  delayHoldsSince: null,
  holdsUnderway: [],
  ...parts,
});

const domains: readonly Domain[] = [
  { id: organization, authenticationType: "Managed", isVerified: true },
  { id: "contoso.com", authenticationType: "Federated", isVerified: true },
];

export function tenant(
  users: readonly User[],
  parts: Partial<Omit<State, "objects">> = {},
  mailboxes: readonly Mailbox[] = [],
): State {
  const none = new Map<string, never>();
  return {
    now: Date.parse("2026-11-23T10:00:00Z"),
    organization,
    tenantId,
    organizationHolds: [],
    settings: defaultSettings,
    identity,
    session: newSession,
    ...parts,
    objects: {
      mailboxes: new Map(mailboxes.map((one) => [one.ExchangeGuid, deepFreeze(one)])),
      users: new Map(users.map((one) => [one.id, deepFreeze(one)])),
      domains: new Map(domains.map((one) => [one.id, one])),
      policies: none,
      cases: none,
      searches: none,
      requests: none,
      publicFolders: none,
      recipients: none,
      containers: none,
      blobs: none,
    },
  };
}
