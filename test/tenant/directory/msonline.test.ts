import { expect, it } from "vitest";
import { answer } from "../../../src/tenant/answer.ts";
import { Tenant } from "../../../src/tenant/tenant.ts";
import { id, mailbox, organization, tenant, user } from "../support/directory-tenant.ts";

const users = [
  user(1),
  user(2, { state: "deleted" }),
  user(3, { onPremisesSyncEnabled: true, onPremisesImmutableId: "abc" }),
];

function shell() {
  const live = new Tenant(tenant(users, {}, [mailbox(2, { state: "soft-deleted" })]));
  const call = (name: string, parameters: Readonly<Record<string, unknown>> = {}) => {
    const given = answer(live.state, { name, parameters });
    live.apply(given.changes);
    live.connect(given.session);
    return given;
  };
  return { live, call };
}
function connected() {
  const made = shell();
  made.call("Connect-MsolService");
  return made;
}

it("does nothing before Connect-MsolService", () => {
  const { call, live } = shell();
  for (const name of ["Get-MsolUser", "Get-MsolDomain", "Remove-MsolUser"])
    expect(call(name, { ObjectId: id(2), RemoveFromRecycleBin: true, Force: true }).error?.message).toBe(
      "You must call the Connect-MsolService cmdlet before calling any other cmdlets.",
    );
  expect(live.happened).toEqual([]);
});

it("looks for a user among the active ones, or in the recycle bin alone", () => {
  const { call } = connected();
  expect(call("Get-MsolUser", { ObjectId: id(2), ReturnDeletedUsers: true }).objects).toMatchObject([
    {
      ObjectId: { $guid: id(2) },
      UserPrincipalName: "user2@contoso.com",
      LastDirSyncTime: null,
      SoftDeletionTimestamp: { $date: "2026-11-10T08:00:00Z" },
    },
  ]);
  expect(call("Get-MsolUser", { ObjectId: id(2) }).error?.message).toBe(`User Not Found. User: ${id(2)}.`);
  expect(call("Get-MsolUser", { ObjectId: id(1), ReturnDeletedUsers: true }).error).toBeDefined();
  expect(call("Get-MsolUser", { UserPrincipalName: "USER1@contoso.com" }).objects).toHaveLength(1);
  expect(call("Get-MsolUser", { ReturnDeletedUsers: true, All: true }).objects).toHaveLength(1);
});

it("shows that a user is synced", () => {
  const [shown] = connected().call("Get-MsolUser", { ObjectId: id(3) }).objects ?? [];
  expect(shown).toMatchObject({ LastDirSyncTime: { $date: expect.any(String) }, ImmutableId: "abc" });
});

it("purges a user from the recycle bin, and leaves its mailbox behind (exchange-state 1.4)", () => {
  const { call, live } = connected();
  expect(call("Remove-MsolUser", { ObjectId: id(2), RemoveFromRecycleBin: true, Force: true }).error).toBeUndefined();
  expect(call("Get-MsolUser", { ObjectId: id(2), ReturnDeletedUsers: true }).error).toBeDefined();
  live.advance(60 * 60_000);
  expect(live.state.objects.mailboxes.get(id(2, "a0"))).toMatchObject({
    state: "soft-deleted",
    ExternalDirectoryObjectId: "",
  });
});

it("does not purge an active user, and deletes one only where that is asked for", () => {
  const { call, live } = connected();
  expect(call("Remove-MsolUser", { ObjectId: id(1), RemoveFromRecycleBin: true, Force: true }).error).toBeDefined();
  expect(live.happened).toEqual([]);
  call("Remove-MsolUser", { ObjectId: id(1), Force: true });
  expect(live.state.objects.users.get(id(1))?.state).toBe("deleted");
});

it("asks before it removes anything, which nobody answers", () => {
  const { call, live } = connected();
  expect(call("Remove-MsolUser", { ObjectId: id(2), RemoveFromRecycleBin: true }).error?.message).toContain("prompts");
  expect(live.happened).toEqual([]);
});

it("gives a domain by its name", () => {
  const { call } = connected();
  expect(call("Get-MsolDomain", { DomainName: organization }).objects).toMatchObject([
    { Name: organization, Authentication: "Managed" },
  ]);
  expect(call("Get-MsolDomain", { DomainName: "fabrikam.com" }).error).toBeDefined();
});
