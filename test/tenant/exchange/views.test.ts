import { expect, it } from "vitest";
import { active, call, hex, id, mailbox, names, tenant } from "../support/state.ts";

const folders = { RecipientTypeDetails: "PublicFolderMailbox" };
const file = {
  mailboxes: [
    active(1),
    mailbox(2),
    mailbox(3, { LitigationHoldEnabled: true }),
    mailbox(4, { state: "purged" }),
    mailbox(5, { WasInactiveMailbox: true }),
    mailbox(6, folders),
  ],
  recipients: [
    { Name: "list", RecipientTypeDetails: "MailUniversalDistributionGroup", PrimarySmtpAddress: "list@contoso.com" },
    { Name: "outside", PrimarySmtpAddress: "outside@example.com", ExchangeGuid: id(2) },
  ],
};
const seen = (name: string, parameters = {}) => names(call(tenant(file), name, parameters));

it.each([
  ["Get-Mailbox", {}, ["user1"]],
  ["Get-Mailbox", { SoftDeletedMailbox: true }, ["user2", "user3", "user5"]],
  ["Get-Mailbox", { InactiveMailboxOnly: true }, ["user3"]],
  ["Get-Mailbox", { IncludeInactiveMailbox: true }, ["user1", "user3"]],
  ["Get-Mailbox", { SoftDeletedMailbox: true, PublicFolder: true }, ["user6"]],
  ["Get-EXOMailbox", { SoftDeletedMailbox: true }, ["user2", "user3", "user5"]],
  ["Get-Recipient", {}, ["user1", "list", "outside"]],
  [
    "Get-Recipient",
    { IncludeSoftDeletedRecipients: true, Filter: "PrimarySmtpAddress -eq 'user3@contoso.com'" },
    ["user3"],
  ],
  ["Get-Recipient", { Identity: "list@contoso.com" }, ["list"]],
  ["Get-MailUser", {}, ["outside"]],
  ["Get-Recipient", { ResultSize: "2" }, ["user1", "list"]],
])("%s %j shows %j", (name, parameters, expected) => {
  expect(seen(name, parameters)).toEqual(expected);
});

it.each(["Get-Mailbox", "Get-EXOMailbox"])(
  "%s gives everything for an empty identity, and perhaps for an unknown one",
  (name) => {
    expect(seen(name, { Identity: null, SoftDeletedMailbox: true })).toHaveLength(3);
    const on = tenant({ ...file, settings: { unknownIdentity: "everything" } });
    expect(call(on, name, { Identity: "nobody", SoftDeletedMailbox: true }).objects).toHaveLength(3);
    expect(call(tenant(file), name, { Identity: "nobody" }).error?.message).toContain("'nobody' couldn't be found on");
  },
);

it("says where it gives only the first thousand", () => {
  const on = tenant({ mailboxes: Array.from({ length: 1001 }, (_, number) => mailbox(number)) });
  const cut = call(on, "Get-Mailbox", { SoftDeletedMailbox: true });
  expect([cut.objects?.length, cut.warnings?.length]).toEqual([1000, 1]);
  const whole = call(on, "Get-Mailbox", { SoftDeletedMailbox: true, ResultSize: "Unlimited" });
  expect([whole.objects?.length, whole.warnings]).toEqual([1001, undefined]);
});

it("shows nothing of what only the tenant knows", () => {
  const [shown] = call(tenant(file), "Get-Mailbox", { Identity: "user1" }).objects ?? [];
  for (const name of [
    "state",
    "hasShards",
    "itemCount",
    "orphanedSince",
    "disconnectedSince",
    "delayHoldsSince",
    "holdsUnderway",
  ])
    expect(shown).not.toHaveProperty(name);
});

const held = mailbox(1, { LitigationHoldEnabled: true, InPlaceHolds: [`mbx${hex}:2`], DelayReleaseHoldApplied: true });
it.each([
  [
    {},
    ["ExternalDirectoryObjectId", "DistinguishedName"],
    ["IsInactiveMailbox", "LitigationHoldEnabled", "InPlaceHolds", "ExchangeGuid"],
  ],
  [{ PropertySets: ["Hold"] }, ["LitigationHoldEnabled", "InPlaceHolds", "DelayHoldApplied"], ["IsInactiveMailbox"]],
  [
    { PropertySets: "SoftDelete, StatisticsSeed" },
    ["IsInactiveMailbox", "WhenSoftDeleted", "ExchangeGuid"],
    ["InPlaceHolds"],
  ],
  [{ Properties: ["InPlaceHolds"] }, ["InPlaceHolds", "Name"], ["LitigationHoldEnabled"]],
  [{ PropertySets: ["All"] }, ["InPlaceHolds", "IsDirSynced"], ["DelayReleaseHoldApplied", "WasInactiveMailbox"]],
])("Get-EXOMailbox %j has %j, and lacks %j", (parameters, has, lacks) => {
  const [shown] =
    call(tenant({ mailboxes: [held] }), "Get-EXOMailbox", { ...parameters, SoftDeletedMailbox: true }).objects ?? [];
  for (const name of has) expect(shown).toHaveProperty(name);
  for (const name of lacks) expect(shown).not.toHaveProperty(name);
});

it("Get-EXOMailbox finds one by its sign-in name", () => {
  expect(seen("Get-EXOMailbox", { UserPrincipalName: "user1@contoso.com" })).toEqual(["user1"]);
});

const publicFolders = ["\\", "\\Sales", "\\Sales\\2026", "\\HR"].map((Identity) => ({
  Identity,
  ContentMailboxName: Identity === "\\HR" ? "two" : "one",
}));
it.each([
  [{}, ["\\"]],
  [{ Identity: "\\", Recurse: true }, ["\\", "\\Sales", "\\Sales\\2026", "\\HR"]],
  [{ Identity: "\\", GetChildren: true }, ["\\Sales", "\\HR"]],
  [{ Identity: "\\sales", Recurse: true }, ["\\Sales", "\\Sales\\2026"]],
  [{ Mailbox: "two", ResidentFolders: true }, ["\\HR"]],
])("Get-PublicFolder %j shows %j", (parameters, expected) => {
  const { objects = [] } = call(tenant({ publicFolders }), "Get-PublicFolder", parameters);
  expect(objects.map((folder) => (folder as { Identity: string }).Identity)).toEqual(expected);
});

it("Get-MailboxStatistics finds a soft-deleted mailbox with its switch alone", () => {
  const on = tenant({ mailboxes: [mailbox(1, { itemCount: 7 })] });
  expect(call(on, "Get-MailboxStatistics", { Identity: id(1) }).error).toBeDefined();
  const parameters = { Identity: id(1), IncludeSoftDeletedRecipients: true };
  expect(call(on, "Get-MailboxStatistics", parameters).objects).toMatchObject([{ ItemCount: 7 }]);
});

it.each([
  ["Get-Mailbox", { SoftDeletedMailbox: true }],
  ["Get-EXOMailbox", { SoftDeletedMailbox: true, PropertySets: "All" }],
  ["Get-Recipient", { IncludeSoftDeletedRecipients: true }],
])("%s shows a Guid beside the ExchangeGuid, and finds a mailbox by either", (name, parameters) => {
  const on = tenant({ mailboxes: [mailbox(1, { Guid: id(1, "d0") })] });
  for (const Identity of [id(1), id(1, "d0")])
    expect(call(on, name, { ...parameters, Identity }).objects).toMatchObject([
      { ExchangeGuid: { $guid: id(1) }, Guid: { $guid: id(1, "d0") } },
    ]);
});
