import { everyHoldAgreed } from "../support/agreed.ts";

export type Mode = "Preview" | "Execute";

/** How a run ends: at its end, or refused or failed by a name. */
type End = "done" | (string & {});

/** A runbook on a tenant of the gallery. */
export interface GalleryRehearsal {
  /** The path of the runbook in out/, without its ending. */
  readonly runbook: string;
  /** The name of a file in test/tenants, without its ending. */
  readonly tenant: string;
  /** Beside those that every runbook has. */
  readonly parameters: Readonly<Record<string, string | boolean | number>>;
  /** What is special about the parameters, where the same runbook is on the same tenant with others. */
  readonly where?: string;
  /** Absent where the runbook has no such mode. */
  readonly ends: { readonly Preview: End; readonly Execute?: End };
}

/** An id of the gallery: mailboxes begin with a, users with e, policies with b, and what a mailbox is in the directory with d. */
const id = (kind: "a" | "b" | "d" | "e", number: number): string =>
  `${kind}0000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

type Row = readonly [tenant: string, preview: End, execute?: End];
type Parameters = GalleryRehearsal["parameters"];

/** One runbook, with the same parameters, on several tenants; where it ends alike in both modes, its end is said once. */
const on = (runbook: string, parameters: Parameters, ...rows: readonly Row[]): readonly GalleryRehearsal[] =>
  rows.map(([tenant, Preview, Execute = Preview]) => ({ runbook, tenant, parameters, ends: { Preview, Execute } }));

/** A runbook that changes nothing and has no modes. */
const lookingOn = (runbook: string, ...tenants: readonly string[]): readonly GalleryRehearsal[] =>
  tenants.map((tenant) => ({ runbook, tenant, parameters: {}, ends: { Preview: "done" } }));

const mailbox = { Identity: id("a", 1) };
/** The Guid of that mailbox, which is not what identifies it. */
const guid = { Identity: id("d", 1) };
const user = { Identity: id("e", 1) };
const userAndMailbox = { ...user, MailboxGuid: id("a", 1) };
const targets = (count: number): Parameters => ({
  TargetsJson: JSON.stringify(Array.from({ length: count }, (_, at) => id("a", at + 1))),
});
const ownDomain = "contoso.onmicrosoft.com";
const copy = { ...mailbox, TargetGuid: id("a", 2) };
const newUser = { ...mailbox, MailboxName: "user2", SignInName: "user2" };
const inPurview = {
  Identity: id("b", 1),
  MailboxAddress: "user1@contoso.com",
  AppId: "a9900000-0000-4000-8000-000000000001",
  CertificateName: "purgebook",
};

/** In their order. */
export const modesOf = ({ ends }: GalleryRehearsal): readonly Mode[] =>
  ends.Execute === undefined ? ["Preview"] : ["Preview", "Execute"];

/** Every runbook, on the tenants where it applies. */
export const gallery: readonly GalleryRehearsal[] = [
  ...lookingOn(
    "Get-DeletedMailboxInventory",
    "orphan",
    "user-in-recycle-bin",
    "licence-removed",
    "active-twin",
    "every-hold",
    "public-folder-mailbox",
    "batch-of-all-kinds",
  ),
  ...on(
    "Remove-LicensedUser",
    { ...userAndMailbox, AcceptOneDriveLoss: true },
    ["licensed-user", "done"],
    ["licensed-user-on-hold", "done"],
    ["user-without-licence", "plan-is-off"],
    ["user-with-admin-role", "holds-a-role"],
    ["synced-user", "synced-from-ad"],
  ),
  ...on(
    "graph-sdk/Remove-LicensedUser",
    { ...user, AcceptOneDriveLoss: true },
    ["licensed-user", "done"],
    ["user-without-licence", "plan-is-off"],
    ["user-with-admin-role", "holds-a-role"],
    ["synced-user", "synced-from-ad"],
  ),
  ...on(
    "Remove-DeletedUser",
    userAndMailbox,
    ["user-in-recycle-bin", "done"],
    ["slow-directory", "done", "not-yet"],
    ["licence-removed", "not-found"],
    ["user-back", "not-found"],
    ["orphan", "other-user"],
  ),
  ...on("graph-sdk/Remove-DeletedUser", user, ["user-in-recycle-bin", "done"], ["user-back", "not-found"]),
  ...on("msonline/Remove-DeletedUser", user, ["user-in-recycle-bin", "done"], ["user-back", "not-found"]),
  ...on(
    "Remove-SoftDeletedMailbox",
    mailbox,
    ["orphan", "done"],
    ["user-in-recycle-bin", "has-a-user"],
    ["user-back", "has-a-user"],
    ["licence-removed", "not-found"],
    ["purged", "not-found"],
    ["unknown-gives-everything", "done"],
    ["active-twin", "done", "matches-several"],
    ["deleted-twin", "matches-several"],
    ["user-in-the-way", "done", "user-in-the-way"],
    ["active-user-in-the-way", "done", "user-in-the-way"],
    ["synced-mailbox", "synced-from-ad"],
    ["disconnect-not-in-role", "done", "role-is-missing"],
    ["purge-not-in-role", "done", "role-is-missing"],
    ["moving-mailbox", "being-moved"],
    ["public-folder-mailbox", "not-found"],
    ["litigation-hold", "on-hold"],
    ["in-place-hold", "on-hold"],
    ["organization-policy", "on-hold"],
    ["mailbox-policy", "on-hold"],
    ["case-hold", "on-hold"],
    ["delay-holds", "on-hold"],
    ["retention-label", "on-hold"],
  ),
  ...on("Remove-SoftDeletedMailbox", guid, ["guid-for-exchange-guid", "not-found"]),
  ...on("Remove-SoftDeletedMailboxBatch", targets(12), ["batch", "done"]),
  ...on("Remove-SoftDeletedMailboxBatch", { ...targets(12), MaxTargets: 11 }, ["batch", "too-many"]).map(
    (rehearsal) => ({ ...rehearsal, where: "with at most 11 targets" }),
  ),
  ...on("Remove-SoftDeletedMailboxBatch", targets(8), ["batch-of-all-kinds", "some-failed"]),
  ...on(
    "Remove-SoftDeletedMailboxViaReconnect",
    { ...mailbox, Domain: ownDomain },
    ["active-twin", "done"],
    ["deleted-twin", "done"],
    ["user-in-the-way", "done"],
    ["active-user-in-the-way", "done"],
    ["synced-mailbox", "done"],
    ["disconnect-not-in-role", "done", "role-is-missing"],
    ["user-in-recycle-bin", "has-a-user"],
    ["licence-removed", "not-found"],
    ["moving-mailbox", "being-moved"],
    ["litigation-hold", "on-hold"],
    ["organization-policy", "on-hold"],
    ["shards", "done", "has-shards"],
  ),
  ...on("Remove-SoftDeletedMailboxViaReconnect", { ...mailbox, Domain: "contoso.com" }, [
    "federated-domain",
    "federated-domain",
  ]),
  ...on(
    "Connect-SoftDeletedMailbox",
    { ...newUser, Domain: ownDomain },
    ["orphan", "done"],
    ["user-in-recycle-bin", "has-a-user"],
    ["litigation-hold", "on-hold"],
    ["sign-in-name-taken", "done", "address-taken"],
    ["shards", "done", "has-shards"],
    ["licence-removed", "not-found"],
  ),
  ...on("Connect-SoftDeletedMailbox", { ...newUser, ...guid, Domain: ownDomain }, [
    "guid-for-exchange-guid",
    "not-found",
  ]),
  ...on("Connect-SoftDeletedMailbox", { ...newUser, Domain: "contoso.com" }, ["federated-domain", "federated-domain"]),
  ...on(
    "Restore-SoftDeletedMailbox",
    mailbox,
    ["user-back", "done"],
    ["user-in-recycle-bin", "not-found"],
    ["orphan", "no-user"],
    ["inactive-user-back", "inactive"],
  ),
  ...on(
    "Copy-SoftDeletedMailboxContent",
    { ...copy, WaitMinutes: 60 },
    ["restore-target", "done"],
    ["shards", "done"],
    ["restore-fails", "done", "has-failed"],
    ["restore-request-of-others", "done", "not-ours"],
    ["orphan", "not-found"],
  ),
  ...on(
    "Remove-SoftDeletedPublicFolderMailbox",
    mailbox,
    ["public-folder-mailbox", "done"],
    ["public-folder-mailbox-primary", "primary-hierarchy"],
    ["public-folder-mailbox-in-use", "hosts-folders"],
    ["orphan", "not-found"],
  ),
  ...on(
    "Clear-MailboxHold",
    { ...mailbox, ...everyHoldAgreed },
    ["litigation-hold", "done"],
    ["in-place-hold", "done", "still-held"],
    ["in-place-hold-alone", "done"],
    ["in-place-hold-without-search", "done"],
    ["in-place-hold-out-of-reach", "done", "still-held"],
    ["organization-policy", "done"],
    ["mailbox-policy", "done"],
    ["locked-policy", "done", "still-held"],
    ["case-hold", "done", "still-held"],
    ["delay-holds", "done"],
    ["delay-hold-after-release", "done"],
    ["retention-label", "done"],
    ["every-hold", "done", "still-held"],
    ["orphan", "done"],
  ),
  ...on("Clear-MailboxHold", { ...guid, ...everyHoldAgreed }, ["guid-for-exchange-guid", "not-found"]),
  ...on("Clear-MailboxHoldInPurview", { ...inPurview, Kind: "CaseHold", NoActiveTwin: true }, ["case-hold", "done"]),
  ...on(
    "Clear-MailboxHoldInPurview",
    { ...inPurview, Kind: "RetentionPolicy", NoActiveTwin: true },
    ["mailbox-policy", "done"],
    ["locked-policy", "locked-policy"],
  ),
  ...on("Clear-MailboxHoldInPurview", { ...inPurview, Kind: "RetentionPolicy" }, [
    "mailbox-policy-with-active-twin",
    "done",
    "bad-parameter",
  ]),
  ...on(
    "Repair-CloudAccountBeforeSync",
    { ...userAndMailbox, AcceptOneDriveLoss: true },
    ["cloud-account-before-sync", "done"],
    ["licensed-user-on-hold", "on-hold"],
    ["user-without-licence", "plan-is-off"],
    ["synced-user", "synced-from-ad"],
  ),
];
