import { expect, it } from "vitest";
import { id } from "../../tenant/support/state.ts";
import { broken, lines, look, orphan, purge, record, told } from "../support/planted.ts";

it.each([
  ["no record", lines(look, purge, told)],
  ["a record that comes afterwards", lines(look, purge, record, told)],
  [
    "a record that names it, and says nothing else",
    lines(look, "Save-Record \"{ 'target': '$Identity' }\"", purge, told),
  ],
  [
    "a record without what decides about it",
    lines(look, "Save-Record ($mailbox | Select-Object ExchangeGuid, Name | ConvertTo-Json)", purge, told),
  ],
  [
    "a record of another mailbox",
    lines(
      look,
      `$other = Get-Mailbox -Identity '${id(2)}' -SoftDeletedMailbox`,
      record.replace("$mailbox", "$other"),
      purge,
      told,
    ),
  ],
])("is broken by %s", async (_, body) => {
  expect(await broken(body)).toContain("evidence-first");
});

it("is broken by a record that the store refuses", async () => {
  const body = lines(look, `try { ${record} } catch { }`, purge, told);
  expect(await broken(body, { ...orphan, identity: { evidence: "read" } })).toEqual(["evidence-first"]);
});

it("is held by a record that shows the mailbox among others", async () => {
  const all = lines(
    "$all = @(Get-Mailbox -SoftDeletedMailbox)",
    "Save-Record (ConvertTo-Json -InputObject @{ all = $all } -Depth 4)",
  );
  expect(await broken(lines(look, all, purge, told))).toEqual([]);
});
