import { expect, it } from "vitest";
import { catalogShow } from "../../src/commands/catalog-show.ts";

function show(name: string, columns = 80): { readonly code: number; readonly text: string } {
  const written: string[] = [];
  const code = catalogShow(name, (text) => written.push(text), columns);
  return { code, text: written.join("") };
}

it("shows of Remove-Mailbox what the cloud has, and what it has not", () => {
  const { code, text } = show("remove-mailbox");
  expect(code).toBe(0);
  expect(text).toMatch(/^Remove-Mailbox\n/);
  expect(text).toMatch(/Effect +destroy\./);
  expect(text).toMatch(/^ {2}Parameter +Type +Default$/m);
  expect(text).toMatch(/^ {2}Identity +MailboxIdParameter +required$/m);
  expect(text).toMatch(/^ {2}PermanentlyDelete +switch +yes$/m);
  expect(text).not.toMatch(/^ {2}IgnoreLegalHold +switch/m);
  expect(text).toContain("On-premises only: 12 of 20 parameters");
  expect(text).toContain("StoreMailboxIdentity: needs Database and StoreMailboxIdentity");
  expect(text).toContain("exchange/exchange-ps/ExchangePowerShell/Remove-Mailbox.md");
});

it.each([60, 80, 120])("keeps Set-Mailbox within %i columns and shows each hold switch in its own set", (columns) => {
  const { text } = show("Set-Mailbox", columns);
  const tooLong = text.split("\n").filter((line) => line.length > columns);
  expect(tooLong.filter((line) => line.trim().includes(" ") && !/^ {2}(Source|Page) /.test(line))).toEqual([]);
  expect(text).toMatch(/^ +9 {2}RemoveDelayHoldApplied$/m);
  const rows = text.split("\n").filter((line) => /^ {2}RemoveDelayHoldApplied {2}/.test(line));
  expect(rows.map((row) => row.trim().split(/ +/))).toEqual([["RemoveDelayHoldApplied", "required"]]);
  expect(text).toMatch(/Optional in every set but 1\n(?: {2}.*\n)* {2}.*\bInactiveMailbox\b/);
});

it("names the traps", () => {
  expect(show("Get-Mailbox").text).toContain("Identity: a null value, or one that does not exist, returns all objects");
  expect(show("Set-User").text).toMatch(/What-if +reserved/);
  expect(show("Get-MailboxSearch").text).toMatch(/Deprecated +retired in Exchange Online/);
  expect(show("Set-Mailbox", 200).text).toMatch(/LitigationHoldEnabled: makes it destroy, unless true\./);
});

it("says of a command that it only has by name where that is documented", () => {
  const { code, text } = show("Get-Process");
  expect(code).toBe(0);
  expect(text).toContain("Microsoft.PowerShell.Management (5.1, 7.4, 7.6)");
});

it("asks what an unknown name meant", () => {
  expect(show("Remove-Mailbxo")).toEqual({
    code: 2,
    text: "The catalogue has no command Remove-Mailbxo. Did you mean Remove-Mailbox?\n",
  });
  expect(show("Remove-PnPUser")).toEqual({
    code: 2,
    text: "The catalogue has no command Remove-PnPUser. Its name is one of a module whose commands are not listed here.\n",
  });
  expect(show("Frobnicate")).toEqual({ code: 2, text: "The catalogue has no command Frobnicate.\n" });
});
