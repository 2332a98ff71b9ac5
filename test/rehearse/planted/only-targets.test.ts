import { expect, it } from "vitest";
import { active, hex, hexGuid, id, mailbox } from "../../tenant/support/state.ts";
import { broken, lines, look, orphan, purge, record, told } from "../support/planted.ts";

it("is broken by a purge of what was not asked for", async () => {
  expect(await broken(lines(look.replace("$Identity", `'${id(2)}'`), record, purge))).toContain("only-targets");
});

it("is broken by a removal by an address that an active twin has, too", async () => {
  const twins = {
    mailboxes: [mailbox(1), active(7, { PrimarySmtpAddress: "user1@contoso.com" })],
    users: [{ id: id(7, "e0"), userPrincipalName: "user7@contoso.com" }],
  };
  const body = "Remove-Mailbox -Identity user1@contoso.com -Confirm:$false -ErrorAction Stop";
  expect(await broken(body, twins)).toContain("only-targets");
});

it.each([
  ["null", "$nothing = $null", "Get-Mailbox -Identity $nothing -SoftDeletedMailbox", {}],
  ["empty", "", "Get-Mailbox -Identity '' -SoftDeletedMailbox", {}],
  [
    "unknown, where that gives everything",
    "",
    `Get-Mailbox -Identity ${id(9)} -SoftDeletedMailbox`,
    { unknownIdentity: "everything" as const },
  ],
])("is broken by a pipe from an identity that is %s", async (_, before, get, settings) => {
  const all = lines(before, `$mailbox = ${get} -ErrorAction Stop`, record, purge);
  expect(await broken(all, { ...orphan, settings })).toContain("only-targets");
});

it("is broken by a policy that lets go of others than the target", async () => {
  const body = `Set-RetentionCompliancePolicy -Identity ${hexGuid} -RemoveExchangeLocation user2@contoso.com`;
  const parts = {
    ...orphan,
    policies: [{ Guid: hexGuid, ExchangeLocation: ["user1@contoso.com", "user2@contoso.com"] }],
  };
  const done = `'{"event":"changed","target":"${hexGuid}"}'`;
  const connect = "Connect-IPPSSession -UserPrincipalName a@contoso.com";
  expect(await broken(lines(connect, body, done), parts)).toContain("only-targets");
  expect(await broken(lines(connect, body.replace("user2", "user1"), done), parts)).toEqual([]);
});

const graph = "Connect-MgGraph -Identity -NoWelcome";
const ofMailbox = { id: id(1, "e0"), userPrincipalName: "user1@contoso.com" };

it.each([
  ["its deletion", "active" as const, `Remove-MgUser -UserId ${ofMailbox.id}`],
  [
    "its purge from the recycle bin",
    "deleted" as const,
    `Remove-MgDirectoryDeletedItem -DirectoryObjectId ${ofMailbox.id}`,
  ],
])("is broken by what befalls the user of a target, unless it was asked for, too: %s", async (_, state, act) => {
  const parts = {
    mailboxes: [mailbox(1, { ExternalDirectoryObjectId: ofMailbox.id })],
    users: [{ ...ofMailbox, state }],
  };
  const execute = { Identity: id(1), Mode: "Execute" };
  expect(await broken(lines(graph, act), parts, execute)).toContain("only-targets");
  expect(await broken(lines(graph, act), parts, { ...execute, Identity: ofMailbox.id })).not.toContain("only-targets");
});

it("is held by the end of a search's hold where that is on the target alone", async () => {
  const body = "Set-MailboxSearch -Identity Case -InPlaceHoldEnabled $false -Confirm:$false -ErrorAction Stop";
  const on = (...numbers: readonly number[]) => ({
    settings: { mailboxSearchCmdlets: true },
    mailboxes: numbers.map((number) => mailbox(number, { LegacyExchangeDN: `/cn=${number}`, InPlaceHolds: [hex] })),
    searches: [{ Name: "Case", InPlaceHoldIdentity: hex, Sources: numbers.map((number) => `/cn=${number}`) }],
  });
  expect(await broken(body, on(1))).not.toContain("only-targets");
  expect(await broken(body, on(1, 2))).toContain("only-targets");
});

it("is held by what is purged as it was asked for", async () => {
  expect(await broken(lines(look, record, purge, told))).toEqual([]);
});
