import type { Change } from "./change.ts";
import { isHeld } from "./holds.ts";
import { activeName, deletedName } from "./names.ts";
import type { Mailbox, State, User } from "./state.ts";

/** A moment as the service writes it. */
export const isoOf = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** The mailboxes that name a user as theirs. */
export const mailboxesOf = ({ objects }: State, { id }: User): readonly Mailbox[] =>
  [...objects.mailboxes.values()].filter(
    (mailbox) => mailbox.ExternalDirectoryObjectId.toLowerCase() === id.toLowerCase(),
  );

/** A deleted user lies in the recycle bin for 30 days, and takes its mailbox along: soft-deleted, or inactive where it is held (exchange-state 1.4). */
export function userDeleted(tenant: State, user: User): readonly Change[] {
  const time = isoOf(tenant.now);
  return [
    { of: "users", key: user.id.toLowerCase(), set: { state: "deleted", deletedDateTime: time } },
    ...mailboxesOf(tenant, user)
      .filter(({ state }) => state === "active")
      .map((mailbox): Change => ({
        of: "mailboxes",
        key: mailbox.ExchangeGuid.toLowerCase(),
        set: {
          state: "soft-deleted",
          WhenSoftDeleted: time,
          IsInactiveMailbox: isHeld(tenant, mailbox),
          Name: nameOnceDeleted(tenant, mailbox),
          DistinguishedName: deletedName(mailbox.DistinguishedName, nameOnceDeleted(tenant, mailbox)),
        },
        where: { state: "active" },
        after: tenant.settings.lag.delete,
      })),
  ];
}

/** Whether a deleted mailbox keeps its name is not documented (exchange-state 8.3): a setting. What it is called otherwise is invented. */
const nameOnceDeleted = ({ settings }: State, { Name, ExchangeGuid }: Mailbox): string =>
  settings.deletedKeepNames ? Name : `${Name}_${ExchangeGuid.slice(0, 8)}`;

/** The name of before. */
const nameRestored = ({ Name, ExchangeGuid }: Mailbox): string => {
  const added = `_${ExchangeGuid.slice(0, 8)}`;
  return Name.endsWith(added) ? Name.slice(0, -added.length) : Name;
};

/** A purged user leaves its mailbox behind, which after a while names nobody (exchange-state 1.4). Whoever purges it may see it for a while longer (5). */
export const userPurged = (tenant: State, user: User, after = 0): readonly Change[] => [
  { of: "users", key: user.id.toLowerCase(), set: { state: "purged" }, where: { state: "deleted" }, after },
  ...mailboxesOf(tenant, user).map((mailbox): Change => ({
    of: "mailboxes",
    key: mailbox.ExchangeGuid.toLowerCase(),
    set: { ExternalDirectoryObjectId: "", orphanedSince: isoOf(tenant.now) },
    // A mailbox that has another user by then keeps it.
    where: { ExternalDirectoryObjectId: mailbox.ExternalDirectoryObjectId },
    after: after + tenant.settings.lag.orphan,
  })),
];

/**
 * A restored user brings its mailbox back (exchange-state 1.4). Where the mailbox has not yet followed its user into deletion, it comes
 * back only after it has: Exchange hears of both in turn.
 */
export function userRestored(tenant: State, user: User): readonly Change[] {
  const { lag } = tenant.settings;
  return [
    { of: "users", key: user.id.toLowerCase(), set: { state: "active", deletedDateTime: null } },
    ...mailboxesOf(tenant, user)
      .filter(({ state }) => state === "active" || state === "soft-deleted")
      .map((mailbox): Change => ({
        of: "mailboxes",
        key: mailbox.ExchangeGuid.toLowerCase(),
        set: {
          state: "active",
          WhenSoftDeleted: null,
          IsInactiveMailbox: false,
          Name: nameRestored(mailbox),
          DistinguishedName: activeName(mailbox.DistinguishedName, nameRestored(mailbox)),
        },
        where: { state: "soft-deleted" },
        after: mailbox.state === "active" ? Math.max(lag.restore, lag.delete) : lag.restore,
      })),
  ];
}
