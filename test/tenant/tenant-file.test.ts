import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { stateOf } from "../../src/tenant/tenant-file.ts";
import { tenantSchemaText } from "../../tools/tenant/schema-text.ts";
import { id } from "./support/state.ts";

it("schemas/tenant.schema.json is what src/tenant/tenant-file-schema.ts says", async () => {
  const path = new URL("../../schemas/tenant.schema.json", import.meta.url);
  expect(await readFile(path, "utf8")).toBe(tenantSchemaText());
});

it("needs no more than the identities of things", () => {
  const state = stateOf({
    mailboxes: [{ ExchangeGuid: id(1).toUpperCase(), Name: "Ada Lovelace" }],
    users: [{ id: id(1, "e0"), userPrincipalName: "ada@contoso.com", state: "deleted" }],
    policies: [{ Guid: id(1, "b0") }],
  });
  expect(state.objects.mailboxes.get(id(1))).toMatchObject({
    state: "soft-deleted",
    PrimarySmtpAddress: "AdaLovelace@contoso.onmicrosoft.com",
    DistinguishedName: expect.stringContaining("CN=Ada Lovelace,OU=Soft Deleted Objects,OU=contoso.onmicrosoft.com,"),
    WhenSoftDeleted: "2026-11-13T10:00:00.000Z",
    IsInactiveMailbox: false,
  });
  expect(state.objects.users.get(id(1, "e0"))?.deletedDateTime).toBe("2026-11-13T10:00:00.000Z");
  expect(state.objects.domains.get("contoso.onmicrosoft.com")?.authenticationType).toBe("Managed");
});

it("is frozen through and through", () => {
  const { objects } = stateOf({ mailboxes: [{ ExchangeGuid: id(1), Name: "a", InPlaceHolds: ["x"] }] });
  expect(Object.isFrozen(objects)).toBe(true);
  expect(Object.isFrozen(objects.mailboxes.get(id(1))?.InPlaceHolds)).toBe(true);
});

it.each([
  ["Litigation Hold", { LitigationHoldEnabled: true }, true],
  ["a policy that only deletes", { InPlaceHolds: [`mbx${"0".repeat(32)}:1`] }, false],
  ["a hold, where the file says otherwise", { LitigationHoldEnabled: true, IsInactiveMailbox: false }, false],
])("takes a soft-deleted mailbox for inactive by %s", (_, holds, isInactive) => {
  const { objects } = stateOf({ mailboxes: [{ ExchangeGuid: id(1), Name: "a", ...holds }] });
  expect(objects.mailboxes.get(id(1))?.IsInactiveMailbox).toBe(isInactive);
});

it("shows other properties of a mailbox, and settings beside the usual ones", () => {
  const state = stateOf({
    settings: { pipeSends: "name", lag: { purge: 4 } },
    mailboxes: [{ ExchangeGuid: id(1), Name: "a", more: { CustomAttribute1: "x" } }],
  });
  expect(state.objects.mailboxes.get(id(1))).toMatchObject({ CustomAttribute1: "x" });
  expect(state.settings).toMatchObject({ pipeSends: "name", unknownIdentity: "error", lag: { purge: 4, hold: 5 } });
});

it.each([
  [{ mailbox: [] }, "mailbox"],
  [{ mailboxes: [{ ExchangeGuid: id(1), Name: "a", LitigationHold: true }] }, "LitigationHold"],
  [{ mailboxes: [{ Name: "a" }] }, "ExchangeGuid"],
  [{ mailboxes: [1, 1].map((number) => ({ ExchangeGuid: id(number), Name: "a" })) }, `the id ${id(1)}`],
])("refuses %j", (file, said) => {
  expect(() => stateOf(file as object)).toThrow(said);
});
