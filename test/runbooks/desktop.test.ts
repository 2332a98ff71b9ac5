import type { X509Certificate } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { folderOf } from "../../src/procedure/form.ts";
import { compileShipped } from "../compile/support/shipped.ts";
import { certificateInStore, hasOwnStore, thumbprintOf } from "../runtime/support/certificate.ts";
import { onlyWhere } from "../support/only-where.ts";
import { acts, calls, expectDone, expectFailed } from "./support/expect-run.ts";
import type { Happening } from "./support/happenings.ts";
import { runText, withTenants, type Parameters, type Run, type Situation } from "./support/run-runbook.ts";
import { active, id, mailbox, organization, tenant, user } from "./support/tenant.ts";

// The runbooks for desktops, compiled as "purgebook compile --runtime desktop-7" does.
const compiled = new Map(
  (await compileShipped(["desktop-7"])).map(
    ({ form, procedure, text }) => [join(folderOf(form), procedure.name), text] as const,
  ),
);

/** A person opens no container: the evidence goes to this machine. */
let EvidenceUri: string;
beforeEach(() => void (EvidenceUri = mkdtempSync(join(tmpdir(), "evidence-"))));
afterEach(() => rmSync(EvidenceUri, { recursive: true, force: true }));

let certificate: X509Certificate | undefined;
beforeAll(async () => {
  if (hasOwnStore) certificate = await certificateInStore();
});
const withCertificate = onlyWhere(hasOwnStore, "certificates of tests have no store of their own here");

const AppId = id(9, "c0");
const byCertificate = () => ({ AppId, CertificateThumbprint: certificate && thumbprintOf(certificate) });
const byPerson = { UserPrincipalName: "admin@contoso.com" };

function execute(name: string, on: Situation, parameters: Parameters): Promise<Run> {
  const all = { Identity: id(1), Mode: "Execute", EvidenceUri, ...parameters };
  return runText(compiled.get(join("desktop-7", name)) ?? "", on, all);
}
const orphan = tenant({ mailboxes: [mailbox(1)], identity: { appId: AppId } });
const purge = (parameters: Parameters, on: Situation = orphan): Promise<Run> =>
  execute("Remove-SoftDeletedMailbox", on, parameters);

it("purges as the person who signs in, in the tenant of the organization that was asked for", async () => {
  const run = await purge(byPerson);
  expectDone(run);
  expect(acts(run)).toEqual(["Remove-Mailbox"]);
  expect(calls(run, "Connect-ExchangeOnline").map(({ parameters }) => parameters)).toEqual([
    { UserPrincipalName: "admin@contoso.com", ShowBanner: false, ErrorAction: "Stop" },
  ]);
  expect(calls(run, "GET login.microsoftonline.com").map(({ parameters }) => parameters["Uri"])).toEqual([
    `https://login.microsoftonline.com/${organization}/v2.0/.well-known/openid-configuration`,
  ]);
  expect(run.events.find(({ event }) => event === "connected")).toMatchObject({ tenant: run.state.tenantId });
  expect(readdirSync(join(EvidenceUri, "CHG-1", id(1)))).toHaveLength(1);
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
  expect(run.calls).toEqual([]);
});

const alsoConnected: Happening = {
  call: "Import-Module",
  when: "before",
  connects: {
    service: "exchange",
    signIn: "person",
    organization: "",
    tenantId: id(6),
    appId: "",
    userPrincipalName: "admin@fabrikam.com",
  },
};

it.each([
  ["another tenant", withTenants(orphan, { exchange: id(2, "7e") })],
  ["two tenants", { ...orphan, happenings: [alsoConnected] }],
])("does nothing where the window is signed in to %s", async (_, on) => {
  const run = await purge(byPerson, on);
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
  const policies = [{ Guid: id(1, "b0"), ExchangeLocation: ["user1@contoso.com", "user2@contoso.com"] }];
  const on = tenant({ mailboxes: [mailbox(1)], policies });
  const run = await execute("Clear-MailboxHoldInPurview", on, {
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
    mailboxes: [mailbox(1, { ExternalDirectoryObjectId: id(1, "e0") }), active(2)],
    users: [user(1, "deleted"), user(2, "active")],
  });
  const run = await execute("Remove-DeletedUser", of, {
    Identity: id(1, "e0"),
    MailboxGuid: id(1),
    ...byCertificate(),
  });
  expectDone(run);
  expect(acts(run)).toEqual(["DELETE deleted user"]);
});

it.each([
  ["a person", {}, { TenantId: organization, Scopes: ["Domain.Read.All", "User.DeleteRestore.All", "User.Read.All"] }],
  [
    "a certificate",
    { AppId, CertificateThumbprint: "a".repeat(40) },
    { ClientId: AppId, CertificateThumbprint: "a".repeat(40), TenantId: organization },
  ],
])("purges a deleted user over the Graph SDK, signed in as %s", async (_, parameters, connected) => {
  const of = tenant({ users: [user(1, "deleted"), user(2, "active")] });
  const run = await execute(join("graph-sdk", "Remove-DeletedUser"), of, { Identity: id(1, "e0"), ...parameters });
  expectDone(run);
  expect(acts(run)).toEqual(["Remove-MgDirectoryDeletedItem"]);
  expect(calls(run, "Connect-MgGraph")[0]?.parameters).toEqual({ ...connected, NoWelcome: true, ErrorAction: "Stop" });
});

it("says at once that a person opens no container", async () => {
  const EvidenceUri = "https://contosoevidence.blob.core.windows.net/purges";
  const run = await purge({ ...byPerson, EvidenceUri });
  expectFailed(run, "bad-parameter");
  expect(run.calls).toEqual([]);
});
