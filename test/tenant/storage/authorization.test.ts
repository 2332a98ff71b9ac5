import { expect, test } from "vitest";
import { acquire, create, get, head, list, mine, remove } from "./support/asked.ts";
import { resultOf, Store, tenantId, tokenOf } from "./support/store.ts";

const blob = "/runs/a.json";
const now = Date.UTC(2026, 0, 5, 8);
const withToken = (authorization: string | undefined) => new Store().ask(get(blob, { authorization }));

// 401 NoAuthenticationInformation and InvalidAuthenticationInfo, with a challenge (blob-storage, errors and throttling).
test.each([
  ["no token", undefined, "401 NoAuthenticationInformation"],
  ["no token that can be read", "Bearer none", "401 InvalidAuthenticationInfo"],
  ["another scheme", "SharedKey account:key", "401 InvalidAuthenticationInfo"],
  ["a token for Graph", tokenOf(now, { aud: "https://graph.microsoft.com" }), "401 InvalidAuthenticationInfo"],
  ["a token of another tenant", tokenOf(now, { tid: "another" }), "401 InvalidAuthenticationInfo"],
  ["an expired token", tokenOf(now - 3_600_000), "401 InvalidAuthenticationInfo"],
])("%s lets nobody in", (_name, authorization, result) => {
  const answer = withToken(authorization);
  expect(resultOf(answer)).toBe(result);
  expect(answer.headers["www-authenticate"]).toContain(`https://login.microsoftonline.com/${tenantId}/`);
});

test("a token is good until its hour is over", () => {
  const store = new Store();
  const authorization = tokenOf(now);
  store.wait(3599);
  expect(resultOf(store.ask(get(blob, { authorization })))).toBe("404 BlobNotFound");
  store.wait(1);
  expect(resultOf(store.ask(get(blob, { authorization })))).toBe("401 InvalidAuthenticationInfo");
});

// The audience is the same for any account; a trailing slash is usual (blob-storage, token and headers).
test.each(["https://storage.azure.com/", "https://storage.azure.com"])("a token for %s is taken", (aud) => {
  expect(resultOf(withToken(tokenOf(now, { aud })))).toBe("404 BlobNotFound");
});

test.each([
  ["no version", { "x-ms-version": undefined }, "403 AuthenticationFailed"],
  ["a version before tokens", { "x-ms-version": "2017-07-29" }, "403 AuthenticationFailed"],
  ["no version of the service", { "x-ms-version": "2999-01-01" }, "400 InvalidHeaderValue"],
  ["no date", { "x-ms-date": undefined }, "400 MissingRequiredHeader"],
])("a request with %s is refused", (_name, headers, result) => {
  expect(resultOf(new Store().ask(get(blob, headers)))).toBe(result);
});

// 403 where the role is missing, or was taken away; what reads may still read (blob-storage, errors and throttling; WORM: role).
test("a role allows what it is for", () => {
  const results = (access: "contribute" | "read" | "none") => {
    const store = new Store({ runs: { isImmutable: false, access } });
    return [list("runs"), get(blob), head(blob), create(blob), acquire(blob, mine), remove(blob)].map((asked) =>
      resultOf(store.ask(asked)),
    );
  };
  const refused = "403 AuthorizationPermissionMismatch";
  expect(results("contribute")).toEqual([
    "200",
    "404 BlobNotFound",
    "404 BlobNotFound",
    "201",
    "201",
    "412 LeaseIdMissing",
  ]);
  expect(results("read")).toEqual(["200", "404 BlobNotFound", "404 BlobNotFound", refused, refused, refused]);
  expect(results("none")).toEqual(Array<string>(6).fill(refused));
});

test("the case of a header's name is of no concern", () => {
  const headers = { "X-MS-Blob-Type": "BlockBlob", "If-None-Match": "*" };
  const store = new Store();
  const asked = { method: "PUT", path: blob, headers };
  expect([store.ask(asked), store.ask(asked)].map(resultOf)).toEqual(["201", "409 BlobAlreadyExists"]);
});

test("a container that is not there is told as such", () => {
  expect(resultOf(new Store({}).ask(create(blob)))).toBe("404 ContainerNotFound");
  expect(resultOf(new Store({}).ask(list("runs")))).toBe("404 ContainerNotFound");
});
