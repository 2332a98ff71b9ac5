import { expect, it } from "vitest";
import { stateOf } from "../../src/tenant/tenant-file.ts";
import { rehearseText } from "./support/rehearsals.ts";

it.each([
  ["a filter", `Get-Mailbox -Filter "Name -match 'user'" -SoftDeletedMailbox -ErrorAction Stop`],
  ["a host that is named without a scheme", "Invoke-WebRequest -Uri example.com/a -ErrorAction Stop"],
  ["a host", "Invoke-WebRequest -Uri https://example.com/ -ErrorAction Stop"],
])("tells the script, and the report, of %s that it does not know", async (_, text) => {
  const { calls, end } = await rehearseText(text, stateOf({}));
  expect(calls.at(-1)?.error).toContain("The rehearsal does not know");
  expect(end).toMatchObject({ failure: { line: 1 } });
});
