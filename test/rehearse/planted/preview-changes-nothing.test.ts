import { expect, it } from "vitest";
import { id } from "../../tenant/support/state.ts";
import { broken, lines, look, orphan, purge, record, told } from "../support/planted.ts";

const preview = { Identity: id(1), Mode: "Preview" };

it.each([
  ["a purge", lines(look, record, purge, told)],
  ["a hold", "Set-Mailbox -Identity $Identity -InactiveMailbox -LitigationHoldEnabled $true -ErrorAction Stop"],
  ["a record", lines(look, record)],
])("is broken by %s", async (_, body) => {
  expect(await broken(body, orphan, preview)).toContain("preview-changes-nothing");
});

it("is broken where no mode is given, too, and held by a look", async () => {
  expect(await broken(lines(look, record), orphan, { Identity: id(1) })).toContain("preview-changes-nothing");
  expect(await broken(look, orphan, preview)).toEqual([]);
});
