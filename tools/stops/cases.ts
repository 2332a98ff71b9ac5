import { everyHoldAgreed } from "../support/agreed.ts";
import type { TenantFile } from "../../src/tenant/tenant-file-schema.ts";
import { active, hex, hexGuid, id, mailbox } from "../support/tenant-objects.ts";

/** A runbook with a tenant in which its Execute does all that it can. */
export interface StopCase {
  /** Of its script in out/. */
  readonly runbook: string;
  /** What is in the tenant. */
  readonly title: string;
  readonly tenant: TenantFile;
  readonly parameters: Readonly<Record<string, unknown>>;
}

const user = (number: number, state: "active" | "deleted") => ({
  id: id(number, "e0"),
  userPrincipalName: `user${number}@contoso.com`,
  state,
});
const ofUser = { ExternalDirectoryObjectId: id(1, "e0") };
const both = { Identity: id(1, "e0"), MailboxGuid: id(1) };
const organization = "contoso.onmicrosoft.com";
const dn = (number: number): string => `/o=ExchangeLabs/cn=Recipients/cn=user${number}`;

const deletedUser: TenantFile = { mailboxes: [mailbox(1, ofUser), mailbox(2)], users: [user(1, "deleted")] };
const activeUser: TenantFile = { mailboxes: [active(1), mailbox(2)], users: [user(1, "active")] };
const purview = {
  MailboxAddress: "user1@contoso.com",
  NoActiveTwin: true,
  AppId: id(9, "c0"),
  CertificateName: "purview",
};
const policies = (kind: "retention" | "case"): TenantFile => ({
  mailboxes: [mailbox(1, { InPlaceHolds: [kind === "case" ? `UniH${hexGuid}` : `mbx${hex}:2`] })],
  identity: { appId: purview.AppId, certificates: [{ name: purview.CertificateName }] },
  policies: [{ kind, Guid: hexGuid, ExchangeLocation: ["user1@contoso.com", "user2@contoso.com"] }],
});

/** The parameters that all runbooks have. */
export const common: Readonly<Record<string, string>> = {
  Organization: organization,
  ChangeTicket: "CHG-1",
  Mode: "Execute",
  EvidenceUri: "https://contosoevidence.blob.core.windows.net/purges",
};

/** Every runbook that changes something, but that with MSOnline: its evidence is in a folder, which each stop would find as the one before left it. */
export const stopCases: readonly StopCase[] = [
  {
    runbook: "Remove-SoftDeletedMailbox",
    title: "an orphan",
    tenant: { mailboxes: [mailbox(1), mailbox(2)] },
    parameters: { Identity: id(1) },
  },
  {
    runbook: "Remove-SoftDeletedMailboxBatch",
    title: "a list with one that is held",
    // One of them is refused, and what is told of it stays the same, too.
    tenant: { mailboxes: [mailbox(1), mailbox(2), mailbox(3, { LitigationHoldEnabled: true }), mailbox(4)] },
    parameters: { TargetsJson: JSON.stringify([id(1), id(3), id(2)]), MaxTargets: 3 },
  },
  {
    runbook: "Remove-SoftDeletedPublicFolderMailbox",
    title: "a mailbox that hosts no folder",
    tenant: {
      mailboxes: [
        mailbox(1, { RecipientTypeDetails: "PublicFolderMailbox" }),
        active(5, { RecipientTypeDetails: "PublicFolderMailbox", IsRootPublicFolderMailbox: true }),
      ],
    },
    parameters: { Identity: id(1) },
  },
  {
    runbook: "Remove-SoftDeletedMailboxViaReconnect",
    title: "an orphan",
    tenant: { mailboxes: [mailbox(1), mailbox(2)] },
    parameters: { Identity: id(1), Domain: organization },
  },
  {
    runbook: "Connect-SoftDeletedMailbox",
    title: "an orphan",
    tenant: { mailboxes: [mailbox(1), mailbox(2)] },
    parameters: { Identity: id(1), MailboxName: "Back again", SignInName: "back", Domain: organization },
  },
  {
    runbook: "Copy-SoftDeletedMailboxContent",
    title: "an orphan",
    tenant: { mailboxes: [mailbox(1), active(5)], users: [user(5, "active")] },
    parameters: { Identity: id(1), TargetGuid: id(5), WaitMinutes: 40 },
  },
  {
    runbook: "Restore-SoftDeletedMailbox",
    title: "a mailbox whose user is there",
    tenant: { mailboxes: [mailbox(1, ofUser), mailbox(2)], users: [user(1, "active")] },
    parameters: { Identity: id(1) },
  },
  { runbook: "Remove-DeletedUser", title: "a user in the recycle bin", tenant: deletedUser, parameters: both },
  {
    runbook: "graph-sdk/Remove-DeletedUser",
    title: "a user in the recycle bin",
    tenant: deletedUser,
    parameters: { Identity: both.Identity },
  },
  {
    runbook: "Remove-LicensedUser",
    title: "a user with a mailbox",
    tenant: activeUser,
    parameters: { ...both, AcceptOneDriveLoss: true },
  },
  {
    runbook: "graph-sdk/Remove-LicensedUser",
    title: "a user with a mailbox",
    tenant: activeUser,
    parameters: { Identity: both.Identity, AcceptOneDriveLoss: true },
  },
  {
    runbook: "Repair-CloudAccountBeforeSync",
    title: "a user with a mailbox",
    tenant: activeUser,
    parameters: { ...both, AcceptOneDriveLoss: true },
  },
  {
    runbook: "Clear-MailboxHold",
    title: "a mailbox with holds of every kind",
    tenant: {
      settings: { mailboxSearchCmdlets: true, lag: { hold: 0 } },
      organizationHolds: [`mbx${"e".repeat(32)}:2`],
      mailboxes: [
        mailbox(1, {
          LegacyExchangeDN: dn(1),
          LitigationHoldEnabled: true,
          ComplianceTagHoldApplied: true,
          DelayHoldApplied: true,
          DelayReleaseHoldApplied: true,
          InPlaceHolds: [`mbx${hex}:2`, `cld${hex}`],
        }),
        mailbox(2, { LegacyExchangeDN: dn(2), InPlaceHolds: [`cld${hex}`] }),
      ],
      policies: [{ Guid: hexGuid, ExchangeLocation: ["user1@contoso.com", "user2@contoso.com"] }],
      searches: [{ Name: "Case 1", InPlaceHoldIdentity: `cld${hex}`, Sources: [dn(1), dn(2)] }],
    },
    parameters: { Identity: id(1), ...everyHoldAgreed },
  },
  {
    runbook: "Clear-MailboxHoldInPurview",
    title: "a mailbox in a retention policy",
    tenant: policies("retention"),
    parameters: { ...purview, Identity: hexGuid, Kind: "RetentionPolicy" },
  },
  {
    runbook: "Clear-MailboxHoldInPurview",
    title: "a mailbox in a hold of a case",
    tenant: policies("case"),
    parameters: { ...purview, Identity: hexGuid, Kind: "CaseHold" },
  },
];
