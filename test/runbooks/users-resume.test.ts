import { expect, it } from "vitest";
import { acts, calls, expectDone, expectFailed, expectRefused, told } from "./support/expect-run.ts";
import { evidenceFolder } from "./support/run-runbook.ts";
import { deleted, execute, lag, licensed, states } from "./support/user-tenants.ts";

const deleting = ["Remove-LicensedUser", "Repair-CloudAccountBeforeSync"] as const;

it("Remove-DeletedUser ends as not-yet where Exchange is slow, and goes on in the next run", async () => {
  const EvidenceUri = await evidenceFolder();
  const first = await execute("Remove-DeletedUser", { ...deleted(), lag: { ...lag, orphan: 40 } }, { EvidenceUri });
  expectFailed(first, "not-yet");
  expect(told(first)).toContain("pending");
  const again = await execute("Remove-DeletedUser", first.anHourLater, { EvidenceUri });
  expectDone(again);
  expect(acts(again)).toEqual([]);
  const other = await execute("Remove-DeletedUser", first.anHourLater, { EvidenceUri, ChangeTicket: "CHG-2" });
  expectRefused(other, "other-user");
});

it("Remove-DeletedUser waits longer than a token lives, and connects again for it", async () => {
  const run = await execute("Remove-DeletedUser", { ...deleted(), lag: { ...lag, orphan: 100 } }, { WaitMinutes: 120 });
  expectDone(run);
  expect(calls(run, "Connect-ExchangeOnline")).toHaveLength(3);
  expect(calls(run, "Disconnect-ExchangeOnline")).toHaveLength(3);
});

it.each(deleting)("%s refuses to go on under another ticket", async (name) => {
  const first = await execute(name, licensed());
  expectDone(first);
  const run = await execute(name, first.anHourLater, { ChangeTicket: "CHG-2" });
  expectFailed(run, "not-found");
  expect(acts(run)).toEqual([]);
});

it.each(["Remove-LicensedUser", "Repair-CloudAccountBeforeSync"])(
  "%s ends well a second time under the same ticket",
  async (name) => {
    const EvidenceUri = await evidenceFolder();
    const first = await execute(name, licensed(), { EvidenceUri });
    const again = await execute(name, first.anHourLater, { EvidenceUri });
    expectDone(again);
    expect(acts(again)).toEqual([]);
  },
);

const stops = ["DELETE user", "DELETE deleted user", "Remove-Mailbox"].flatMap((call) =>
  (["before", "after"] as const).map((when) => ({ call, when })),
);

it.each(stops)("the repair reaches the same end when it was stopped $when $call", async ({ call, when }) => {
  const EvidenceUri = await evidenceFolder();
  const name = "Repair-CloudAccountBeforeSync";
  const stopped = await execute(name, licensed({}, [{ call, when, times: [1], kill: true }]), { EvidenceUri });
  expect(stopped.killed).toBe(true);
  const again = await execute(name, stopped.anHourLater, { EvidenceUri });
  expectDone(again);
  expect(states(again)).toEqual([
    ["purged", "active", "deleted"],
    ["purged", "active", "deleted"],
  ]);
});
