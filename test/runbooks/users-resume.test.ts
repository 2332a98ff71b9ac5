import { expect, it } from "vitest";
import { acts, calls, expectDone, expectFailed, expectRefused, told } from "./support/expect-run.ts";
import { anHourLater } from "./support/run-runbook.ts";
import { deleted, execute, lag, licensed } from "./support/user-tenants.ts";

const deleting = ["Remove-LicensedUser", "Repair-CloudAccountBeforeSync"] as const;

it("Remove-DeletedUser ends as not-yet where Exchange is slow, and goes on in the next run", async () => {
  const first = await execute("Remove-DeletedUser", { ...deleted(), settings: { lag: { ...lag, orphan: 40 } } });
  expectFailed(first, "not-yet");
  expect(told(first)).toContain("pending");
  const again = await execute("Remove-DeletedUser", anHourLater(first));
  expectDone(again);
  expect(acts(again)).toEqual([]);
  const other = await execute("Remove-DeletedUser", anHourLater(first), { ChangeTicket: "CHG-2" });
  expectRefused(other, "other-user");
});

it("Remove-DeletedUser waits longer than a token lives, and connects again for it", async () => {
  const run = await execute(
    "Remove-DeletedUser",
    { ...deleted(), settings: { lag: { ...lag, orphan: 100 } } },
    { WaitMinutes: 120 },
  );
  expectDone(run);
  expect(calls(run, "Connect-ExchangeOnline")).toHaveLength(3);
  expect(calls(run, "Disconnect-ExchangeOnline")).toHaveLength(3);
});

it.each(deleting)("%s refuses to go on under another ticket", async (name) => {
  const first = await execute(name, licensed());
  expectDone(first);
  const run = await execute(name, anHourLater(first), { ChangeTicket: "CHG-2" });
  expectFailed(run, "not-found");
  expect(acts(run)).toEqual([]);
});

it.each(deleting)("%s ends well a second time under the same ticket", async (name) => {
  const first = await execute(name, licensed());
  const again = await execute(name, anHourLater(first));
  expectDone(again);
  expect(acts(again)).toEqual([]);
});
