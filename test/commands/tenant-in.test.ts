import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { tenantIn, type TenantIn } from "../../src/commands/tenant-in.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { lackingRole } from "../../src/tenant/roles/lacking-role.ts";
import { id } from "../tenant/support/state.ts";

const userId = (number: number): string => id(number, "e0");
const organization = "fabrikam.onmicrosoft.com";
const hold = `mbx${"a1".repeat(16)}:2`;

/** A mailbox as Get-Mailbox -SoftDeletedMailbox | ConvertTo-Json writes it, of what decides. */
const exported = (number: number, more: object = {}) => ({
  ExchangeGuid: id(number),
  Guid: id(number, "f0"),
  Name: `user${number}`,
  Identity: `Soft Deleted Objects\\user${number}`,
  DisplayName: `User ${number}`,
  Alias: `user${number}`,
  PrimarySmtpAddress: `user${number}@fabrikam.com`,
  EmailAddresses: [`SMTP:user${number}@fabrikam.com`, `smtp:user${number}@${organization}`],
  UserPrincipalName: `user${number}@fabrikam.com`,
  DistinguishedName: `CN=user${number},OU=Soft Deleted Objects,OU=${organization},OU=Microsoft Exchange Hosted Organizations,DC=EURPR01,DC=PROD,DC=OUTLOOK,DC=COM`,
  LegacyExchangeDN: `/o=ExchangeLabs/cn=user${number}`,
  RecipientTypeDetails: "UserMailbox",
  ExternalDirectoryObjectId: "",
  IsDirSynced: false,
  MailboxMoveStatus: "None",
  IsInactiveMailbox: false,
  WasInactiveMailbox: false,
  InactiveMailboxRetireTime: null,
  LitigationHoldEnabled: false,
  ComplianceTagHoldApplied: false,
  DelayHoldApplied: false,
  DelayReleaseHoldApplied: false,
  InPlaceHolds: [] as readonly string[],
  WhenSoftDeleted: "2026-11-02T08:00:00Z",
  ...more,
});

async function read(files: Readonly<Record<string, string | Uint8Array>>): Promise<TenantIn | { fault: Diagnostic }> {
  const root = mkdtempSync(join(tmpdir(), "purgebook-tenant-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(root, name), content);
  return tenantIn(Object.keys(files), root);
}

async function tenantOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<TenantIn> {
  const found = await read(files);
  if ("fault" in found) throw new Error(found.fault.message);
  return found;
}

const json = (content: unknown): string => JSON.stringify(content, null, 2);
const assumed = ({ assumptions }: TenantIn): readonly string[] => assumptions.map(({ what }) => what);

it("takes what ConvertTo-Json writes of deleted mailboxes", async () => {
  const found = await tenantOf({
    "mailboxes.json": json([
      exported(1),
      exported(2, { IsInactiveMailbox: true, InPlaceHolds: [hold], ExternalDirectoryObjectId: userId(2) }),
    ]),
  });
  const { objects, organization: own, now } = found.state;
  expect({ own, now }).toEqual({ own: organization, now: Date.parse("2026-11-02T08:00:00Z") });
  expect(objects.mailboxes.get(id(1))).toMatchObject({ state: "soft-deleted", Name: "user1", Guid: id(1, "f0") });
  expect(objects.mailboxes.get(id(2))).toMatchObject({ IsInactiveMailbox: true, InPlaceHolds: [hold] });
  expect(objects.users.get(userId(2))).toMatchObject({ state: "deleted", deletedDateTime: "2026-11-02T08:00:00.000Z" });
  expect([...objects.policies.values()]).toMatchObject([
    { Guid: "a1a1a1a1-a1a1-a1a1-a1a1-a1a1a1a1a1a1", ExchangeLocation: ["user2@fabrikam.com"] },
  ]);
});

it("says openly what the files leave open, and how to have it said", async () => {
  const found = await tenantOf({ "mailboxes.json": json([exported(1)]) });
  expect(assumed(found)).toEqual([
    "when the rehearsal begins",
    "the id of the tenant",
    "organization-wide holds",
    "domains",
    "who signs in",
    "other mailboxes and recipients",
    "shards of archives",
    "items in the mailboxes",
  ]);
  expect(found.assumptions.find(({ what }) => what === "organization-wide holds")).toMatchObject({
    assumed: "none",
    instead: expect.stringContaining("Get-OrganizationConfig"),
  });
});

it.each([
  ["one object alone", json(exported(1))],
  ["an array that Windows PowerShell wraps", json({ value: [exported(1)], Count: 1 })],
  ["UTF-16 with its mark", Buffer.from(`\ufeff${json([exported(1)])}`, "utf16le")],
  ["UTF-8 with its mark", `\ufeff${json([exported(1)])}`],
  ["the times of Windows PowerShell", json(exported(1, { WhenSoftDeleted: `/Date(${Date.UTC(2026, 10, 2, 8)})/` }))],
  [
    "times and lists that are wrapped",
    json(
      exported(1, {
        WhenSoftDeleted: { value: `/Date(${Date.UTC(2026, 10, 2, 8)})/`, DateTime: "Montag, 2. November 2026" },
        InPlaceHolds: { value: [], Count: 0 },
      }),
    ),
  ],
])("takes %s", async (_, content) => {
  const { objects, now } = (await tenantOf({ "mailboxes.json": content })).state;
  expect(now).toBe(Date.UTC(2026, 10, 2, 8));
  expect(objects.mailboxes.get(id(1))).toMatchObject({ Name: "user1", InPlaceHolds: [] });
});

/** As Export-Csv writes it, lists joined by who exported. */
function csv(rows: readonly object[], { delimiter = ",", head = "", newline = "\r\n" } = {}): string {
  const cell = (value: unknown): string => {
    const text = Array.isArray(value)
      ? value.join(" ")
      : typeof value === "boolean"
        ? value
          ? "True"
          : "False"
        : String(value ?? "");
    return `"${text.replaceAll('"', '""')}"`;
  };
  const names = Object.keys(rows[0] ?? {});
  const lines = [names, ...rows.map((row) => Object.values(row))].map((cells) => cells.map(cell).join(delimiter));
  return `${head}${lines.join(newline)}${newline}`;
}

it.each([
  ["PowerShell 7", csv([exported(1, { InPlaceHolds: [hold, `-${hold.slice(0, -2)}`], IsInactiveMailbox: true })])],
  [
    "Windows PowerShell 5.1 in German",
    Buffer.from(
      `\ufeff${csv(
        [
          exported(1, {
            InPlaceHolds: [hold, `-${hold.slice(0, -2)}`],
            IsInactiveMailbox: true,
            WhenSoftDeleted: "02.11.2026 08:00:00",
          }),
        ],
        { delimiter: ";", head: "#TYPE Deserialized.Microsoft.Exchange.Data.Directory.Management.Mailbox\r\n" },
      )}`,
      "utf16le",
    ),
  ],
  [
    "tabs, and the times of the United States",
    csv(
      [
        exported(1, {
          InPlaceHolds: [hold, `-${hold.slice(0, -2)}`],
          IsInactiveMailbox: true,
          WhenSoftDeleted: "11/2/2026 8:00:00 AM",
        }),
        exported(2, { WhenSoftDeleted: "10/30/2026 8:00:00 PM" }),
      ],
      { delimiter: "\t", newline: "\n" },
    ),
  ],
])("takes what Export-Csv writes: %s", async (_, content) => {
  const { objects, now, organization: own } = (await tenantOf({ "mailboxes.csv": content })).state;
  expect({ own, now }).toEqual({ own: organization, now: Date.UTC(2026, 10, 2, 8) });
  expect(objects.mailboxes.get(id(1))).toMatchObject({
    Name: "user1",
    IsDirSynced: false,
    IsInactiveMailbox: true,
    InPlaceHolds: [hold, `-${hold.slice(0, -2)}`],
    EmailAddresses: ["SMTP:user1@fabrikam.com", `smtp:user1@${organization}`],
    ExternalDirectoryObjectId: "",
  });
});

it("does not guess whether a day or a month comes first", async () => {
  const found = await tenantOf({ "a.csv": csv([exported(1, { WhenSoftDeleted: "5/6/2026 08:00" })]) });
  expect(assumed(found)).toContain("WhenSoftDeleted");
});

it("takes a mailbox as held where the export leaves it open, and as free where it is not inactive", async () => {
  const { LitigationHoldEnabled: _1, InPlaceHolds: _2, DelayReleaseHoldApplied: _3, ...lean } = exported(1);
  const { IsInactiveMailbox: _4, ...leaner } = { ...lean, ExchangeGuid: id(2), Guid: id(2, "f0"), Name: "user2" };
  const found = await tenantOf({ "a.json": json([lean]), "b.json": json([leaner]) });
  const { mailboxes } = found.state.objects;
  expect(mailboxes.get(id(1))).toMatchObject({ LitigationHoldEnabled: false, InPlaceHolds: [] });
  expect(mailboxes.get(id(2))).toMatchObject({ LitigationHoldEnabled: true, IsInactiveMailbox: true });
  expect(found.assumptions).toContainEqual(
    expect.objectContaining({
      what: "LitigationHoldEnabled",
      of: { count: 1, kind: "mailboxes" },
      assumed: "True: it may be on hold",
    }),
  );
});

it("knows active mailboxes, and their users, which are there", async () => {
  const active = exported(1, {
    Identity: "user1",
    DistinguishedName: exported(1).DistinguishedName.replace("OU=Soft Deleted Objects,", ""),
    WhenSoftDeleted: null,
    ExternalDirectoryObjectId: userId(1),
  });
  const { objects } = (await tenantOf({ "a.json": json([active]) })).state;
  expect(objects.mailboxes.get(id(1))?.state).toBe("active");
  expect(objects.users.get(userId(1))?.state).toBe("active");
});

it.each([
  [
    "Get-MgUser",
    {
      Id: userId(1),
      UserPrincipalName: "a@fabrikam.com",
      DisplayName: "A",
      AccountEnabled: false,
      OnPremisesSyncEnabled: null,
      DeletedDateTime: null,
    },
    { state: "active", accountEnabled: false, onPremisesSyncEnabled: false },
  ],
  [
    "Get-MgUser without what decides",
    { Id: userId(1), UserPrincipalName: "a@fabrikam.com", AccountEnabled: null, OnPremisesSyncEnabled: null },
    { state: "active", onPremisesSyncEnabled: true },
  ],
  [
    "Get-MgDirectoryDeletedItemAsUser",
    {
      Id: userId(1),
      UserPrincipalName: `${userId(1).replaceAll("-", "")}a@fabrikam.com`,
      OnPremisesSyncEnabled: true,
      DeletedDateTime: "2026-11-01T00:00:00Z",
    },
    { state: "deleted", deletedDateTime: "2026-11-01T00:00:00.000Z", onPremisesSyncEnabled: true },
  ],
  [
    "Get-MgDirectoryDeletedItem",
    {
      Id: userId(1),
      DeletedDateTime: "2026-11-01T00:00:00Z",
      AdditionalProperties: { userPrincipalName: "a@fabrikam.com", onPremisesSyncEnabled: true },
    },
    { state: "deleted", userPrincipalName: "a@fabrikam.com", onPremisesSyncEnabled: true },
  ],
  [
    "Get-MsolUser -ReturnDeletedUsers",
    {
      ObjectId: userId(1),
      UserPrincipalName: "a@fabrikam.com",
      BlockCredential: true,
      LastDirSyncTime: null,
      SoftDeletionTimestamp: "/Date(1793491200000)/",
    },
    { state: "deleted", accountEnabled: false, onPremisesSyncEnabled: false },
  ],
])("takes users of %s", async (_, user, as) => {
  const found = await tenantOf({ "users.json": json([user]) });
  expect(found.state.objects.users.get(userId(1))).toMatchObject(as);
});

it("takes users that Export-Csv has written", async () => {
  const user = {
    ObjectId: userId(1),
    UserPrincipalName: "a@fabrikam.com",
    BlockCredential: false,
    LastDirSyncTime: "1.11.2026 08:00",
  };
  const found = await tenantOf({ "users.csv": csv([user], { delimiter: ";" }) });
  const { users } = found.state.objects;
  expect(users.get(userId(1))).toMatchObject({ state: "active", accountEnabled: true, onPremisesSyncEnabled: true });
});

it("takes the holds of the organization, and a tenant file for what no export says", async () => {
  const found = await tenantOf({
    "tenant.json": json({
      now: "2026-11-20T00:00:00Z",
      settings: { pipeSends: "name" },
      mailboxes: [{ ExchangeGuid: id(9), Name: "user9" }],
    }),
    "organization.json": json({ Name: "fabrikam.onmicrosoft.com", InPlaceHolds: [hold] }),
    "mailboxes.json": json([exported(1)]),
  });
  const { organizationHolds, settings, now, objects } = found.state;
  expect({ organizationHolds, now }).toEqual({ organizationHolds: [hold], now: Date.parse("2026-11-20T00:00:00Z") });
  expect(settings.pipeSends).toBe("name");
  expect([...objects.mailboxes.keys()]).toEqual([id(9), id(1)]);
  expect(assumed(found)).not.toContain("organization-wide holds");
});

it.each([
  ["its domain", "Nordbank.onmicrosoft.com", "nordbank.onmicrosoft.com", false],
  ["another name", "Nordbank AG", "contoso.onmicrosoft.com", true],
])("takes the organization by %s from its own export", async (_, Name, own, isAssumed) => {
  const found = await tenantOf({ "organization.json": json({ Name, InPlaceHolds: [] }) });
  expect(found.state.organization).toBe(own);
  expect(assumed(found).includes("the organization")).toBe(isAssumed);
});

const policyId = "a1a1a1a1-a1a1-a1a1-a1a1-a1a1a1a1a1a1";
const location = (name: string) => ({ Type: "IndividualResource", Name: name, DisplayName: name });

/** A policy as Get-RetentionCompliancePolicy -DistributionDetail | ConvertTo-Json writes it, of what decides. */
const policy = (more: object = {}) => ({
  Guid: policyId,
  Name: "Keep",
  Enabled: true,
  RestrictiveRetention: false,
  ExchangeLocation: [location("All")],
  ExchangeLocationException: [],
  ...more,
});

it.each([
  ["All", policy(), [hold]],
  ["All, as text", policy({ ExchangeLocation: "All" }), [hold]],
  ["one mailbox", policy({ ExchangeLocation: [location("user1@fabrikam.com")] }), []],
  ["All, switched off", policy({ Enabled: false }), []],
])("takes a policy on %s, and what it holds of the organization", async (_, said, holds) => {
  const rules = [{ Policy: policyId, RetentionComplianceAction: "Keep" }];
  const found = await tenantOf({
    "a.json": json([exported(1)]),
    "p.json": json(said),
    "r.csv": csv(rules),
  });
  expect(found.state.organizationHolds).toEqual(holds);
  expect(found.state.objects.policies.size).toBe(1);
  expect(found.assumptions.filter(({ of }) => of?.kind === "policies")).toEqual([]);
});

it("has the organization's own word on its holds, where there is one", async () => {
  const organizationJson = json({ Name: organization, InPlaceHolds: [`${hold.slice(0, -1)}3`] });
  const found = await tenantOf({ "p.json": json([policy()]), "o.json": organizationJson });
  expect(found.state.organizationHolds).toEqual([`${hold.slice(0, -1)}3`]);
  expect(found.state.objects.policies.get(policyId)).toMatchObject({ RetentionComplianceAction: "KeepAndDelete" });
});

it("takes from a policy that deletes nothing but what it is: no hold", async () => {
  const rules = [{ Policy: "keep", RetentionComplianceAction: "Delete" }];
  const { state } = await tenantOf({
    "p.json": json([policy()]),
    "r.json": json(rules),
    "a.json": json([exported(1)]),
  });
  expect(state.organizationHolds).toEqual([`${hold.slice(0, -1)}1`]);
});

it("says what a policy leaves open, which is locked and holds until somebody says otherwise", async () => {
  const held = exported(1, { InPlaceHolds: [hold], IsInactiveMailbox: true });
  const lean = { Guid: policyId, Name: "Keep", ExchangeLocation: [] };
  const other = { Guid: id(4, "d0"), Name: "Other", ExchangeLocation: [location("All")] };
  const found = await tenantOf({ "a.json": json([held]), "p.json": json([lean, other]) });
  expect(found.state.objects.policies.get(policyId)).toMatchObject({
    ExchangeLocation: ["user1@fabrikam.com"],
    RestrictiveRetention: true,
    Enabled: true,
  });
  expect(found.assumptions.filter(({ of }) => of?.kind === "policies")).toMatchObject([
    { what: "Enabled", of: { count: 2 } },
    { what: "RestrictiveRetention", of: { count: 2 } },
    { what: "ExchangeLocation", of: { count: 1 } },
    { what: "RetentionComplianceAction", of: { count: 1 } },
  ]);
  expect(assumed(found)).toContain("organization-wide holds");
});

it("takes policies on apps, and cases with their holds", async () => {
  const caseId = id(7, "ca");
  const holdOfCase = { ...policy({ Guid: id(5, "d0"), ExchangeLocation: "user1@fabrikam.com" }), CaseId: caseId };
  const found = await tenantOf({
    "apps.json": json([policy({ Applications: ["User:MicrosoftTeams"] })]),
    "holds.json": json([holdOfCase]),
    "cases.csv": csv([{ Identity: caseId, Name: "Old", Status: "Closed", CaseType: "eDiscovery" }]),
  });
  const { policies, cases } = found.state.objects;
  expect(policies.get(policyId)?.kind).toBe("app");
  expect(policies.get(id(5, "d0"))).toMatchObject({ kind: "case", CaseId: caseId, Enabled: false });
  expect(cases.get(caseId)).toMatchObject({ Name: "Old", Status: "Closed" });
});

it.each([
  ["Get-MgDomain", { Id: "fabrikam.com", AuthenticationType: "Federated", IsVerified: true, IsInitial: false }],
  ["Get-MsolDomain", { Name: "fabrikam.com", Authentication: "Federated", Status: "Verified" }],
  ["Get-AcceptedDomain", { DomainName: "Fabrikam.com", DomainType: "Authoritative", AuthenticationType: "Federated" }],
])("takes domains of %s", async (_, domain) => {
  const found = await tenantOf({ "a.json": json([exported(1)]), "d.csv": csv([domain]) });
  expect([...found.state.objects.domains.values()]).toEqual([
    { id: organization, authenticationType: "Managed", isVerified: true },
    { id: "fabrikam.com", authenticationType: "Federated", isVerified: true },
  ]);
  expect(assumed(found)).not.toContain("domains");
});

it("takes a domain as federated where nobody says, but for the first of an organization, which it knows the name by", async () => {
  const initial = { DomainName: organization, DomainType: "Authoritative", InitialDomain: true };
  const other = { DomainName: "fabrikam.com", DomainType: "Authoritative", InitialDomain: false };
  const found = await tenantOf({ "d.json": json([other, initial]) });
  expect(found.state.organization).toBe(organization);
  expect(found.state.objects.domains.get("fabrikam.com")?.authenticationType).toBe("Federated");
  expect(found.state.objects.domains.get(organization)?.authenticationType).toBe("Managed");
  expect(found.assumptions).toContainEqual(
    expect.objectContaining({ what: "AuthenticationType", of: { count: 1, kind: "domains" } }),
  );
});

const assignment = (Role: string, more: object = {}) => ({
  Role,
  RoleAssigneeName: "Purgers",
  RoleAssigneeType: "RoleGroup",
  RoleAssignmentDelegationType: "Regular",
  Enabled: true,
  ...more,
});

it.each([
  [
    "Get-ManagementRoleAssignment",
    [
      assignment("Mail Recipients"),
      assignment("Legal Hold", { RoleAssignmentDelegationType: "DelegatingOrgWide" }),
      assignment("Mail Recipient Creation", { Enabled: false }),
    ],
  ],
  ["Get-RoleGroup", [{ Name: "Purgers", Roles: ["contoso.onmicrosoft.com/Configuration/Roles/Mail Recipients"] }]],
])("lets who signs in have the roles of %s alone", async (_, roles) => {
  const found = await tenantOf({ "a.json": json([exported(1)]), "r.json": json(roles) });
  const parameters = { Identity: id(1) };
  const lacking = (name: string, more: object = {}) =>
    lackingRole(found.state, { name, parameters: { ...parameters, ...more } });
  expect(lacking("Get-Mailbox")).toBeUndefined();
  expect(lacking("Set-Mailbox", { ExcludeFromAllHolds: true })).toBeUndefined();
  expect(lacking("Set-Mailbox", { LitigationHoldEnabled: false })).toContain("LitigationHoldEnabled");
  expect(lacking("Remove-Mailbox")).toContain("Remove-Mailbox");
  expect(lacking("Get-MailboxSearch")).toContain("Get-MailboxSearch");
  expect(found.assumptions.find(({ what }) => what === "who signs in")?.assumed).toContain("Mail Recipients");
});

it("takes a mailbox that stands in two listings once", async () => {
  const inactive = exported(1, { IsInactiveMailbox: true, InPlaceHolds: [hold] });
  const { objects } = (await tenantOf({ "a.json": json([inactive]), "b.csv": csv([inactive]) })).state;
  expect(objects.mailboxes.size).toBe(1);
});

const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;

it.each([
  [
    "a list that became the name of its type",
    "a.csv",
    csv([exported(1, { InPlaceHolds: "System.Collections.ArrayList" })]),
    2,
    "cannot be read",
  ],
  [
    "a list that was cut",
    "a.csv",
    csv([exported(1), exported(2, { InPlaceHolds: `{${hold}, mbx12...}` })]),
    3,
    "cannot be read",
  ],
  ["holds that are none", "a.json", json([exported(1, { InPlaceHolds: ["System.String"] })]), 3, "cannot be read"],
  ["a flag of Excel", "a.csv", csv([exported(1, { IsDirSynced: "WAHR" })]), 2, 'IsDirSynced is "WAHR"'],
  [
    "the smallest set of Get-EXOMailbox",
    "a.json",
    json([{ Name: "user1", RecipientTypeDetails: "UserMailbox" }]),
    1,
    "no ExchangeGuid",
  ],
  ["what is no GUID", "a.csv", csv([exported(1, { ExchangeGuid: "user1" })]), 2, "no GUID of a mailbox"],
  ["a mailbox without a name", "a.json", json([exported(1), exported(2, { Name: null })]), 32, "has no Name"],
  [
    "one mailbox told in two ways",
    "a.json",
    json([exported(1), exported(1, { IsDirSynced: true })]),
    3,
    "its IsDirSynced is false and not true",
  ],
  [
    "two organizations",
    "a.json",
    json([
      exported(1),
      exported(2, { DistinguishedName: "CN=x,OU=b.onmicrosoft.com,OU=Microsoft Exchange Hosted Organizations,DC=x" }),
    ]),
    1,
    "two organizations",
  ],
  [
    "two organizations, one by its own name",
    "a.json",
    json([exported(1), { Name: "contoso.onmicrosoft.com", InPlaceHolds: [] }]),
    1,
    "two organizations, fabrikam.onmicrosoft.com and contoso.onmicrosoft.com",
  ],
  ["a policy without an id", "a.json", json([policy({ Guid: "Keep" })]), 1, "no GUID"],
  ["a rule of another language", "a.csv", csv([{ Policy: "p", RetentionComplianceAction: "Behalten" }]), 2, "none of"],
  ["a case without an id", "a.csv", csv([{ Identity: "Old", Name: "Old", CaseType: "x" }]), 2, "no id in its Identity"],
  [
    "the roles of everybody",
    "a.json",
    json([assignment("MyBaseOptions", { RoleAssigneeType: "RoleAssignmentPolicy" })]),
    1,
    "roles of everybody",
  ],
  [
    "all role groups",
    "a.csv",
    csv([
      { Name: "Organization Management", Roles: "Mail Recipients" },
      { Name: "View-Only Organization Management", Roles: "View-Only Recipients" },
    ]),
    2,
    "roles of everybody",
  ],
  ["JSON that breaks off", "a.json", `[\n${json(exported(1))},`, 30, "not JSON"],
  ["JSON that nests without end", "a.json", deep, 1, "no object with properties"],
  ["JSON of something else", "a.json", json([{ Alias: "x", Id: 1 }]), 1, "neither mailboxes"],
  ["numbers", "a.json", "[1, 2]", 1, "no object with properties"],
  ["what Format-List writes", "a.txt", "Name : user1\nExchangeGuid : x\n", 2, "neither mailboxes"],
  ["CSV with a quote that does not end", "a.csv", `${csv([exported(1)])}"user2\n`, undefined, "not CSV"],
  ["CSV whose rows are of other lengths", "a.csv", `${csv([exported(1)])}x,y\n`, 3, "not CSV"],
  ["CSV with a column twice", "a.csv", "Name,name\na,b\n", 1, "Two columns"],
  ["an empty file", "a.csv", "", 1, "It lists nothing"],
  ["no mailboxes", "a.json", "[]", 1, "It lists nothing"],
  ["bytes of no encoding", "a.csv", Buffer.from([0x4e, 0x61, 0x6d, 0x65, 0x0a, 0xfc]), 2, "bytes are not UTF-8"],
  ["a program", "a.json", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1]), 1, "a zero byte"],
])("tells of %s, with its line", async (_, file, content, line, said) => {
  const found = await read({ [file]: content });
  expect(found).toMatchObject({ fault: { message: expect.stringContaining(said), place: { file } } });
  if (line !== undefined) expect("fault" in found && found.fault.place?.line).toBe(line);
});

it("takes names that mean something to JavaScript for what they are: no properties", async () => {
  const text = json([exported(1)]).replace(
    '"Name":',
    '"__proto__": { "LitigationHoldEnabled": true }, "constructor": "x", "Name":',
  );
  const { objects } = (await tenantOf({ "a.json": text })).state;
  expect(objects.mailboxes.get(id(1))).toMatchObject({ LitigationHoldEnabled: false, Name: "user1" });
  expect(Object.getPrototypeOf(objects.mailboxes.get(id(1)))).toBe(Object.prototype);
});

it("says where a tenant file is no JSON", async () => {
  const found = await read({ "tenant.json": '{\n "mailboxes": [\n  {,}\n]}' });
  expect(found).toMatchObject({ fault: { code: "invalid-tenant", place: { file: "tenant.json", line: 3 } } });
});

it.each([
  ["a tenant file", `{ "mailboxes": [{ "ExchangeGuid": "${id(1)}", "Name": "a", "more": { "x": ${deep} } }] }`],
  ["what is wrapped without end", `{ "value": ${`{ "value": [`.repeat(9_000)}${"]}".repeat(9_000)} }`],
])("tells of %s that nests without end", async (_, content) => {
  const found = await read({ "a.json": content });
  expect("fault" in found ? found.fault.message : "").toMatch(/nests deeper|neither mailboxes|no object/);
});

it("takes a property that nests without end for what nobody can read", async () => {
  const text = json(exported(1)).replace(
    '"Name":',
    `"Odd": ${`{ "value": [`.repeat(9_000)}${"]}".repeat(9_000)}, "Name":`,
  );
  expect((await tenantOf({ "a.json": text })).state.objects.mailboxes.size).toBe(1);
});

it("refuses a second tenant file", async () => {
  const found = await read({ "a.json": "{}", "b.json": '{ "mailboxes": [] }' });
  expect(found).toMatchObject({ fault: { code: "invalid-tenant", place: { file: "b.json" } } });
});
