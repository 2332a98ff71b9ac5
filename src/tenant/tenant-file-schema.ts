import { z } from "zod";
import { identitySchema } from "./identity-schema.ts";
import { settingsSchema } from "./settings-schema.ts";

const text = (description: string) => z.string().describe(description);
const texts = (description: string) => z.array(z.string()).default([]).describe(description);
const flag = (description: string) => z.boolean().default(false).describe(description);
const optionalText = (description: string) => z.string().optional().describe(description);
const time = (description: string) => z.iso.datetime({ offset: true }).nullable().optional().describe(description);

const mailbox = z.strictObject({
  state: z
    .enum(["active", "disconnected", "soft-deleted", "purged"])
    .default("soft-deleted")
    .describe("Where it is in its life. A soft-deleted mailbox that is held is inactive."),
  ExchangeGuid: z.guid().describe("The one value that is a mailbox's own, whatever else it shares with others."),
  Guid: z.guid().optional().describe("Of its object in the directory of Exchange. Without it, an invented one."),
  Name: text("Its name. Several soft-deleted mailboxes may share one."),
  DisplayName: optionalText("Without it, the name."),
  Alias: optionalText("Without it, the name without what no address may have."),
  PrimarySmtpAddress: optionalText("Without it, the alias in the organization's first domain."),
  EmailAddresses: z
    .array(z.string())
    .optional()
    .describe("With their prefixes. Without it, the primary address alone."),
  UserPrincipalName: optionalText("Without it, the primary address."),
  DistinguishedName: optionalText("Without it, the one that Exchange gives."),
  LegacyExchangeDN: optionalText("Without it, the one that Exchange gives."),
  RecipientTypeDetails: z
    .string()
    .default("UserMailbox")
    .describe("UserMailbox, SharedMailbox, PublicFolderMailbox ..."),
  ExternalDirectoryObjectId: z.string().default("").describe("The id of its user; empty once that is purged."),
  IsDirSynced: flag("Its master is the Active Directory on premises."),
  MailboxMoveStatus: z.string().default("None").describe("None, InProgress, Completed ..."),
  IsInactiveMailbox: z.boolean().optional().describe("Without it, whether it is soft-deleted and anything holds it."),
  WasInactiveMailbox: flag("It was inactive until its last hold went."),
  InactiveMailboxRetireTime: time("When its last hold went. From then its 30 days count."),
  LitigationHoldEnabled: flag("Litigation Hold."),
  ComplianceTagHoldApplied: flag("A retention label on something in it."),
  DelayHoldApplied: flag("The delay hold on its mail."),
  DelayReleaseHoldApplied: flag("The delay hold on what other services keep in it."),
  InPlaceHolds: texts(
    "As Exchange shows them: mbx..., skp..., UniH..., cld..., and with a leading minus those it is excluded from.",
  ),
  HiddenFromAddressListsEnabled: flag("It is not in the address lists."),
  IsSoftDeletedByDisable: z.boolean().optional().describe("It was disabled, and not removed."),
  WhenSoftDeleted: time("Without it, ten days before the start."),
  hasShards: flag("Its archive has shards, so that it cannot be recovered, only copied."),
  IsRootPublicFolderMailbox: flag("It holds the hierarchy of the public folders."),
  itemCount: z.number().int().min(0).default(0).describe("How many items it holds."),
  orphanedSince: time(
    "When its user left the recycle bin. Without it, its deletion counts, or the start where that is over 30 days ago.",
  ),
  disconnectedSince: time("When the licence of its user went. Without it, since the start."),
  delayHoldsSince: time("Since when its delay holds are on. Without it, since the start."),
  more: z.record(z.string(), z.unknown()).default({}).describe("Other properties that Exchange shows."),
});

const user = z.strictObject({
  state: z.enum(["active", "deleted", "purged"]).default("active").describe("deleted: it lies in the recycle bin."),
  id: z.guid().describe("Its object id."),
  userPrincipalName: text("Its sign-in name."),
  displayName: optionalText("Without it, the sign-in name."),
  accountEnabled: z.boolean().default(true).describe("It may sign in."),
  onPremisesSyncEnabled: z.boolean().nullable().default(null).describe("true: its master is on premises."),
  isManagementRestricted: z
    .boolean()
    .nullable()
    .default(null)
    .describe("true: a restricted administrative unit protects it."),
  assignedPlans: z
    .array(z.record(z.string(), z.unknown()))
    .optional()
    .describe("As Graph shows them. Without it, Exchange Online (Plan 2)."),
  assignedLicenses: z
    .array(z.strictObject({ skuId: z.guid(), disabledPlans: z.array(z.guid()).default([]) }))
    .optional()
    .describe("As Graph shows them. Without it, Exchange Online (Plan 2), where it has a plan."),
  roles: z.array(z.record(z.string(), z.unknown())).default([]).describe("The directory roles that it holds."),
  deletedDateTime: time("Without it, ten days before the start for a deleted user."),
});

const domain = z.strictObject({
  id: text("Its name."),
  authenticationType: z.enum(["Managed", "Federated"]).default("Managed").describe("Who signs its users in."),
  isVerified: z.boolean().default(true).describe("The organization has shown that it is its own."),
});

const policy = z.strictObject({
  kind: z
    .enum(["retention", "app", "case"])
    .default("retention")
    .describe("A retention policy, one on apps, or a hold of an eDiscovery case."),
  Guid: z.guid().describe("Its id: its 32 digits stand in InPlaceHolds."),
  Name: optionalText("Without it, the id."),
  ExchangeLocation: texts("The addresses of the mailboxes that it names, or All."),
  ExchangeLocationException: texts("The addresses that it leaves out."),
  RestrictiveRetention: flag("Preservation Lock: it can only grow."),
  Enabled: z.boolean().default(true).describe("It is on."),
  RetentionComplianceAction: z
    .enum(["Keep", "Delete", "KeepAndDelete"])
    .default("Keep")
    .describe("What its rule does. One that only deletes holds nothing."),
  CaseId: z.string().default("").describe("The id of its case."),
});

const eDiscoveryCase = z.strictObject({
  Identity: z.guid().describe("Its id."),
  Name: optionalText("Without it, the id."),
  Status: z.enum(["Active", "Closed"]).default("Active").describe("A closed case holds nothing."),
});

const search = z.strictObject({
  Name: text("Its name."),
  InPlaceHoldIdentity: text("As it stands in InPlaceHolds."),
  InPlaceHoldEnabled: z.boolean().default(true).describe("It holds its sources."),
  Sources: texts("LegacyExchangeDN of each mailbox; none means all."),
});

const request = z.strictObject({
  Name: text("Its name."),
  SourceMailbox: text("The name of the mailbox that is copied from."),
  TargetMailbox: text("The name of the mailbox that is copied into."),
  TargetRootFolder: z.string().default("").describe("The folder that is copied into."),
  Status: z.string().default("Completed").describe("Queued, InProgress, Completed, Failed ..."),
});

const publicFolder = z.strictObject({
  Identity: text("Its path, which begins with a backslash."),
  ContentMailboxName: z.string().default("").describe("The name of the mailbox that holds its content."),
  ContentMailboxGuid: z.string().default("").describe("The ExchangeGuid of that mailbox."),
});

const recipient = z.strictObject({
  Name: text("Its name."),
  RecipientTypeDetails: z
    .string()
    .default("MailUser")
    .describe("MailUser, MailContact, MailUniversalDistributionGroup ..."),
  PrimarySmtpAddress: z.string().default("").describe("Its address."),
  ExchangeGuid: z.string().default("").describe("Of the mailbox that it has elsewhere."),
});

/** What may stand in a file that describes a tenant; the descriptions are what an editor shows. */
export const tenantFileSchema = z.strictObject({
  $schema: optionalText("Where an editor finds the schema of this file. purgebook does not look at it."),
  description: optionalText("What the tenant is an example of, for people. purgebook does not look at it."),
  now: z.iso.datetime({ offset: true }).default("2026-11-23T10:00:00Z").describe("When the rehearsal begins."),
  organization: z.string().default("contoso.onmicrosoft.com").describe("The first onmicrosoft.com domain."),
  tenantId: z.guid().default("7e4a0000-0000-4000-8000-000000000001").describe("The id of the tenant."),
  organizationHolds: texts("The organization-wide holds, as Get-OrganizationConfig shows them."),
  settings: settingsSchema.prefault({}).describe("What is not known of the service, or differs from tenant to tenant."),
  identity: identitySchema.prefault({}).describe("Who acts on the tenant, and what it may do."),
  mailboxes: z.array(mailbox).default([]).describe("The mailboxes, in every state."),
  users: z.array(user).default([]).describe("The users, those in the recycle bin among them."),
  domains: z.array(domain).default([]).describe("The domains. The organization's own is always there."),
  policies: z.array(policy).default([]).describe("Retention policies and holds of eDiscovery cases."),
  cases: z.array(eDiscoveryCase).default([]).describe("eDiscovery cases."),
  searches: z.array(search).default([]).describe("The searches behind In-Place Holds."),
  requests: z.array(request).default([]).describe("Restore requests."),
  publicFolders: z.array(publicFolder).default([]).describe("Public folders."),
  recipients: z.array(recipient).default([]).describe("Recipients that are no mailboxes."),
});

/** A tenant as its file says it. */
export type TenantFile = z.input<typeof tenantFileSchema>;
/** A tenant as its file says it, with what it leaves open. */
export type WholeTenantFile = z.output<typeof tenantFileSchema>;
