import { expect, it } from "vitest";
import { stateOf } from "../../src/tenant/tenant-file.ts";
import { rehearseText } from "./support/rehearsals.ts";

it("lets a day of waiting take no time, and shows it in every look at the clock", async () => {
  const text = `$start = Get-Date
Start-Sleep -Seconds 86400
[int] ((Get-Date) - $start).TotalHours
(Get-Date).ToUniversalTime().ToString('yyyy-MM-dd HH')`;
  const { output, started, ended } = await rehearseText(text, stateOf({}));
  expect(output).toEqual(["24", "2026-11-24 10"]);
  expect(ended - started).toBeGreaterThanOrEqual(86_400_000);
});

it("comes to an end with a script that waits for a time by looking at the clock", async () => {
  const text = `$until = (Get-Date).AddSeconds(2)
while ((Get-Date) -lt $until) { }
'over'`;
  expect((await rehearseText(text, stateOf({}))).output).toEqual(["over"]);
});
