import { expect, it } from "vitest";
import { active, call, hex, id, mailbox, names, tenant } from "../support/state.ts";

const on = tenant({
  mailboxes: [
    mailbox(1, { WhenSoftDeleted: "2026-10-01T08:00:00Z", LitigationHoldEnabled: true }),
    mailbox(2, {
      WhenSoftDeleted: "2026-11-15T08:00:00Z",
      EmailAddresses: ["SMTP:a@contoso.com", "smtp:b@fabrikam.com"],
    }),
    mailbox(3, {
      WhenSoftDeleted: "2026-11-20T08:00:00Z",
      InPlaceHolds: [`mbx${hex}:2`],
      DisplayName: "O'Hara (left)",
    }),
    active(4),
  ],
});
const found = (Filter: string): readonly unknown[] =>
  names(call(on, "Get-Mailbox", { SoftDeletedMailbox: true, Filter }));

it.each([
  ["Name -eq 'USER1'", ["user1"]],
  [`ExchangeGuid -eq '${id(2)}' -or Guid -eq '${id(2)}'`, ["user2"]],
  ["Name -ne 'user1'", ["user2", "user3"]],
  ["Name -like '*1' -or Name -like 'user3*'", ["user1", "user3"]],
  ["Name -notlike 'u*'", []],
  ["EmailAddresses -like '*@fabrikam.com'", ["user2"]],
  ["DisplayName -eq 'O''Hara (left)'", ["user3"]],
  ["WhenSoftDeleted -gt '11/10/2026'", ["user2", "user3"]],
  ["WhenSoftDeleted -ge '2026-11-15T08:00:00Z' -and WhenSoftDeleted -lt '11/16/2026 09:00:00'", ["user2"]],
  ["IsInactiveMailbox -eq $true", ["user1", "user3"]],
  ["-not (IsInactiveMailbox -eq $true)", ["user2"]],
  ["{IsInactiveMailbox -eq $true -and (LitigationHoldEnabled -eq $false -or Name -eq 'x')}", ["user3"]],
  ["Name -eq 'user1' -or Name -eq 'user2' -and IsInactiveMailbox -eq 'True'", ["user1"]],
  ["InPlaceHolds -ne $null", ["user3"]],
  ["InactiveMailboxRetireTime -eq $null", ["user1", "user2", "user3"]],
])("finds by %s", (filter, expected) => {
  expect(found(filter)).toEqual(expected);
});

it.each([
  "Name -match 'user'",
  "Name -eq",
  "Name -eq 'user1' -xor Name -eq 'user2'",
  "(Name -eq 'user1'",
  "Name -eq 'user1')",
  "Name -eq 'user1",
  "Name -gt 'user1'",
  "ShoeSize -eq '44'",
  "state -eq 'purged'",
  "",
  "'",
])("says that it does not know the filter %s", (filter) => {
  expect(() => call(on, "Get-Recipient", { Filter: filter === "" ? " " : filter })).toThrow(
    "filter of Exchange Online",
  );
});
