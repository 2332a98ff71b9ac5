import type { Change } from "./change.ts";
import { isHeld } from "./holds.ts";
import type { Mailbox, State, User } from "./state.ts";

/** A moment as the service writes it. */
export const isoOf = (milliseconds: number): string => new Date(milliseconds).toISOString();

const mailboxesOf = ({ objects }: State, { id }: User): readonly Mailbox[] =>
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
          DistinguishedName: mailbox.DistinguishedName.replace(/^(CN=.*?,)/, "$1OU=Soft Deleted Objects,"),
        },
        where: { state: "active" },
        after: tenant.settings.lag.delete,
      })),
  ];
}

/** A purged user leaves its mailbox behind, which after a while names nobody (exchange-state 1.4). */
export const userPurged = (tenant: State, user: User): readonly Change[] => [
  { of: "users", key: user.id.toLowerCase(), set: { state: "purged" } },
  ...mailboxesOf(tenant, user).map((mailbox): Change => ({
    of: "mailboxes",
    key: mailbox.ExchangeGuid.toLowerCase(),
    set: { ExternalDirectoryObjectId: "", orphanedSince: isoOf(tenant.now) },
    // A mailbox that has another user by then keeps it.
    where: { ExternalDirectoryObjectId: mailbox.ExternalDirectoryObjectId },
    after: tenant.settings.lag.orphan,
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
          DistinguishedName: mailbox.DistinguishedName.replace("OU=Soft Deleted Objects,", ""),
        },
        where: { state: "soft-deleted" },
        after: mailbox.state === "active" ? Math.max(lag.restore, lag.delete) : lag.restore,
      })),
  ];
}
