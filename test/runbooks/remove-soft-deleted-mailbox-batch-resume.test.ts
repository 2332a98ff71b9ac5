import { expect, it } from "vitest";
import { executeBatch as execute, left, lines, many } from "./support/batch.ts";
import { expectDone, expectFailed } from "./support/expect-run.ts";
import type { Happening } from "./support/happenings.ts";
import { anHourLater, withObjects, type Run } from "./support/run-runbook.ts";
import { serviceErrors } from "./support/service-errors.ts";
import { id, mailbox } from "./support/tenant.ts";

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

it("does not take two looks within one minute that do not show it for a purge of an earlier run", async () => {
  const refused: Happening = { call: "Remove-Mailbox", when: "before", text: serviceErrors.role };
  const first = await execute({ ...many(1), happenings: [refused] }, [1]);
  expectFailed(first, "some-failed");
  const happenings: readonly Happening[] = [
    { call: "Get-Mailbox", when: "before", times: [1], on: id(1), set: { state: "disconnected" } },
    { call: "Get-Mailbox", when: "before", times: [3], on: id(1), set: { state: "soft-deleted" } },
  ];
  const run = await execute({ ...anHourLater(first), happenings }, [1]);
  expectFailed(run, "some-failed");
  expect(lines(run)).toEqual([["unknown", 1, "unknown"]]);
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
