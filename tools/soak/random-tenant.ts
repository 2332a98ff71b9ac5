import type { TenantFile } from "../../src/tenant/tenant-file-schema.ts";
import { oneOf, upTo, type Random } from "../../src/util/random.ts";

type MailboxInFile = NonNullable<TenantFile["mailboxes"]>[number];
type UserInFile = NonNullable<TenantFile["users"]>[number];

/** A mailbox with what belongs to it. */
type Household = { readonly mailboxes: readonly MailboxInFile[] } & Pick<
  TenantFile,
  "users" | "policies" | "searches" | "publicFolders"
>;

/** One kind of them: the number makes its ids its own. */
type Kind = (number: number, random: Random) => Household;

const guid = (kind: string, number: number): string =>
  `${kind.padEnd(8, "0")}-0000-4000-8000-${String(number).padStart(12, "0")}`;

const mailboxId = (number: number): string => guid("a0", number);
const userId = (number: number): string => guid("e0", number);

/** A soft-deleted mailbox that nothing keeps, or what else is said. */
const deleted = (number: number, more: Partial<MailboxInFile> = {}): MailboxInFile => ({
  ExchangeGuid: mailboxId(number),
  Name: `user${number}`,
  PrimarySmtpAddress: `user${number}@contoso.com`,
  ...more,
});

const user = (number: number, more: Partial<UserInFile> = {}): UserInFile => ({
  id: userId(number),
  userPrincipalName: `user${number}@contoso.com`,
  ...more,
});

const withUser = (number: number, more: Partial<MailboxInFile> = {}): MailboxInFile =>
  deleted(number, { ExternalDirectoryObjectId: userId(number), ...more });

const orphan: Kind = (number) => ({ mailboxes: [deleted(number)] });

const shared: Kind = (number, random) => ({
  mailboxes: [deleted(number, { RecipientTypeDetails: oneOf(random, ["SharedMailbox", "RoomMailbox"]) })],
});

const userInBin: Kind = (number) => ({
  mailboxes: [withUser(number)],
  users: [user(number, { state: "deleted" })],
});

const activeUser: Kind = (number, random) => ({
  mailboxes: [withUser(number, { state: "active" })],
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
  const policy = guid("b0", number);
  const hold = `mbx${policy.replaceAll("-", "")}`;
  const search = guid("c0", number).replaceAll("-", "");
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
      deleted(number, {
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

const synced: Kind = (number) => ({ mailboxes: [deleted(number, { IsDirSynced: true })] });

const moved: Kind = (number) => ({ mailboxes: [deleted(number, { MailboxMoveStatus: "InProgress" })] });

const formerlyInactive: Kind = (number) => ({
  mailboxes: [deleted(number, { WasInactiveMailbox: true, InactiveMailboxRetireTime: "2026-11-20T08:00:00Z" })],
});

/** Another one has the same name or address: an active mailbox, or one that is deleted as well. */
const twins: Kind = (number, random) => {
  const one = deleted(number);
  const same = random() < 0.5 ? { Name: `user${number}` } : { PrimarySmtpAddress: `user${number}@contoso.com` };
  const other = number + 100;
  return random() < 0.5
    ? { mailboxes: [one, withUser(other, { state: "active", ...same })], users: [user(other)] }
    : { mailboxes: [one, deleted(other, same)] };
};

const folders: Kind = (number, random) => ({
  mailboxes: [
    deleted(number, {
      RecipientTypeDetails: "PublicFolderMailbox",
      IsRootPublicFolderMailbox: random() < 0.2,
    }),
  ],
  publicFolders:
    random() < 0.3
      ? [{ Identity: `\\folder${number}`, ContentMailboxName: `user${number}`, ContentMailboxGuid: mailboxId(number) }]
      : [],
});

const sharded: Kind = (number) => ({ mailboxes: [deleted(number, { hasShards: true })] });

/** What can be purged, and what stands in the way of it, are about as frequent. */
const kinds: readonly Kind[] = (
  [
    [3, orphan],
    [1, shared],
    [2, userInBin],
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

const organizationHold = `mbx${guid("d0", 1).replaceAll("-", "")}:2`;

/** A tenant of a few mailboxes in states that decide about a purge, with settings of every kind. */
export function randomTenant(random: Random): TenantFile {
  const households = Array.from({ length: 2 + upTo(random, 6) }, (_, at) => oneOf(random, kinds)(at + 1, random));
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
