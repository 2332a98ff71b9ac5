import { expect, it } from "vitest";
import { approvalOf, approvalSchema } from "../../src/approval/approval.ts";
import { isSamePerson, personPattern } from "../../src/approval/person.ts";
import { recordIn, recordText } from "../../src/approval/record.ts";
import { entryOf } from "./support/entry.ts";

it.each([
  ["Ada Byron", "ada  byron"],
  ["Ada Byron <ada@contoso.com>", "ADA@contoso.com"],
  ["Ada Byron <ada@contoso.com>", "Ada Byron <ada@home.example>"],
  ["\uff21da Byron", "Ada Byron"],
  ["Ad\u00e1 Byron", "Ada Byron"],
  ["Byron, Ada", "Ada Byron"],
  ["ada.byron@contoso.com", "Ada Byron"],
  ["ada+approver@contoso.com", "Ada@Contoso.com"],
  ["Ada Byron <12345+ada@users.noreply.example>", "ada@contoso.com"],
])("takes %s and %s for one person", (one, other) => {
  expect(isSamePerson(one, other)).toBe(true);
});

it("takes two people for two", () => {
  expect(isSamePerson("Ada Byron <ada@contoso.com>", "Grace Hopper <grace@contoso.com>")).toBe(false);
  expect(isSamePerson("Ada", "Ada Byron")).toBe(false);
});

it.each(["", " Ada", "Ada\nGrace", "Ada\u202eecarG", "A\u200bda", "\u0410da", "a".repeat(101)])(
  "takes no name that hides something: %j",
  (name) => {
    expect(personPattern.test(name)).toBe(false);
  },
);

it("takes a name in any alphabet, and beside it an address in another", () => {
  expect(personPattern.test("\u0410\u0434\u0430 <ada@contoso.com>")).toBe(true);
});

it("is a text that reads back as what it was", () => {
  const decision = { author: "Grace", reviewer: "Ada", ticket: "CHG-1", time: new Date("2026-01-31T09:30:00.5Z") };
  const approval = approvalOf(entryOf(), decision);
  expect(approval).toMatchObject({ runbook: "Remove-It", reviewer: "Ada", time: "2026-01-31T09:30:00Z" });
  expect(recordIn(recordText(approval), approvalSchema)).toEqual({ record: approval });
});
