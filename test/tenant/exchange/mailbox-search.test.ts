import { expect, it } from "vitest";
import { call, hex, mailbox, mailboxIn, minute, names, tenant } from "../support/state.ts";

const held = (...numbers: readonly number[]) =>
  numbers.map((number) => mailbox(number, { LegacyExchangeDN: `/cn=${number}`, InPlaceHolds: [hex] }));
const search = { Name: "case 7", InPlaceHoldIdentity: hex, Sources: ["/cn=1", "/cn=2"] };
const offered = (parts = {}) =>
  tenant({ settings: { mailboxSearchCmdlets: true }, mailboxes: held(1, 2), searches: [search], ...parts });

it.each(["Get-MailboxSearch", "Set-MailboxSearch", "Remove-MailboxSearch"])(
  "%s is retired, and only a setting offers it, with a warning",
  (name) => {
    const parameters = { Identity: "case 7" };
    expect(call(tenant({ searches: [search] }), name, parameters).error?.message).toContain("is not recognized");
    expect(call(offered(), name, parameters).warnings?.[0] ?? call(offered(), name, parameters).error?.message).toMatch(
      /retired|disable/,
    );
  },
);

it("finds the search of a hold, and none of another", () => {
  expect(names(call(offered(), "Get-MailboxSearch", { InPlaceHoldIdentity: hex }))).toEqual(["case 7"]);
  const other = call(offered(), "Get-MailboxSearch", { InPlaceHoldIdentity: "1".repeat(32) });
  expect(other.error?.message).toContain(`'${"1".repeat(32)}' couldn't be found`);
});

it("lets go the mailbox that it names no more, after a while, and that one alone", () => {
  const on = offered();
  call(on, "Set-MailboxSearch", { Identity: "case 7", SourceMailboxes: ["/cn=2"] });
  expect(mailboxIn(on, 1)?.IsInactiveMailbox).toBe(true);
  on.advance(5 * minute);
  expect(mailboxIn(on, 1)).toMatchObject({ InPlaceHolds: [], IsInactiveMailbox: false, WasInactiveMailbox: true });
  expect(mailboxIn(on, 2)).toMatchObject({ InPlaceHolds: [hex], IsInactiveMailbox: true });
});

it("is removed only once it holds nothing", () => {
  const on = offered();
  expect(call(on, "Remove-MailboxSearch", { Identity: "case 7" }).error).toBeDefined();
  call(on, "Set-MailboxSearch", { Identity: "case 7", InPlaceHoldEnabled: false });
  call(on, "Remove-MailboxSearch", { Identity: "case 7" });
  on.advance(5 * minute);
  expect(on.state.objects.searches.size).toBe(0);
  expect([mailboxIn(on, 1)?.InPlaceHolds, mailboxIn(on, 2)?.InPlaceHolds]).toEqual([[], []]);
});
