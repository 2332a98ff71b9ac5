import { expect, it } from "vitest";
import { answer } from "../../../src/tenant/answer.ts";
import { Tenant } from "../../../src/tenant/tenant.ts";
import { identityWith } from "../support/ask-graph.ts";
import { id, organization, tenant, tenantId, user } from "../support/directory-tenant.ts";

const many = [
  user(1, { assignedPlans: [{ service: "exchange", capabilityStatus: "Enabled", servicePlanId: id(1, "c0") }] }),
  user(2, { state: "deleted" }),
  ...Array.from({ length: 120 }, (_, at) => user(at + 3)),
];

/** A process with the SDK. */
function shell(parts: Parameters<typeof tenant>[1] = {}) {
  const live = new Tenant(tenant(many, parts));
  const call = (name: string, parameters: Readonly<Record<string, unknown>> = {}) => {
    const given = answer(live.state, { name, parameters });
    live.apply(given.changes);
    live.connect(given.session);
    return given;
  };
  return { live, call };
}
function connected(parts: Parameters<typeof tenant>[1] = {}) {
  const made = shell(parts);
  made.call("Connect-MgGraph", { Identity: true, NoWelcome: true });
  return made;
}

const notFound = (of: string) =>
  `Resource '${of}' does not exist or one of its queried reference-property objects are not present.\nStatus: 404 (NotFound)\nErrorCode: Request_ResourceNotFound`;

it("does nothing before Connect-MgGraph and after Disconnect-MgGraph", () => {
  const { call, live } = shell();
  const needed = { message: "Authentication needed. Please call Connect-MgGraph." };
  expect(call("Get-MgContext").objects).toBeUndefined();
  expect(call("Remove-MgUser", { UserId: id(1) }).error).toEqual(needed);
  call("Connect-MgGraph", { Identity: true });
  expect(call("Get-MgContext").objects).toMatchObject([{ TenantId: tenantId, AuthType: "ManagedIdentity" }]);
  call("Disconnect-MgGraph");
  expect(call("Get-MgUser", { UserId: id(1) }).error).toEqual(needed);
  expect(call("Disconnect-MgGraph").error?.message).toBe("No application to sign out from.");
  expect(live.happened).toEqual([]);
});

it("connects in place of what was connected, and to no tenant that is not there", () => {
  const { call, live } = connected();
  call("Connect-MgGraph", { ClientId: id(1, "a9"), CertificateThumbprint: "00", TenantId: organization });
  expect(live.state.session.connections).toHaveLength(1);
  expect(call("Get-MgContext").objects).toMatchObject([{ ClientId: id(1, "a9"), AuthType: "AppOnly" }]);
  expect(call("Connect-MgGraph", { TenantId: "fabrikam.com" }).error?.message).toContain("AADSTS90002");
});

it("gives a user with every property of its class, of which those that were not asked for are null", () => {
  const { call } = connected();
  const [shown] = call("Get-MgUser", { UserId: id(1), Property: ["id", "assignedPlans"] }).objects ?? [];
  expect(shown).toMatchObject({
    Id: id(1),
    AssignedPlans: [{ Service: "exchange", CapabilityStatus: "Enabled", ServicePlanId: id(1, "c0") }],
    DisplayName: null,
    AccountEnabled: null,
  });
});

it("tells that there is no such user, and of which id", () => {
  const { call } = connected();
  expect(call("Get-MgUser", { UserId: id(2) }).error?.message).toBe(notFound(id(2)));
  expect(call("Get-MgDirectoryDeletedItemAsUser", { DirectoryObjectId: id(1) }).error?.message).toBe(notFound(id(1)));
});

it("lists the first page of users, or all with -All", () => {
  const { call } = connected();
  expect(call("Get-MgUser").objects).toHaveLength(100);
  expect(call("Get-MgUser", { All: true, Property: "id" }).objects).toHaveLength(121);
  expect(call("Get-MgUser", { Top: 3 }).objects).toHaveLength(3);
  expect(call("Get-MgUser", { Filter: "userPrincipalName eq 'user7@contoso.com'" }).objects).toMatchObject([
    { Id: id(7) },
  ]);
});

it("deletes a user, finds it in the recycle bin, and purges it there", () => {
  const { call, live } = connected();
  expect(call("Remove-MgUser", { UserId: id(1), Confirm: false }).objects).toEqual([]);
  const shown = call("Get-MgDirectoryDeletedItemAsUser", {
    DirectoryObjectId: id(1),
    Property: ["id", "deletedDateTime"],
  });
  expect(shown.objects).toMatchObject([{ Id: id(1), DeletedDateTime: { $date: "2026-11-23T10:00:00.000Z" } }]);
  expect(call("Get-MgDirectoryDeletedItemAsUser", { All: true }).objects).toHaveLength(2);
  expect(call("Remove-MgDirectoryDeletedItem", { DirectoryObjectId: id(1), PassThru: true }).objects).toEqual([true]);
  expect(live.state.objects.users.get(id(1))?.state).toBe("purged");
  expect(call("Remove-MgDirectoryDeletedItem", { DirectoryObjectId: id(1) }).error?.message).toBe(notFound(id(1)));
});

it("gives a domain by its name", () => {
  const { call } = connected();
  expect(call("Get-MgDomain", { DomainId: organization }).objects).toMatchObject([
    { Id: organization, AuthenticationType: "Managed", IsVerified: true },
  ]);
  expect(call("Get-MgDomain", { DomainId: "fabrikam.com" }).error?.message).toBe(notFound("fabrikam.com"));
});

it("tells that a permission is missing", () => {
  const { call, live } = connected(identityWith({ permissions: ["User.Read.All"] }));
  expect(call("Remove-MgUser", { UserId: id(1) }).error?.message).toBe(
    "Insufficient privileges to complete the operation.\nStatus: 403 (Forbidden)\nErrorCode: Authorization_RequestDenied",
  );
  expect(live.happened).toEqual([]);
});

it("makes any request to Graph, and of an error tells the status alone", () => {
  const { call, live } = connected();
  const roles = `/v1.0/users/${id(1)}/transitiveMemberOf/microsoft.graph.directoryRole?$select=id,displayName`;
  expect(call("Invoke-MgGraphRequest", { Method: "GET", Uri: roles, OutputType: "PSObject" }).objects).toMatchObject([
    { value: [] },
  ]);
  const place = `https://graph.microsoft.com/v1.0/users/${id(1)}`;
  expect(
    call("Invoke-MgGraphRequest", { Method: "PATCH", Uri: place, Body: { accountEnabled: false } }).objects,
  ).toEqual([]);
  expect(live.state.objects.users.get(id(1))?.accountEnabled).toBe(false);
  const [json] = call("Invoke-MgGraphRequest", { Uri: place, OutputType: "Json" }).objects ?? [];
  expect(JSON.parse(String(json))).toMatchObject({ id: id(1) });
  expect(call("Invoke-MgGraphRequest", { Method: "GET", Uri: `/v1.0/users/${id(2)}` }).error?.message).toBe(
    "Response status code does not indicate success: NotFound (Not Found).",
  );
});
