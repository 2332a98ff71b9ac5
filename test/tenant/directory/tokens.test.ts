import { expect, it } from "vitest";
import { directoryServiceAt } from "../../../src/tenant/directory/index.ts";
import { identityEndpoint } from "../../../src/tenant/directory/managed-identity.ts";
import { claimsOf } from "../../../src/tenant/directory/token.ts";
import type { HttpRequest } from "../../../src/tenant/http.ts";
import { identityWith, read } from "../support/ask-graph.ts";
import { id, identity, organization, tenant, tenantId } from "../support/directory-tenant.ts";

const state = tenant([]);
const graph = "https://graph.microsoft.com";

function ask(parts: Partial<HttpRequest> & { url: string }, of = state) {
  const service = directoryServiceAt(parts.url);
  if (service === undefined) throw new Error(`Nothing is at ${parts.url}`);
  return service(of, { method: "GET", headers: {}, body: "", ...parts });
}
const claimsIn = (token: string) =>
  claimsOf({ method: "GET", url: "", body: "", headers: { Authorization: `Bearer ${token}` } });

const today = { "X-IDENTITY-HEADER": identityEndpoint.header, Metadata: "True" };
const tokenUrl = `${identityEndpoint.uri}?resource=${encodeURIComponent(graph)}`;

it.each([
  ["as it is asked today", { url: tokenUrl, headers: today }],
  [
    "by POST",
    { url: identityEndpoint.uri, method: "POST", headers: today, body: `resource=${encodeURIComponent(graph)}` },
  ],
  ["in the older form", { url: tokenUrl, headers: { Metadata: "true" } }],
  ["in the older form of a hybrid worker", { url: tokenUrl, headers: { Metadata: "true", secret: "x" } }],
])("gives the managed identity a token of its tenant, %s", (_, request) => {
  const answer = ask(request);
  expect(answer.status).toBe(200);
  const { access_token, expires_on, resource, token_type } = read(answer);
  expect({ resource, token_type }).toEqual({ resource: graph, token_type: "Bearer" });
  expect(claimsIn(access_token)).toMatchObject({ aud: graph, tid: tenantId, roles: identity.permissions });
  // A text, as on a hybrid worker: who reads it for a number goes wrong.
  expect(expires_on).toBe("2026-11-23 11:00:00Z");
});

it("gives no token without the headers, or without a resource", () => {
  expect(ask({ url: tokenUrl }).status).toBe(401);
  expect(ask({ url: tokenUrl, headers: { ...today, "X-IDENTITY-HEADER": "other" } }).status).toBe(401);
  expect(ask({ url: identityEndpoint.uri, headers: today }).status).toBe(400);
});

it("says that there is no identity where none is switched on (blob-storage, token and headers)", () => {
  const off = { ...state, ...identityWith({ isSwitchedOn: false, userAssigned: [id(2, "c0")] }) };
  const answer = ask({ url: tokenUrl, headers: today }, off);
  expect(answer.status).toBe(400);
  expect(read(answer).Message).toContain("No managed identity was found for Automation account");
  const other = read(ask({ url: `${tokenUrl}&client_id=${id(2, "c0")}`, headers: today }, off));
  expect(claimsIn(other.access_token)).toMatchObject({ appid: id(2, "c0") });
  expect(ask({ url: `${tokenUrl}&client_id=${id(3, "c0")}`, headers: today }, off).status).toBe(400);
});

it("names the tenant of the identity in the token, also where that is another", () => {
  const other = { ...state, ...identityWith({ tenants: { exchange: tenantId, directory: id(1, "f0") } }) };
  const { access_token } = read(ask({ url: tokenUrl, headers: today }, other));
  expect(claimsIn(access_token)?.tid).toBe(id(1, "f0"));
});

const login = "https://login.microsoftonline.com";

it.each([organization, "CONTOSO.com", tenantId])("tells everybody which tenant %s is", (name) => {
  const answer = ask({ url: `${login}/${name}/v2.0/.well-known/openid-configuration` });
  expect(answer.body).toMatch(`"issuer":"${login}/${tenantId}/v2.0"`);
});

it("does not know the domain of another tenant", () => {
  const answer = ask({ url: `${login}/fabrikam.com/v2.0/.well-known/openid-configuration` });
  expect(answer.status).toBe(400);
  expect(read(answer)).toMatchObject({
    error: "invalid_tenant",
    error_description: expect.stringContaining("AADSTS90002: Tenant 'fabrikam.com' not found."),
  });
});

const signInUrl = `${login}/${organization}/oauth2/v2.0/token`;
const now = state.now / 1000;
const claims = { aud: signInUrl, iss: id(1, "a9"), sub: id(1, "a9"), nbf: now, exp: now + 600 };

function signIn(of: object, parts: Readonly<Record<string, string>> = {}) {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const form = new URLSearchParams({
    client_id: id(1, "a9"),
    scope: `${graph}/.default`,
    grant_type: "client_credentials",
    client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    client_assertion: `${part({ alg: "RS256" })}.${part(of)}.c2ln`,
    ...parts,
  });
  return ask({ url: signInUrl, method: "POST", body: String(form) });
}

it("gives an application a token that signs for itself", () => {
  const answer = signIn(claims);
  expect(answer.status).toBe(200);
  expect(claimsIn(read(answer).access_token)).toMatchObject({ aud: graph, tid: tenantId, appid: id(1, "a9") });
});

it.each([
  ["says nothing of itself", signIn({}), 401, "AADSTS700021"],
  ["signs for another", signIn({ ...claims, iss: id(2, "a9") }), 401, "AADSTS700021"],
  ["signs for another place", signIn({ ...claims, aud: login }), 401, "AADSTS700023"],
  ["signed too long ago", signIn({ ...claims, nbf: now - 2000, exp: now - 1000 }), 401, "AADSTS700024"],
  ["signs with nonsense", signIn(claims, { client_assertion: "a.b" }), 401, "AADSTS50027"],
  ["does not sign", signIn(claims, { client_assertion: "" }), 401, "AADSTS7000218"],
  ["asks for a part of a resource", signIn(claims, { scope: `${graph}/User.Read` }), 400, "AADSTS1002012"],
])("gives no token to an application that %s", (_, answer, status, code) => {
  expect(answer.status).toBe(status);
  expect(read(answer).error_description).toContain(code);
  expect(answer.body).not.toContain("access_token");
});

it("is at no other address", () => {
  expect(directoryServiceAt("https://contoso.blob.core.windows.net/purges/x")).toBeUndefined();
});
