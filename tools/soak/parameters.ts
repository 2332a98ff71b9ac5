import { everyHoldAgreed } from "../support/agreed.ts";
import type { TenantFile } from "../../src/tenant/tenant-file-schema.ts";
import { oneOf, type Random } from "../../src/util/random.ts";
import type { MailboxInFile } from "../support/tenant-objects.ts";

/** What a runbook is given: the ids of what a tenant has, most of the time such as it is made for. */
export type ParametersOf = (tenant: TenantFile, random: Random) => Readonly<Record<string, unknown>>;

/** An id that nothing has. */
const nobody = "ffffffff-0000-4000-8000-000000000001";

/** A mailbox, four times in five one that the runbook is made for. */
function mailboxIn({ mailboxes = [] }: TenantFile, random: Random, suits: (mailbox: MailboxInFile) => boolean) {
  const suiting = mailboxes.filter(suits);
  const choice = suiting.length > 0 && random() < 0.8 ? suiting : mailboxes;
  return oneOf(random, choice);
}

const isDeleted = ({ state = "soft-deleted" }: MailboxInFile): boolean => state === "soft-deleted";
const isFolders = ({ RecipientTypeDetails }: MailboxInFile): boolean => RecipientTypeDetails === "PublicFolderMailbox";
const isOrdinary = (mailbox: MailboxInFile): boolean => isDeleted(mailbox) && !isFolders(mailbox);

const hasUser = ({ ExternalDirectoryObjectId = "" }: MailboxInFile): boolean => ExternalDirectoryObjectId !== "";

/** Nothing that the mailbox itself says stands in the way of a purge. */
const isFree = (mailbox: MailboxInFile): boolean =>
  isOrdinary(mailbox) &&
  !hasUser(mailbox) &&
  mailbox.IsDirSynced !== true &&
  mailbox.MailboxMoveStatus === undefined &&
  mailbox.LitigationHoldEnabled !== true &&
  mailbox.InPlaceHolds === undefined;

const deletedMailbox: ParametersOf = (tenant, random) => ({
  Identity: random() < 0.03 ? nobody : mailboxIn(tenant, random, isOrdinary).ExchangeGuid,
});

/** A user, with its mailbox, or sometimes with that of another. */
const userWith =
  (state: "active" | "deleted"): ParametersOf =>
  (tenant, random) => {
    const suits = (mailbox: MailboxInFile): boolean => hasUser(mailbox) && isDeleted(mailbox) === (state === "deleted");
    const own = mailboxIn(tenant, random, suits);
    const { ExchangeGuid } = random() < 0.1 ? mailboxIn(tenant, random, suits) : own;
    return { Identity: own.ExternalDirectoryObjectId || nobody, MailboxGuid: ExchangeGuid };
  };

const managedDomain = (random: Random): string => oneOf(random, ["contoso.onmicrosoft.com", "contoso.com"]);

/** By the name of the runbook, with the folder of its dialect. */
export const parametersOf: Readonly<Record<string, ParametersOf>> = {
  "Clear-MailboxHold": (tenant, random) => ({
    ...deletedMailbox(tenant, random),
    ...Object.fromEntries(Object.keys(everyHoldAgreed).map((name) => [name, random() < 0.8])),
  }),
  "Clear-MailboxHoldInPurview": ({ policies = [] }, random) => {
    const policy = policies.length === 0 ? undefined : oneOf(random, policies);
    return {
      Identity: policy?.Guid ?? nobody,
      Kind: policy?.kind === "case" ? "CaseHold" : "RetentionPolicy",
      NoActiveTwin: true,
      MailboxAddress: policy?.ExchangeLocation?.[0] ?? "nobody@contoso.com",
      CertificateName: "purview",
      AppId: "a9900000-0000-4000-8000-000000000001",
    };
  },
  "Connect-SoftDeletedMailbox": (tenant, random) => ({
    ...deletedMailbox(tenant, random),
    MailboxName: "Reconnected",
    SignInName: "reconnected",
    Domain: managedDomain(random),
  }),
  "Copy-SoftDeletedMailboxContent": (tenant, random) => ({
    ...deletedMailbox(tenant, random),
    TargetGuid: mailboxIn(tenant, random, (mailbox) => !isDeleted(mailbox)).ExchangeGuid,
  }),
  "Get-DeletedMailboxInventory": () => ({}),
  "Remove-DeletedUser": userWith("deleted"),
  "graph-sdk/Remove-DeletedUser": (tenant, random) => ({ Identity: userWith("deleted")(tenant, random)["Identity"] }),
  "msonline/Remove-DeletedUser": (tenant, random) => ({ Identity: userWith("deleted")(tenant, random)["Identity"] }),
  "Remove-LicensedUser": (tenant, random) => ({ ...userWith("active")(tenant, random), AcceptOneDriveLoss: true }),
  "graph-sdk/Remove-LicensedUser": (tenant, random) => ({
    Identity: userWith("active")(tenant, random)["Identity"],
    AcceptOneDriveLoss: true,
  }),
  "Remove-SoftDeletedMailbox": deletedMailbox,
  "Remove-SoftDeletedMailboxBatch": (tenant, random) => {
    const { mailboxes = [] } = tenant;
    // One that is refused makes the whole run fail: of half of the lists nothing is to be.
    const offered = random() < 0.5 ? mailboxes.filter(isFree) : mailboxes;
    const ids = offered.filter(() => random() < 0.7).map(({ ExchangeGuid }) => ExchangeGuid);
    return { TargetsJson: JSON.stringify(ids.length === 0 ? [nobody] : ids) };
  },
  "Remove-SoftDeletedMailboxViaReconnect": (tenant, random) => ({
    ...deletedMailbox(tenant, random),
    Domain: managedDomain(random),
  }),
  "Remove-SoftDeletedPublicFolderMailbox": (tenant, random) => ({
    Identity: mailboxIn(tenant, random, isFolders).ExchangeGuid,
  }),
  "Repair-CloudAccountBeforeSync": (tenant, random) => ({
    ...userWith("active")(tenant, random),
    AcceptOneDriveLoss: true,
  }),
  "Restore-SoftDeletedMailbox": (tenant, random) => {
    const active = new Set(
      (tenant.users ?? []).flatMap(({ id, state = "active" }) => (state === "active" ? [id] : [])),
    );
    const suits = (mailbox: MailboxInFile): boolean =>
      isOrdinary(mailbox) && active.has(mailbox.ExternalDirectoryObjectId ?? "");
    return { Identity: mailboxIn(tenant, random, suits).ExchangeGuid };
  },
};
