import { expect, it } from "vitest";
import { answer } from "../../../src/tenant/answer.ts";
import type { Answer } from "../../../src/tenant/call.ts";
import { bringersOf } from "../../../src/tenant/session/bringers.ts";
import { withoutConnections } from "../../../src/tenant/session/session.ts";
import type { State } from "../../../src/tenant/state.ts";
import { identityWith } from "../support/ask-graph.ts";
import { id, organization, tenant, tenantId } from "../support/directory-tenant.ts";

/** What each of some calls of one process is answered. */
function calls(state: State, ...made: readonly (readonly [string, Readonly<Record<string, unknown>>?])[]): Answer[] {
  let session = state.session;
  return made.map(([name, parameters = {}]) => {
    const given = answer({ ...state, session }, { name, parameters });
    session = given.session ?? session;
    return given;
  });
}
const last = (...made: Parameters<typeof calls>): Answer => calls(...made).at(-1) as Answer;

const state = tenant([]);
const asIdentity = { ManagedIdentity: true, Organization: organization, ShowBanner: false };
const asApplication = { AppId: id(1, "a9"), CertificateThumbprint: "00", Organization: organization };
const open = ["Connect-ExchangeOnline", asIdentity] as const;
const openPurview = ["Connect-IPPSSession", asApplication] as const;

const unknown = (name: string) =>
  `The term '${name}' is not recognized as a name of a cmdlet, function, script file, or executable program.`;

it("does not know a cmdlet of Exchange before there is a connection, nor after it has ended (exchange-state E18)", () => {
  const config = ["Get-OrganizationConfig"] as const;
  expect(last(state, config).error?.message).toBe(unknown("Get-OrganizationConfig"));
  expect(last(state, open, config)).toMatchObject({ objects: [{ Name: organization }] });
  expect(last(state, open, ["Disconnect-ExchangeOnline"], config).error?.message).toBe(unknown(config[0]));
});

it("does not bring the cmdlets of Exchange by a connection to Purview", () => {
  expect(last(state, openPurview, ["Get-OrganizationConfig"]).error).toBeDefined();
  expect(last(state, openPurview, open, ["Get-OrganizationConfig"]).error).toBeUndefined();
});

it.each([
  ["Get-Mailbox", ["exchange"]],
  ["Set-MailboxSearch", ["exchange"]],
  ["Get-RetentionCompliancePolicy", ["purview"]],
  ["Set-CaseHoldPolicy", ["purview"]],
  ["Get-ComplianceTag", ["exchange", "purview"]],
])("has %s by the connections that its page names", (name, services) => {
  expect(bringersOf(name)).toEqual(services);
});

it("knows a cmdlet whatever the case of its name", () => {
  expect(last(state, ["connect-exchangeonline", asIdentity], ["get-organizationconfig"]).error).toBeUndefined();
});

it("says of a cmdlet that it does not have that the rehearsal does not know it, which no script takes for the service", () => {
  expect(() => last(state, open, ["Get-Nonsense"])).toThrow("The rehearsal does not know the cmdlet Get-Nonsense.");
});

it("shows the connections, and of each to whom and to what it is", () => {
  const byPerson = ["Connect-ExchangeOnline", { UserPrincipalName: "admin@contoso.com" }] as const;
  expect(last(state, open, openPurview, byPerson, ["Get-ConnectionInformation"]).objects).toMatchObject([
    {
      ConnectionId: { $guid: "00000000-0000-0000-0000-000000000001" },
      State: "Connected",
      Name: "ExchangeOnline_1",
      Organization: organization,
      TenantID: tenantId,
      CertificateAuthentication: false,
      IsEopSession: false,
    },
    { Name: "ExchangeOnlineProtection_2", AppId: id(1, "a9"), CertificateAuthentication: true, IsEopSession: true },
    // Of a person's connection the module does not tell the organization.
    { Name: "ExchangeOnline_3", Organization: "", UserPrincipalName: "admin@contoso.com" },
  ]);
  expect(last(state, ["Get-ConnectionInformation"]).objects).toEqual([]);
});

it("names the tenant of the identity in its connections, also where that is another", () => {
  const other = { ...state, ...identityWith({ tenants: { exchange: id(2, "7e"), directory: tenantId } }) };
  expect(last(other, open, ["Get-ConnectionInformation"]).objects).toMatchObject([{ TenantID: id(2, "7e") }]);
});

it("ends one connection by its id, and no other of the process", () => {
  const one = "00000000-0000-0000-0000-000000000001";
  const end = ["Disconnect-ExchangeOnline", { ConnectionId: one, Confirm: false }] as const;
  const left = last(state, open, open, end, ["Get-ConnectionInformation"]).objects;
  expect(left).toMatchObject([{ ConnectionId: { $guid: "00000000-0000-0000-0000-000000000002" } }]);
  expect(last(state, open, end, end).error).toBeDefined();
});

it("ends all connections of the module where none is named, and leaves that to Graph", () => {
  const connect = ["Connect-MgGraph", { Identity: true }] as const;
  const end = ["Disconnect-ExchangeOnline", { Confirm: false }] as const;
  const { session } = last(state, open, openPurview, connect, end);
  expect(session?.connections.map(({ service }) => service)).toEqual(["graph"]);
});

it("does not connect an application to an organization that is not this tenant", () => {
  const { error, session } = last(state, [open[0], { ...asIdentity, Organization: "fabrikam.onmicrosoft.com" }]);
  expect(error?.message).toContain("AADSTS90002: Tenant 'fabrikam.onmicrosoft.com' not found.");
  expect(session).toBeUndefined();
});

it.each([
  ["Exchange without a role for it", open, []],
  ["Purview with a role for Exchange alone", openPurview, ["Exchange Administrator"]],
])("does not connect an application to %s (exchange-state E17)", (_, connect, directoryRoles) => {
  const { error, session } = last({ ...state, ...identityWith({ directoryRoles }) }, connect);
  expect(error?.message).toMatch(/^The role assigned to application \S+ isn't supported in this scenario\./);
  expect(session).toBeUndefined();
});

it("does not connect an identity that is switched off", () => {
  expect(last({ ...state, ...identityWith({ isSwitchedOn: false }) }, open).error).toBeDefined();
});

it("gives a new id to the connection that follows on one that was lost", () => {
  const { session } = last(state, open);
  const lost = { ...state, session: withoutConnections(session ?? state.session, () => true) };
  expect(last(lost, ["Get-OrganizationConfig"]).error?.message).toBe(unknown("Get-OrganizationConfig"));
  expect(last(lost, open, ["Get-ConnectionInformation"]).objects).toMatchObject([
    { ConnectionId: { $guid: "00000000-0000-0000-0000-000000000002" } },
  ]);
});

it("loads the modules that it knows, and no other", () => {
  const exchange = { Name: "ExchangeOnlineManagement", RequiredVersion: "3.9.2" };
  expect(last(state, ["Import-Module", exchange]).error).toBeUndefined();
  expect(last(state, ["Import-Module", { Name: "AzureAD" }]).error?.message).toBe(
    "The specified module 'AzureAD' was not loaded because no valid module file was found in any module directory.",
  );
});

it("gives a certificate of the Automation account by its name, and nothing for another", () => {
  const account = { ...state, ...identityWith({ certificates: [{ name: "purview", thumbprint: "00" }] }) };
  expect(last(account, ["Get-AutomationCertificate", { Name: "purview" }]).objects).toMatchObject([
    { Thumbprint: "00" },
  ]);
  expect(last(account, ["Get-AutomationCertificate", { Name: "other" }]).objects).toEqual([]);
});
