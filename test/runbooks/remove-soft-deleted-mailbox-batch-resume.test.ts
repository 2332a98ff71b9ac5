import { expect, it } from "vitest";
import { executeBatch as execute, left, lines, many } from "./support/batch.ts";
import { expectDone, expectFailed } from "./support/expect-run.ts";
import type { Happening } from "./support/happenings.ts";
import { anHourLater, withObjects, type Run } from "./support/run-runbook.ts";
import { mailbox } from "./support/tenant.ts";

it("ends well a second time under the same ticket, and only under the same", async () => {
  const first = await execute(many(3), [1, 2]);
  expectDone(first);
  const again = await execute(anHourLater(first), [1, 2, 3]);
  expectDone(again);
  expect(lines(again)).toEqual([
    ["already-gone", 1],
    ["already-gone", 2],
    ["destroyed", 3],
  ]);
  const other = await execute(first, [1, 2], { ChangeTicket: "CHG-2" });
  expectFailed(other, "some-failed");
  expect(lines(other)).toEqual([
    ["refused", 1, "not-found"],
    ["refused", 2, "not-found"],
  ]);
});

it("does not take the record of a failure for one of a purge", async () => {
  const first = await execute(many(0, mailbox(1, { LitigationHoldEnabled: true })), [1]);
  const lost = withObjects(anHourLater(first), { mailboxes: new Map() });
  expect(lines(await execute(lost, [1]))).toEqual([["refused", 1, "not-found"]]);
});

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
