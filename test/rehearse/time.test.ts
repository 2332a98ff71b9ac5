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

it.each(["-Seconds 90", "90", "-Milliseconds 90000", "-Duration ([timespan]::FromSeconds(90))"])(
  "waits as long as Start-Sleep %s says",
  async (pause) => {
    const { started, ended } = await rehearseText(`Start-Sleep ${pause}`, stateOf({}));
    expect(ended - started).toBe(90_000);
  },
);

it("leaves a time that is given as it is", async () => {
  const text = `(Get-Date -UnixTimeSeconds 0).ToUniversalTime().ToString('yyyy-MM-dd')
Get-Date -Date '2020-02-03' -Format 'yyyyMMdd'
Get-Date -AsUTC -Format 'yyyy-MM-dd HH'`;
  const { output } = await rehearseText(text, stateOf({}));
  expect(output).toEqual(["1970-01-01", "20200203", "2026-11-23 10"]);
});
