import { expect, it } from "vitest";
import { ask, errorOf, graphUri, identityWith, insufficient, notFound, read } from "../support/ask-graph.ts";
import { id, tenant, user } from "../support/directory-tenant.ts";

const state = tenant([
  user(1, { assignedPlans: [{ service: "exchange" }], roles: [] }),
  user(2, { state: "deleted" }),
  user(3, { accountEnabled: false, userPrincipalName: "o'hara@contoso.com" }),
]);

it("gives a user by id or by sign-in name, with the usual properties or those that are asked for", () => {
  expect(Object.keys(read(ask(state, "GET", `/users/${id(1)}`)))).not.toContain("assignedPlans");
  expect(read(ask(state, "GET", `/users/USER1%40contoso.com?$select=id,assignedPlans,mail,proxyAddresses`))).toEqual({
    "@odata.context": `${graphUri}/$metadata#users/$entity`,
    id: id(1),
    assignedPlans: [{ service: "exchange" }],
    mail: null,
    proxyAddresses: [],
  });
});

it("does not find a deleted user, nor an unknown one, among the users", () => {
  expect(errorOf(ask(state, "GET", `/users/${id(2)}`))).toEqual(notFound(id(2)));
  expect(errorOf(ask(state, "DELETE", `/users/${id(9)}`))).toEqual(notFound(id(9)));
});

it.each([
  ["userPrincipalName eq 'o''hara@contoso.com'", [3]],
  ["accountEnabled eq true", [1]],
  ["startswith(displayName,'user') and accountEnabled eq false", [3]],
  ["displayName eq 'User 1' or displayName eq 'User 3'", [1, 3]],
  ["displayName eq 'this and that'", []],
  ["mail eq null", [1, 3]],
])("lists the users for which %s", (filter, numbers) => {
  const { value } = read(ask(state, "GET", `/users?$filter=${encodeURIComponent(filter)}&$select=id`));
  expect(value).toEqual(numbers.map((number) => ({ id: id(number) })));
});

it("says that it does not understand another filter, instead of taking it for something", () => {
  expect(() => ask(state, "GET", "/users?$filter=accountEnabled ne true")).toThrow("The rehearsal does not know");
  expect(() => ask(state, "GET", "/me")).toThrow("The rehearsal does not know GET /v1.0/me of Microsoft Graph");
});

it("gives a long list in pages, also where a user of an earlier page is deleted meanwhile", () => {
  const many = Array.from({ length: 5 }, (_, at) => user(at + 1));
  const first = read(ask(tenant(many), "GET", "/users?$select=id&$top=2"));
  expect(first.value).toEqual([{ id: id(1) }, { id: id(2) }]);
  expect(first["@odata.nextLink"]).toMatch(
    /^https:\/\/graph\.microsoft\.com\/v1\.0\/users\?\$select=id&\$top=2&\$skiptoken=/,
  );
  const later = tenant(many.with(0, user(1, { state: "deleted" })));
  const second = read(ask(later, "GET", first["@odata.nextLink"]));
  expect(second.value).toEqual([{ id: id(3) }, { id: id(4) }]);
  const third = read(ask(later, "GET", second["@odata.nextLink"]));
  expect(third.value).toEqual([{ id: id(5) }]);
  expect(third).not.toHaveProperty(["@odata.nextLink"]);
});

it("gives 100 users in a page, and no more than 999", () => {
  const many = tenant(Array.from({ length: 150 }, (_, at) => user(at + 1)));
  expect(read(ask(many, "GET", "/users")).value).toHaveLength(100);
  expect(read(ask(many, "GET", "/users?$top=999")).value).toHaveLength(150);
  expect(ask(many, "GET", "/users?$top=1000").status).toBe(400);
});

it("blocks a sign-in with the least permission, and nothing else with it", () => {
  const { status, body, changes } = ask(state, "PATCH", `/users/${id(1)}`, { accountEnabled: false });
  expect({ status, body }).toEqual({ status: 204, body: "" });
  expect(changes).toEqual([{ of: "users", key: id(1), set: { accountEnabled: false } }]);
  expect(errorOf(ask(state, "PATCH", `/users/${id(1)}`, { displayName: "Other" }))).toEqual(insufficient);
});

it("does not take an address's state for the state of the user", () => {
  const may = { ...state, ...identityWith({ permissions: ["User.ReadWrite.All"] }) };
  const { changes } = ask(may, "PATCH", `/users/${id(1)}`, { state: "purged", displayName: "Other" });
  expect(changes).toEqual([{ of: "users", key: id(1), set: { displayName: "Other" } }]);
});

it("does not change a user that another directory masters (exchange-state E12)", () => {
  const synced = tenant([user(1, { onPremisesSyncEnabled: true })]);
  expect(errorOf(ask(synced, "PATCH", `/users/${id(1)}`, { accountEnabled: false }))).toEqual([
    400,
    "Request_BadRequest",
    "Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.",
  ]);
});

it("shows the admin roles of a user", () => {
  const admin = tenant([user(1, { roles: [{ id: id(1, "f0"), displayName: "Global Reader", extra: 1 }] })]);
  const path = `/users/${id(1)}/transitiveMemberOf/microsoft.graph.directoryRole?$select=id,displayName`;
  expect(read(ask(admin, "GET", path)).value).toEqual([{ id: id(1, "f0"), displayName: "Global Reader" }]);
});

it.each([
  ["holds an admin role", { roles: [{ id: id(1, "f0") }] }],
  ["is in a restricted management administrative unit", { isManagementRestricted: true }],
])("does not delete, block or purge a user who %s, by a permission alone", (_, parts) => {
  const admin = tenant([user(1, parts), user(2, { ...parts, state: "deleted" })]);
  const answers = [
    ask(admin, "DELETE", `/users/${id(1)}`),
    ask(admin, "PATCH", `/users/${id(1)}`, { accountEnabled: false }),
    ask(admin, "DELETE", `/directory/deletedItems/${id(2)}`),
  ];
  expect(answers.map(errorOf)).toEqual([insufficient, insufficient, insufficient]);
});

it("lets an identity delete an admin that has the role for it", () => {
  const parts = identityWith({ directoryRoles: ["Privileged Authentication Administrator"] });
  const admin = tenant([user(1, { roles: [{ id: id(1, "f0") }] })], parts);
  expect(ask(admin, "DELETE", `/users/${id(1)}`).status).toBe(204);
});

it.each([
  ["GET", `/users/${id(1)}`],
  ["GET", "/users"],
  ["DELETE", `/users/${id(1)}`],
  ["GET", "/directory/deletedItems/microsoft.graph.user"],
  ["DELETE", `/directory/deletedItems/${id(2)}`],
  ["POST", `/directory/deletedItems/${id(2)}/restore`],
  ["GET", "/domains/contoso.com"],
  ["GET", "/organization"],
  ["GET", `/users/${id(1)}/transitiveMemberOf/microsoft.graph.directoryRole`],
])("does not answer %s %s without a permission for it", (method, path) => {
  expect(errorOf(ask({ ...state, ...identityWith({ permissions: [] }) }, method, path))).toEqual(insufficient);
});
