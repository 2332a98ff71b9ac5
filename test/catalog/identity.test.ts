import { expect, it } from "vitest";
import * as identity from "../../src/catalog/identity.ts";

it.each(["guid", "exchangeGuid", "directoryObjectId", "policyGuid"] as const)(
  "%s takes a GUID in any case and writes it in lower case",
  (make) => {
    expect(identity[make]("0F8FAD5B-D9CB-469F-A165-70867728950E")).toBe("0f8fad5b-d9cb-469f-a165-70867728950e");
  },
);

it.each([
  "",
  "pilar",
  "0f8fad5bd9cb469fa16570867728950e",
  "{0f8fad5b-d9cb-469f-a165-70867728950e}",
  " 0f8fad5b-d9cb-469f-a165-70867728950e",
  "0f8fad5b-d9cb-469f-a165-70867728950e\n",
  "00000000-0000-0000-0000-000000000000",
])("exchangeGuid refuses %j", (text) => {
  expect(() => identity.exchangeGuid(text)).toThrow(TypeError);
});

it("says what it expected and what it got", () => {
  expect(() => identity.exchangeGuid("pilar")).toThrow(/exchangeGuid: expected 32 hexadecimal digits .* got "pilar"/);
});

it("refuses what is no text, as JavaScript may pass it", () => {
  const nothing: string = JSON.parse("null");
  expect(() => identity.guid(nothing)).toThrow(TypeError);
  expect(() => identity.smtpAddress(nothing)).toThrow(TypeError);
});

it("takes addresses and user names as people have them", () => {
  for (const text of ["pilar@contoso.com", "o'brien@mail.contoso.co.uk", "p.diaz+old@contoso.onmicrosoft.com"]) {
    expect(identity.smtpAddress(text)).toBe(text);
    expect(identity.userPrincipalName(text)).toBe(text);
  }
});

it.each([
  "pilar",
  "@contoso.com",
  "pilar@contoso",
  "SMTP:pilar@contoso.com",
  "a b@contoso.com",
  "p@contoso.com\n",
  "a@b@contoso.com",
])("takes %j for no address", (text) => {
  expect(() => identity.smtpAddress(text)).toThrow(TypeError);
  expect(() => identity.userPrincipalName(text)).toThrow(TypeError);
});

it("takes a distinguished name of a deleted mailbox, and no bare name", () => {
  const text = "CN=Pilar,OU=Soft Deleted Objects,OU=contoso.onmicrosoft.com,DC=EURP193A001,DC=PROD,DC=OUTLOOK,DC=COM";
  expect(identity.distinguishedName(text)).toBe(text);
  for (const other of ["Pilar", "Soft Deleted Objects\\Pilar", "CN=Pilar", `${text}\n`]) {
    expect(() => identity.distinguishedName(other)).toThrow(TypeError);
  }
});

it("takes a legacy name from its organization to its last part, and nothing else", () => {
  const text = "/o=ExchangeLabs/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/cn=1-pilar";
  expect(identity.legacyExchangeDN(text)).toBe(text);
  for (const other of ["pilar", "/o=ExchangeLabs", "/cn=pilar", `${text}\n`]) {
    expect(() => identity.legacyExchangeDN(other)).toThrow(TypeError);
  }
});

it("takes an alias without spaces, ends that are dots, or too many characters", () => {
  expect(identity.alias("pilar.diaz")).toBe("pilar.diaz");
  for (const text of ["", "pilar diaz", ".pilar", "pilar.", "pilar@contoso.com", "a".repeat(65)]) {
    expect(() => identity.alias(text)).toThrow(TypeError);
  }
});
