import { expect, it } from "vitest";
import { directoryServiceAt } from "../../../src/tenant/directory/index.ts";
import { tokenFor } from "../../../src/tenant/directory/token.ts";
import type { State } from "../../../src/tenant/state.ts";
import { ask, errorOf, graphUri, identityWith, insufficient, notFound, read } from "../support/ask-graph.ts";
import { id, identity, organization, tenant, tenantId, user } from "../support/directory-tenant.ts";

const state = tenant([user(1), user(2)]);

function withToken(of: State, authorization: Readonly<Record<string, string>>) {
  const url = `${graphUri}/users/${id(1)}`;
  return directoryServiceAt(url)!(of, { method: "GET", url, headers: authorization, body: "" });
}

it.each([
  ["without a token", {}, "Access token is empty."],
  [
    "with a text that is none",
    { Authorization: "Bearer nonsense" },
    "CompactToken parsing failed with error code: 80049217",
  ],
  [
    "with the token of another resource",
    { Authorization: `Bearer ${tokenFor(state, "https://storage.azure.com/")}` },
    "Access token validation failure. Invalid audience.",
  ],
])("lets nobody in %s", (_, headers, message) => {
  expect(errorOf(withToken(state, headers))).toEqual([401, "InvalidAuthenticationToken", message]);
});

it("lets a token in for about an hour (exchange-state 7)", () => {
  const headers = { Authorization: `Bearer ${tokenFor(state, "https://graph.microsoft.com")}` };
  const after = (minutes: number) => withToken({ ...state, now: state.now + minutes * 60_000 }, headers);
  expect(after(59).status).toBe(200);
  expect(errorOf(after(60))).toEqual([
    401,
    "InvalidAuthenticationToken",
    "Lifetime validation failed, the token is expired.",
  ]);
});

it("answers the token of another tenant as that one would: nothing of this is in it", () => {
  const other = tenant([user(1)], identityWith({ tenants: { ...identity.tenants, directory: id(7, "7e") } }));
  expect(errorOf(ask(other, "GET", `/users/${id(1)}`))).toEqual(notFound(id(1)));
});

it("tells the request that an error belongs to", () => {
  const { error } = read(withToken(state, { "client-request-id": id(3) })) as { error: { innerError: object } };
  expect(error.innerError).toMatchObject({ date: "2026-11-23T10:00:00", "client-request-id": id(3) });
});

it("shows domains, whether they are managed or federated", () => {
  expect(read(ask(state, "GET", "/domains/CONTOSO.com?$select=id,authenticationType,isVerified"))).toEqual({
    "@odata.context": `${graphUri}/$metadata#domains/$entity`,
    id: "contoso.com",
    authenticationType: "Federated",
    isVerified: true,
  });
  expect(errorOf(ask(state, "GET", "/domains/fabrikam.com"))).toEqual(notFound("fabrikam.com"));
  expect(read(ask(state, "GET", "/domains")).value).toHaveLength(2);
});

it("shows the organization with its verified domains", () => {
  const may = { ...state, ...identityWith({ permissions: ["Organization.Read.All"] }) };
  const [shown] = read(ask(may, "GET", "/organization")).value;
  expect(shown).toMatchObject({
    id: tenantId,
    verifiedDomains: [{ name: organization, isInitial: true }, { name: "contoso.com" }],
  });
});

it("answers each request of a batch by itself", () => {
  const { responses } = read(
    ask(state, "POST", "/$batch", {
      requests: [
        { id: "a", method: "GET", url: `/users/${id(1)}?$select=id` },
        { id: "b", method: "DELETE", url: `/users/${id(9)}` },
        { id: "c", method: "GET", url: "/organization" },
        { id: "d", method: "DELETE", url: `/users/${id(2)}`, dependsOn: ["b"] },
      ],
    }),
  );
  expect(responses.map((one: { id: string; status: number }) => [one.id, one.status])).toEqual([
    ["a", 200],
    ["b", 404],
    ["c", 403],
    ["d", 424],
  ]);
  expect(responses[0].body.id).toBe(id(1));
});

it("does what the requests of a batch do, each after those before it", () => {
  const { body, changes } = ask(state, "POST", "/$batch", {
    requests: [
      { id: "1", method: "PATCH", url: `/users/${id(1)}`, headers: {}, body: { accountEnabled: false } },
      { id: "2", method: "DELETE", url: `/users/${id(1)}` },
      { id: "3", method: "DELETE", url: `/directory/deletedItems/${id(1)}`, dependsOn: ["2"] },
    ],
  });
  expect(JSON.parse(body).responses.map(({ status }: { status: number }) => status)).toEqual([204, 204, 204]);
  expect(changes?.map(({ set }) => set)).toEqual([
    { accountEnabled: false },
    { state: "deleted", deletedDateTime: "2026-11-23T10:00:00.000Z" },
    { state: "purged" },
  ]);
});

it("refuses a batch of more than 20 requests, and one that is no JSON", () => {
  const requests = Array.from({ length: 21 }, (_, at) => ({ id: `${at}`, method: "DELETE", url: `/users/${id(1)}` }));
  const answer = ask(state, "POST", "/$batch", { requests });
  expect(errorOf(answer)).toEqual([
    400,
    "MaximumValueExceeded",
    "Number of batch request steps exceeds the maximum value of 20.",
  ]);
  expect(answer.changes).toEqual([]);
  expect(ask(state, "POST", "/$batch", []).status).toBe(400);
});

it("lets nobody do in a batch what the token does not allow", () => {
  const { responses } = read(
    ask({ ...state, ...identityWith({ permissions: ["User.Read.All"] }) }, "POST", "/$batch", {
      requests: [{ id: "1", method: "DELETE", url: `/users/${id(1)}` }],
    }),
  );
  expect([responses[0].status, responses[0].body.error.code]).toEqual(insufficient.slice(0, 2));
});
