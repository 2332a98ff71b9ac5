import { expect, it } from "vitest";
import { closest } from "../../src/catalog/closest.ts";

it("puts the fewest edits first and never more than three", () => {
  const names = ["Get-MailUser", "Get-Mailboxes", "Get-Mailbox", "Set-Mailbox", "Get-Mail"];
  expect(closest("Get-Mailbx", names)).toEqual(["Get-Mailbox", "Get-Mail", "Set-Mailbox"]);
});

it("does not care for case, nor for a name that is listed twice", () => {
  expect(closest("GET-MAILBOXX", ["Get-Mailbox", "Get-Mailbox"])).toEqual(["Get-Mailbox"]);
});

it("finds nothing where nothing is near", () => {
  expect(closest("Frobnicate", ["Get-Mailbox", "Get-Date"])).toEqual([]);
  expect(closest("", ["Get-Mailbox"])).toEqual([]);
});
