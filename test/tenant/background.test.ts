import { expect, it } from "vitest";
import { nextWork } from "../../src/tenant/background.ts";
import { call, day, id, mailbox, mailboxIn, tenant } from "./support/state.ts";

const now = "2026-11-23T10:00:00Z";
const daysBefore = (days: number): string => new Date(Date.parse(now) - days * day).toISOString();
const dayOf = (at: number | undefined): number => ((at ?? NaN) - Date.parse(now)) / day;
const user = (properties: object = {}) => ({
  id: id(1, "e0"),
  userPrincipalName: "user1@contoso.com",
  state: "deleted" as const,
  deletedDateTime: daysBefore(10),
  ...properties,
});
const ofUser = { ExternalDirectoryObjectId: id(1, "e0"), WhenSoftDeleted: daysBefore(10) };

it("purges an orphan 30 days after its deletion, and not before", () => {
  const on = tenant({ mailboxes: [mailbox(1, { WhenSoftDeleted: daysBefore(10) })] });
  on.advance(20 * day - 1);
  expect(mailboxIn(on, 1)?.state).toBe("soft-deleted");
  on.advance(1);
  expect(mailboxIn(on, 1)?.state).toBe("purged");
  expect(on.happened).toMatchObject([{ at: Date.parse(now) + 20 * day, of: "mailboxes", key: id(1) }]);
});

it("purges a user 30 days after its deletion, and its mailbox 30 days after that", () => {
  const on = tenant({ mailboxes: [mailbox(1, ofUser)], users: [user()] });
  on.advance(20 * day);
  expect(on.state.objects.users.get(id(1, "e0"))?.state).toBe("purged");
  expect(mailboxIn(on, 1)).toMatchObject({ state: "soft-deleted", ExternalDirectoryObjectId: id(1, "e0") });
  on.advance(day);
  expect(mailboxIn(on, 1)).toMatchObject({ state: "soft-deleted", ExternalDirectoryObjectId: "" });
  on.advance(29 * day);
  expect(mailboxIn(on, 1)?.state).toBe("purged");
});

it("counts from the deletion of the mailbox where the setting says so", () => {
  const settings = { orphanClock: "soft-delete" as const };
  const on = tenant({ settings, mailboxes: [mailbox(1, ofUser)], users: [user({ deletedDateTime: daysBefore(9) })] });
  on.advance(20 * day);
  expect(mailboxIn(on, 1)?.state).toBe("purged");
});

it.each([
  ["held", mailbox(1, { LitigationHoldEnabled: true, WhenSoftDeleted: daysBefore(400) })],
  ["active", mailbox(1, { state: "active" })],
  ["purged", mailbox(1, { state: "purged", WhenSoftDeleted: daysBefore(10), DelayHoldApplied: true })],
])("has nothing to do with a mailbox that is %s", (_, of) => {
  expect(nextWork(tenant({ mailboxes: [of] }).state)).toBeUndefined();
});

it.each([
  ["its last hold", { WasInactiveMailbox: true, InactiveMailboxRetireTime: daysBefore(5) }, 25],
  ["the end of its user", { orphanedSince: daysBefore(2) }, 28],
  ["the start, where it is there though its time is over", {}, 30],
])("counts the 30 days from %s", (_, properties, days) => {
  const { state } = tenant({ mailboxes: [mailbox(1, { WhenSoftDeleted: daysBefore(40), ...properties })] });
  expect(dayOf(nextWork(state)?.at)).toBe(days);
});

it("clears delay holds after 30 days, and purges the mailbox 30 days later", () => {
  const delay = { DelayHoldApplied: true, DelayReleaseHoldApplied: true, delayHoldsSince: daysBefore(1) };
  const on = tenant({ mailboxes: [mailbox(1, { ...delay, WhenSoftDeleted: daysBefore(100) })] });
  expect(mailboxIn(on, 1)?.IsInactiveMailbox).toBe(true);
  on.advance(29 * day);
  expect(mailboxIn(on, 1)).toMatchObject({
    state: "soft-deleted",
    IsInactiveMailbox: false,
    WasInactiveMailbox: true,
    DelayHoldApplied: false,
    DelayReleaseHoldApplied: false,
    InactiveMailboxRetireTime: "2026-12-22T10:00:00.000Z",
  });
  on.advance(30 * day);
  expect(mailboxIn(on, 1)?.state).toBe("purged");
});

it("comes to many mailboxes of one moment at once, and to all of them however long time passes", () => {
  const mailboxes = Array.from({ length: 2000 }, (_, number) =>
    mailbox(number, { WhenSoftDeleted: daysBefore(number % 4) }),
  );
  const on = tenant({ mailboxes });
  expect(nextWork(on.state)?.changes).toHaveLength(500);
  on.advance(60 * day);
  expect(on.happened).toHaveLength(2000);
});

it("notices what calls have changed", () => {
  const on = tenant({ mailboxes: [mailbox(1, { LitigationHoldEnabled: true, WhenSoftDeleted: daysBefore(100) })] });
  on.advance(day);
  call(on, "Set-Mailbox", { Identity: id(1), InactiveMailbox: true, LitigationHoldEnabled: false });
  on.advance(30 * day - 1);
  expect(mailboxIn(on, 1)?.state).toBe("soft-deleted");
  on.advance(1);
  expect(mailboxIn(on, 1)?.state).toBe("purged");
});
