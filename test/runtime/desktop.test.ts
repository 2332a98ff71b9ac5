import { createVerify, type X509Certificate } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { onlyWhere } from "../support/only-where.ts";
import { certificateInStore, hasOwnStore, thumbprintOf } from "./support/certificate.ts";
import { json } from "./support/fake-services.ts";
import { runScript, webs } from "./support/run-script.ts";
import { servicesOfEachTest } from "./support/services.ts";

const services = servicesOfEachTest();
let certificate: X509Certificate;
beforeAll(async () => {
  if (hasOwnStore) certificate = await certificateInStore();
});
const withCertificate = onlyWhere(hasOwnStore, "certificates of tests have no store of their own here");

const jsonOf = (part: string | undefined): Record<string, unknown> =>
  JSON.parse(Buffer.from(part ?? "", "base64url").toString("utf8")) as Record<string, unknown>;

withCertificate.each(webs)("signs who asks for a token with the certificate's key (%s)", async (web) => {
  const { origin } = services();
  services().answerGraph(() => json(200, { id: "it" }));
  const { output, failure } = await runScript("(Invoke-GraphRequest -Method Get -Path 'me').id", {
    origin,
    web,
    certificate: thumbprintOf(certificate),
  });
  expect(failure).toBeNull();
  expect(output).toEqual(["it"]);
  const [asked, used] = services().seen;
  expect(asked).toMatchObject({ method: "POST", path: "/contoso.onmicrosoft.com/oauth2/v2.0/token" });
  expect(used?.headers["authorization"]).toBe("Bearer token-1");

  const form = new URLSearchParams(asked?.body);
  expect(Object.fromEntries(form)).toMatchObject({
    client_id: "0a0b0c0d-0000-0000-0000-00000000a991",
    scope: `${origin}/.default`,
    grant_type: "client_credentials",
    client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
  });
  const [header, claims, signature] = form.get("client_assertion")?.split(".") ?? [];
  expect(jsonOf(header)).toEqual({
    alg: "RS256",
    typ: "JWT",
    x5t: Buffer.from(thumbprintOf(certificate), "hex").toString("base64url"),
  });
  const started = Date.UTC(2026, 10, 23, 10) / 1000;
  expect(jsonOf(claims)).toEqual({
    aud: `${origin}/contoso.onmicrosoft.com/oauth2/v2.0/token`,
    iss: form.get("client_id"),
    sub: form.get("client_id"),
    jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
    nbf: started,
    exp: started + 600,
  });
  const verify = createVerify("sha256").update(`${header}.${claims}`);
  expect(verify.verify(certificate.publicKey, signature ?? "", "base64url")).toBe(true);
});

withCertificate("opens the evidence container with a token of its own", async () => {
  const { origin } = services();
  const script = "Write-StoreItem -Name 'CHG-1/a/b.json' -Text '{}'\nRead-StoreItem -Name 'CHG-1/a/b.json'";
  const { output, failure } = await runScript(script, { origin, certificate: thumbprintOf(certificate) });
  expect(failure).toBeNull();
  expect(output).toEqual(["{}"]);
  expect(new URLSearchParams(services().seen[0]?.body).get("scope")).toBe("https://storage.azure.com/.default");
});

it("names a certificate that the store does not have", async () => {
  const { failure } = await runScript("Invoke-GraphRequest -Method Get -Path 'me'", {
    origin: services().origin,
    certificate: "0".repeat(40),
  });
  expect(failure).toMatchObject({ code: "no-certificate", because: expect.stringContaining("0".repeat(40)) });
  expect(services().seen).toEqual([]);
});

it("gets no token where a person signs in, and says what does", async () => {
  const { failure } = await runScript("Invoke-GraphRequest -Method Get -Path 'me'", {
    origin: services().origin,
    certificate: "",
  });
  expect(failure).toMatchObject({ code: "no-identity", remedy: expect.stringContaining("CertificateThumbprint") });
});

it("asks the sign-in service which tenant a domain is of", async () => {
  const { output } = await runScript("Get-OrganizationTenant", { origin: services().origin, certificate: "" });
  expect(output).toEqual(["0a0b0c0d-0000-0000-0000-00000000c0de"]);
  expect(services().calls()).toEqual(["GET /contoso.onmicrosoft.com/v2.0/.well-known/openid-configuration"]);
});

it("goes on with no tenant that the sign-in service does not name", async () => {
  for (const body of ['{"issuer":"https://login.microsoftonline.com/common/v2.0"}', "", "<html>"]) {
    services().faults.push({ status: 200, body });
    const { failure } = await runScript("Get-OrganizationTenant", { origin: services().origin, certificate: "" });
    expect(failure).toMatchObject({ code: "wrong-connection" });
  }
  services().faults.push({ status: 400, body: '{"error":"invalid_tenant"}' });
  const { failure } = await runScript("Get-OrganizationTenant", { origin: services().origin, certificate: "" });
  expect(failure).toMatchObject({ code: "wrong-connection", because: expect.stringContaining("400") });
});

it("asks again where the sign-in service is busy", async () => {
  services().faults.push({ status: 503 }, "none");
  const { output, sleeps } = await runScript("Get-OrganizationTenant", { origin: services().origin, certificate: "" });
  expect(output).toEqual(["0a0b0c0d-0000-0000-0000-00000000c0de"]);
  expect(sleeps).toHaveLength(1);
});
