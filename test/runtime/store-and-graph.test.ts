import { afterAll, expect, it } from "vitest";
import { openEngine } from "../../src/engine/session.ts";
import { engineUnderTest } from "../engine/engine-under-test.ts";
import { runScript, webs } from "./support/run-script.ts";
import { functionNames, functionText } from "./support/runtime-functions.ts";
import { servicesOfEachTest } from "./support/services.ts";

// What the functions for the store and for Graph have in common: their form, the identity, and trying again.

const services = servicesOfEachTest();
const reader = engineUnderTest().then((engine) => openEngine(engine));
afterAll(async () => (await reader).close());

const readItem = "Read-StoreItem -Name 'CHG-1/x.json'";
const busy = { status: 503, headers: { "x-ms-error-code": "ServerBusy" } };

it.each(functionNames)("%s is one function, below a comment, and parses", async (name) => {
  const text = functionText(name, "automation");
  const { errors, comments, root } = await (await reader).read({ text, functions: "text" });
  expect(errors).toEqual([]);
  expect(comments[0]?.[0]).toBe(0);
  expect(root).toMatchObject({ EndBlock: { Statements: [{ type: "FunctionDefinitionAst", Name: name }] } });
  expect(text).toMatch(/^[\n\x20-\x7e]*\}\n$/);
  expect(text).not.toMatch(/\{\{|\}\}/);
});

it("says that there is no identity where the environment names none", async () => {
  const { failure } = await runScript("Get-IdentityToken -Resource 'https://storage.azure.com/'");
  expect(failure).toMatchObject({ code: "no-identity" });
});

it.each(webs)("says what the identity endpoint answers where it gives no token (%s)", async (web) => {
  const script = "$env:IDENTITY_HEADER = 'wrong'\nGet-IdentityToken -Resource 'https://one/'";
  const { failure, sleeps } = await runScript(script, { origin: services().origin, web });
  expect(failure).toMatchObject({
    code: "no-identity",
    because: expect.stringMatching(/^No token for https:\/\/one\/: 403 /),
  });
  expect(sleeps).toEqual([]);
});

it.each(webs)("keeps a token for 45 minutes, one for each resource (%s)", async (web) => {
  const script = `
    Get-IdentityToken -Resource 'https://one/'
    Get-IdentityToken -Resource 'https://two/'
    $clock.Now = $clock.Now.AddMinutes(44)
    Get-IdentityToken -Resource 'https://one/'
    $clock.Now = $clock.Now.AddMinutes(2)
    Get-IdentityToken -Resource 'https://one/'`;
  const { output } = await runScript(script, { origin: services().origin, web });
  expect(output).toEqual(["token-1", "token-2", "token-1", "token-3"]);
  expect(services().seen.map(({ query }) => query.get("resource"))).toEqual([
    "https://one/",
    "https://two/",
    "https://one/",
  ]);
});

it("asks for the token of the identity that the run names", async () => {
  const script = "$run.ClientId = '2222'; Get-IdentityToken -Resource 'https://one/'";
  await runScript(script, { origin: services().origin });
  expect(services().seen[0]?.query.get("client_id")).toBe("2222");
});

it.each(webs)("takes a new token once where the token is refused, and does not wait for it (%s)", async (web) => {
  services().store.set("purges/CHG-1/x.json", { body: "kept", sha256: undefined, lease: undefined });
  services().faults.push({ status: 401 });
  const { output, sleeps } = await runScript(readItem, { origin: services().origin, web });
  expect({ output, sleeps }).toEqual({ output: ["kept"], sleeps: [] });
  expect(services().seen.map(({ headers }) => headers["authorization"])).toEqual([
    undefined,
    "Bearer token-1",
    undefined,
    "Bearer token-2",
  ]);
});

it("gives up where the new token is refused as well", async () => {
  services().faults.push({ status: 401 }, { status: 401 });
  const { failure } = await runScript(readItem, { origin: services().origin });
  expect(failure).toMatchObject({ code: "store-refused", because: expect.not.stringContaining("token-") });
  expect(services().calls()).toHaveLength(2);
});

it.each(webs)("waits as long as the service asks for, and else longer each time (%s)", async (web) => {
  const asking = { ...busy, headers: { ...busy.headers, "Retry-After": "7" } };
  services().faults.push(busy, asking, busy, { status: 408 }, { status: 500 });
  const { output, failure, sleeps, warnings } = await runScript(`"[$(${readItem})]"`, {
    origin: services().origin,
    web,
  });
  expect({ output, failure, sleeps }).toEqual({ output: ["[]"], failure: null, sleeps: [5, 7, 20, 40, 80] });
  expect(warnings[1]).toMatch(/^Step 4, attempt 2, next in 7 s: 503 ServerBusy /);
});

it("tries eight times", async () => {
  services().faults.push(...Array<typeof busy>(20).fill(busy));
  const { failure, sleeps } = await runScript(readItem, { origin: services().origin });
  expect(failure).toMatchObject({ code: "no-answer", because: expect.stringContaining("503 ServerBusy") });
  expect(services().calls()).toHaveLength(8);
  expect(sleeps).toEqual([5, 10, 20, 40, 80, 160, 300]);
});

it("never sleeps past the deadline of the run", async () => {
  services().faults.push(busy, busy, { status: 429, headers: { "Retry-After": "46" } });
  const { failure, sleeps } = await runScript(readItem, { origin: services().origin, minutes: 1 });
  expect(failure).toMatchObject({ code: "no-answer" });
  expect(sleeps).toEqual([5, 10]);
});

it.each(webs)("does not repeat what is refused for good (%s)", async (web) => {
  services().faults.push({
    status: 403,
    headers: { "x-ms-error-code": "AuthorizationPermissionMismatch" },
    body: "<a>No.</a>",
  });
  const { failure } = await runScript(readItem, { origin: services().origin, web });
  expect(failure).toMatchObject({
    code: "store-refused",
    because: expect.stringContaining("403 AuthorizationPermissionMismatch"),
  });
  expect(services().calls()).toHaveLength(1);
});

it("takes a fault of the script for what it is, and not for a lost answer", async () => {
  const script = `function Invoke-WebRequest { throw 'a fault of the script' }\n${readItem}`;
  const { failure, sleeps } = await runScript(script, { origin: services().origin });
  expect(failure).toMatchObject({ because: "a fault of the script" });
  expect(sleeps).toEqual([]);
});

it("makes passwords of 32 characters, eight of each class, that nobody can change or guess", async () => {
  const script = `
    foreach ($number in 1..20) {
        $password = New-RandomPassword
        '{0} {1}' -f $password.IsReadOnly(), [System.Net.NetworkCredential]::new('', $password).Password
    }`;
  const { output } = await runScript(script);
  expect(new Set(output).size).toBe(20);
  for (const line of output) {
    const [readOnly, password = ""] = line.split(" ");
    expect(readOnly).toBe("True");
    expect(password).toHaveLength(32);
    for (const ofClass of [/[A-Z]/g, /[a-z]/g, /[0-9]/g, /[^A-Za-z0-9]/g])
      expect(password.match(ofClass)).toHaveLength(8);
  }
});
