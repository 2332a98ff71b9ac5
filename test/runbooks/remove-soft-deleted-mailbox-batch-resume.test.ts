import { expect, it } from "vitest";
import { expectDone, expectFailed } from "./support/expect-run.ts";
import type { Run } from "./support/run-runbook.ts";
import { evidenceFolder, runRunbook } from "./support/run-runbook.ts";
import type { Happening, Mailbox, Tenant } from "./support/tenant.ts";
import { deletedMailbox, id, tenant } from "./support/tenant.ts";

const name = "Remove-SoftDeletedMailboxBatch";
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
const many = (last: number, ...others: readonly Mailbox[]) =>
  tenant({ mailboxes: [...upTo(last).map((number) => deletedMailbox(number)), ...others] });

async function execute(of: Tenant, numbers: readonly number[], parameters: object = {}): Promise<Run> {
  const TargetsJson = JSON.stringify(numbers.map((number) => id(number)));
  return runRunbook(name, of, { TargetsJson, Mode: "Execute", EvidenceUri: await evidenceFolder(), ...parameters });
}

/** What was told of each target, in the order in which it was told. */
const lines = (run: Run) =>
  run.events
    .filter(({ target }) => target !== undefined)
    .map(({ event, target, code }) => [
      event,
      Number(String(target).slice(-12)),
      ...(code === undefined ? [] : [code]),
    ]);
const left = (run: Run) => run.mailboxes.filter(({ state }) => state === "deleted").map(({ Name }) => Name);

it("ends well a second time under the same ticket, and only under the same", async () => {
  const EvidenceUri = await evidenceFolder();
  const first = await execute(many(3), [1, 2], { EvidenceUri });
  expectDone(first);
  const again = await execute(first.anHourLater, [1, 2, 3], { EvidenceUri });
  expectDone(again);
  expect(lines(again)).toEqual([
    ["already-gone", 1],
    ["already-gone", 2],
    ["destroyed", 3],
  ]);
  const other = await execute(first.anHourLater, [1, 2], { EvidenceUri, ChangeTicket: "CHG-2" });
  expectFailed(other, "some-failed");
  expect(lines(other)).toEqual([
    ["refused", 1, "not-found"],
    ["refused", 2, "not-found"],
  ]);
});

it("does not take the record of a failure for one of a purge", async () => {
  const EvidenceUri = await evidenceFolder();
  const first = await execute(many(0, deletedMailbox(1, { LitigationHoldEnabled: true })), [1], { EvidenceUri });
  const lost = { ...first.anHourLater, mailboxes: [] };
  expect(lines(await execute(lost, [1], { EvidenceUri }))).toEqual([["refused", 1, "not-found"]]);
});

it.each(["before", "after"] as const)(
  "reaches the same end when it was stopped %s the second purge took effect",
  async (when) => {
    const EvidenceUri = await evidenceFolder();
    const kill: Happening = { call: "Remove-Mailbox", when, times: [2], kill: true };
    const stopped = await execute({ ...many(4), happenings: [kill] }, [1, 2, 3], {
      EvidenceUri,
    });
    expect(stopped.killed).toBe(true);
    const again = await execute(stopped.anHourLater, [1, 2, 3], { EvidenceUri });
    expectDone(again);
    expect(left(again)).toEqual(["user4"]);
  },
);

/** The run's time is over behind the purge of the first of three. */
async function outOfTime(): Promise<Run> {
  const late: Happening = { call: "Remove-Mailbox", when: "after", times: [1], minutes: 151 };
  return execute({ ...many(3), happenings: [late] }, [1, 2, 3]);
}

it("leaves for the next run what its time does not reach, and says which", async () => {
  const run = await outOfTime();
  expect(run.failure).not.toBeNull();
  expect(lines(run)).toContainEqual(["pending", 2, "not-yet"]);
  expect(lines(run)).toContainEqual(["pending", 3, "not-yet"]);
  expect(left(run)).toEqual(["user2", "user3"]);
});

it("ends as not-yet where time alone kept it from the rest", async () => {
  expectFailed(await outOfTime(), "not-yet");
});
