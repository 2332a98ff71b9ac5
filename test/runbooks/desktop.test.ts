import type { X509Certificate } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { folderOf } from "../../src/procedure/form.ts";
import { compileShipped } from "../compile/support/shipped.ts";
import { certificateInStore, hasOwnStore, thumbprintOf } from "../runtime/support/certificate.ts";
import { onlyWhere } from "../support/only-where.ts";
import { acts, calls, expectDone, expectFailed } from "./support/expect-run.ts";
import { evidenceFolder, recordsIn, runRunbook, type Parameters, type Run } from "./support/run-runbook.ts";
import { activeMailbox, deletedMailbox, id, organization, tenant, user, type Tenant } from "./support/tenant.ts";

// The runbooks for desktops, compiled as "purgebook compile --runtime desktop-7" does.
const folder = mkdtempSync(join(tmpdir(), "desktop-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
for (const { form, procedure, text } of await compileShipped(["desktop-7"])) {
  const file = join(folder, folderOf(form), `${procedure.name}.ps1`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

let certificate: X509Certificate | undefined;
beforeAll(async () => {
  if (hasOwnStore) certificate = await certificateInStore();
});
const withCertificate = onlyWhere(hasOwnStore, "certificates of tests have no store of their own here");

const AppId = id(9, "f0");
const byCertificate = () => ({ AppId, CertificateThumbprint: certificate && thumbprintOf(certificate) });
const byPerson = { UserPrincipalName: "admin@contoso.com" };

async function execute(name: string, of: Tenant, parameters: Parameters): Promise<Run> {
  const all = { Identity: id(1), Mode: "Execute", EvidenceUri: await evidenceFolder(), ...parameters };
  return runRunbook(join(folder, "desktop-7", name), of, all);
}
const purge = (parameters: Parameters, of: Tenant = tenant()): Promise<Run> =>
  execute("Remove-SoftDeletedMailbox", of, parameters);

it("purges as the person who signs in, in the tenant of the organization that was asked for", async () => {
  const run = await purge(byPerson);
  expectDone(run);
  expect(acts(run)).toEqual(["Remove-Mailbox"]);
  expect(calls(run, "Connect-ExchangeOnline").map(({ parameters }) => parameters)).toEqual([
    { UserPrincipalName: "admin@contoso.com", ShowBanner: false, ErrorAction: "Stop" },
  ]);
  expect(calls(run, "sign-in").map(({ parameters }) => parameters["path"])).toEqual([
    `/${organization}/v2.0/.well-known/openid-configuration`,
  ]);
  expect(run.events.find(({ event }) => event === "connected")).toMatchObject({ tenant: tenant().tenantId });
});

it("purges with a certificate", async () => {
  const run = await purge({ AppId, CertificateThumbprint: "a".repeat(40) });
  expectDone(run);
  expect(calls(run, "Connect-ExchangeOnline")[0]?.parameters).toEqual({
    AppId,
    CertificateThumbprint: "a".repeat(40),
    Organization: organization,
    ShowBanner: false,
    ErrorAction: "Stop",
  });
});

it.each([
  ["nobody", {}],
  ["half a certificate", { AppId }],
  ["the other half", { CertificateThumbprint: "a".repeat(40) }],
  ["a certificate and a person", { AppId, CertificateThumbprint: "a".repeat(40), ...byPerson }],
  ["a thumbprint with spaces", { AppId, CertificateThumbprint: `${"a".repeat(39)} ` }],
  ["no address", { UserPrincipalName: "admin" }],
])("does not connect where %s is to sign in", async (_, parameters) => {
  const run = await purge(parameters);
  expectFailed(run, "bad-parameter");
  expect(run.log).toEqual([]);
});

it.each([
  ["another tenant", { connectedTenantId: id(2, "7e") }],
  ["two tenants", { otherConnections: [{ ConnectionId: id(5), State: "Connected", TenantID: id(6) }] }],
])("does nothing where the window is signed in to %s", async (_, parts) => {
  const run = await purge(byPerson, { ...tenant(), ...parts });
  expectFailed(run, "wrong-connection");
  expect(calls(run, "Get-Mailbox")).toEqual([]);
  expect(calls(run, "Disconnect-ExchangeOnline")).toHaveLength(1);
});

it("does nothing where the organization is one that nobody knows", async () => {
  const run = await purge({ ...byPerson, Organization: "fabrikam.onmicrosoft.com" });
  expectFailed(run, "wrong-connection");
  expect(calls(run, "Get-Mailbox")).toEqual([]);
});

it("lifts a hold in Purview as the person who signs in", async () => {
  const policy = {
    kind: "retention",
    Guid: id(1, "b0"),
    Name: "Keep",
    Mode: "Enforce",
    RestrictiveRetention: false,
    ExchangeLocation: ["user1@contoso.com", "user2@contoso.com"],
  };
  const run = await execute("Clear-MailboxHoldInPurview", tenant({ policies: [policy] }), {
    Identity: id(1, "b0"),
    Kind: "RetentionPolicy",
    MailboxAddress: "user1@contoso.com",
    NoActiveTwin: true,
    ...byPerson,
  });
  expectDone(run);
  expect(acts(run)).toEqual(["Set-RetentionCompliancePolicy"]);
  expect(calls(run, "Connect-IPPSSession")[0]?.parameters).toEqual({
    UserPrincipalName: "admin@contoso.com",
    ShowBanner: false,
    ErrorAction: "Stop",
  });
});

withCertificate("purges a deleted user with tokens that the certificate's key has signed for", async () => {
  const of = tenant({
    mailboxes: [deletedMailbox(1, { ExternalDirectoryObjectId: id(1, "e0") }), activeMailbox(2)],
    users: [user(1, "deleted"), user(2, "active")],
  });
  const EvidenceUri = await evidenceFolder();
  const run = await execute("Remove-DeletedUser", of, {
    Identity: id(1, "e0"),
    MailboxGuid: id(1),
    EvidenceUri,
    ...byCertificate(),
  });
  expectDone(run);
  expect(acts(run)).toEqual(["DELETE deleted user"]);
  expect((await recordsIn(EvidenceUri)).length).toBe(1);
});

it.each([
  ["a person", {}, { TenantId: organization, Scopes: "Domain.Read.All User.DeleteRestore.All User.Read.All" }],
  [
    "a certificate",
    { AppId, CertificateThumbprint: "a".repeat(40) },
    { ClientId: AppId, CertificateThumbprint: "a".repeat(40), TenantId: organization },
  ],
])("purges a deleted user over the Graph SDK, signed in as %s", async (_, parameters, connected) => {
  const of = tenant({ mailboxes: [], users: [user(1, "deleted"), user(2, "active")] });
  const run = await execute(join("graph-sdk", "Remove-DeletedUser"), of, { Identity: id(1, "e0"), ...parameters });
  expectDone(run);
  expect(acts(run)).toEqual(["Remove-MgDirectoryDeletedItem"]);
  expect(calls(run, "Connect-MgGraph")[0]?.parameters).toEqual({ ...connected, NoWelcome: true, ErrorAction: "Stop" });
});

it("says at once that a person opens no container", async () => {
  const EvidenceUri = "https://contosoevidence.blob.core.windows.net/purges";
  const run = await purge({ ...byPerson, EvidenceUri });
  expectFailed(run, "bad-parameter");
  expect(run.log).toEqual([]);
});
