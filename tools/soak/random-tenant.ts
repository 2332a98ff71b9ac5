import type { TenantFile } from "../../src/tenant/tenant-file-schema.ts";
import { oneOf, upTo, type Random } from "../../src/util/random.ts";
import { active, id, mailbox, withUser, type MailboxInFile } from "../support/tenant-objects.ts";

type UserInFile = NonNullable<TenantFile["users"]>[number];

/** A mailbox with what belongs to it. */
type Household = { readonly mailboxes: readonly MailboxInFile[] } & Pick<
  TenantFile,
  "users" | "policies" | "searches" | "publicFolders"
>;

/** One kind of them: the number makes its ids its own. */
type Kind = (number: number, random: Random) => Household;

const userId = (number: number): string => id(number, "e0");

const user = (number: number, more: Partial<UserInFile> = {}): UserInFile => ({
  id: userId(number),
  userPrincipalName: `user${number}@contoso.com`,
  ...more,
});

const orphan: Kind = (number) => ({ mailboxes: [mailbox(number)] });

const shared: Kind = (number, random) => ({
  mailboxes: [mailbox(number, { RecipientTypeDetails: oneOf(random, ["SharedMailbox", "RoomMailbox"]) })],
});

const userInBin: Kind = (number) => ({
  mailboxes: [withUser(number)],
  users: [user(number, { state: "deleted" })],
});

/** Its user was restored without it. */
const userIsBack: Kind = (number) => ({ mailboxes: [withUser(number)], users: [user(number)] });

const activeUser: Kind = (number, random) => ({
  mailboxes: [active(number)],
  users: [
    user(number, {
      onPremisesSyncEnabled: random() < 0.2 ? true : null,
      roles: random() < 0.1 ? [{ id: "r1", displayName: "User Administrator" }] : [],
      accountEnabled: random() < 0.8,
      isManagementRestricted: random() < 0.1 ? true : null,
    }),
  ],
});

/** What holds a mailbox, one way or several. */
const held: Kind = (number, random) => {
  const policy = id(number, "b0");
  const hold = `mbx${policy.replaceAll("-", "")}`;
  const search = id(number, "c0").replaceAll("-", "");
  const way = upTo(random, 7);
  const holds: Partial<MailboxInFile> =
    [
      { LitigationHoldEnabled: true },
      { ComplianceTagHoldApplied: true },
      { DelayHoldApplied: true },
      { DelayReleaseHoldApplied: true },
      { InPlaceHolds: [`${hold}:${1 + upTo(random, 3)}`] },
      { InPlaceHolds: [`UniH${policy}`] },
      { InPlaceHolds: [search] },
    ][way] ?? {};
  const LegacyExchangeDN = `/o=ExchangeLabs/cn=Recipients/cn=user${number}`;
  const hasUser = random() < 0.3;
  return {
    mailboxes: [
      mailbox(number, {
        ...holds,
        LegacyExchangeDN,
        ...(hasUser ? { ExternalDirectoryObjectId: userId(number) } : {}),
      }),
    ],
    users: hasUser ? [user(number, { state: "deleted" })] : [],
    policies:
      way === 4 || way === 5
        ? [
            {
              kind: way === 4 ? "retention" : "case",
              Guid: policy,
              ExchangeLocation: [`user${number}@contoso.com`, "other@contoso.com"],
              RestrictiveRetention: random() < 0.2,
            },
          ]
        : [],
    searches: way === 6 ? [{ Name: `search${number}`, InPlaceHoldIdentity: search, Sources: [LegacyExchangeDN] }] : [],
  };
};

const synced: Kind = (number) => ({ mailboxes: [mailbox(number, { IsDirSynced: true })] });

const moved: Kind = (number) => ({ mailboxes: [mailbox(number, { MailboxMoveStatus: "InProgress" })] });

const formerlyInactive: Kind = (number) => ({
  mailboxes: [mailbox(number, { WasInactiveMailbox: true, InactiveMailboxRetireTime: "2026-11-20T08:00:00Z" })],
});

/** Another one has the same name or address: an active mailbox, or one that is deleted as well. */
const twins: Kind = (number, random) => {
  const one = mailbox(number);
  const same = random() < 0.5 ? { Name: `user${number}` } : { PrimarySmtpAddress: `user${number}@contoso.com` };
  const other = number + 100;
  return random() < 0.5
    ? { mailboxes: [one, active(other, same)], users: [user(other)] }
    : { mailboxes: [one, mailbox(other, same)] };
};

const folders: Kind = (number, random) => ({
  mailboxes: [
    mailbox(number, {
      RecipientTypeDetails: "PublicFolderMailbox",
      IsRootPublicFolderMailbox: random() < 0.2,
    }),
  ],
  publicFolders:
    random() < 0.3
      ? [{ Identity: `\\folder${number}`, ContentMailboxName: `user${number}`, ContentMailboxGuid: id(number) }]
      : [],
});

const sharded: Kind = (number) => ({ mailboxes: [mailbox(number, { hasShards: true })] });

/** What can be purged, and what stands in the way of it, are about as frequent. */
const kinds: readonly Kind[] = (
  [
    [3, orphan],
    [1, shared],
    [2, userInBin],
    [1, userIsBack],
    [2, activeUser],
    [3, held],
    [1, synced],
    [1, moved],
    [1, formerlyInactive],
    [2, twins],
    [1, folders],
    [1, sharded],
  ] as const
).flatMap(([times, kind]) => Array.from({ length: times }, () => kind));

/** What a runbook is made for and few tenants would have: most of those that it is tried on have one. */
const madeFor: Readonly<Record<string, Kind>> = {
  "Remove-SoftDeletedPublicFolderMailbox": folders,
  "Clear-MailboxHold": held,
  "Clear-MailboxHoldInPurview": held,
};

function randomKinds(runbook: string, random: Random): readonly Kind[] {
  const some = Array.from({ length: 2 + upTo(random, 6) }, () => oneOf(random, kinds));
  const own = madeFor[runbook];
  return own === undefined || random() < 0.2 ? some : [own, ...some.slice(1)];
}

const organizationHold = `mbx${id(1, "d0").replaceAll("-", "")}:2`;

/** A tenant of a few mailboxes in states that decide about a purge, with settings of every kind. */
export function randomTenant(runbook: string, random: Random): TenantFile {
  const households = randomKinds(runbook, random).map((kind, at) => kind(at + 1, random));
  const isHeldAsAWhole = random() < 0.1;
  return {
    organizationHolds: isHeldAsAWhole ? [organizationHold] : [],
    mailboxes: households
      .flatMap(({ mailboxes }) => mailboxes)
      .map((mailbox) =>
        isHeldAsAWhole && random() < 0.5
          ? { ...mailbox, InPlaceHolds: [...(mailbox.InPlaceHolds ?? []), `-${organizationHold}`] }
          : mailbox,
      ),
    users: households.flatMap(({ users = [] }) => users),
    policies: households.flatMap(({ policies = [] }) => policies),
    searches: households.flatMap(({ searches = [] }) => searches),
    publicFolders: households.flatMap(({ publicFolders = [] }) => publicFolders),
    domains: [{ id: "contoso.com", authenticationType: random() < 0.3 ? "Federated" : "Managed" }],
    settings: {
      unknownIdentity: oneOf(random, ["error", "everything", "nothing"]),
      pipeSends: oneOf(random, ["guid", "dn", "name"]),
      delayHoldOnRelease: random() < 0.5,
      orphanClock: oneOf(random, ["user-purge", "soft-delete"]),
      litigationHoldAfterRecovery: random() < 0.5,
      mailboxSearchCmdlets: random() < 0.5,
      copyEnds: oneOf(random, ["Completed", "Completed", "CompletedWithWarning", "Failed"]),
      lag: {
        purge: oneOf(random, [0, 0, 1, 20]),
        orphan: oneOf(random, [1, 8, 200]),
        restore: oneOf(random, [0, 2, 30]),
      },
    },
  };
}
