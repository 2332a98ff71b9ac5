import { expect, it } from "vitest";
import { acts, calls, expectDone, expectFailed, recordsBefore, told } from "./support/expect-run.ts";
import type { Happening } from "./support/happenings.ts";
import { executeBatch as execute, left, lines, many, upTo } from "./support/batch.ts";
import { EvidenceUri, runRunbook, type NewTenant } from "./support/run-runbook.ts";
import { serviceErrors } from "./support/service-errors.ts";
import { active, hexGuid, id, mailbox, showing, tenant, type MailboxInFile } from "./support/tenant.ts";

it("only looks in Preview, and says of each target what it would refuse", async () => {
  const of = many(3, mailbox(4, { LitigationHoldEnabled: true }), mailbox(5, { IsDirSynced: true }));
  const run = await execute(of, [1, 4, 2, 5, 9], { Mode: "Preview" });
  expectFailed(run, "some-failed");
  expect(acts(run)).toEqual([]);
  expect(left(run)).toHaveLength(5);
  expect(lines(run)).toEqual([
    ["cleared", 1],
    ["refused", 4, "on-hold"],
    ["cleared", 2],
    ["refused", 5, "synced-from-ad"],
    ["refused", 9, "not-found"],
  ]);
});

it("purges each target, and no other mailbox", async () => {
  const run = await execute(many(6, active(7)), [3, 1, 5]);
  expectDone(run);
  expect(left(run)).toEqual(["user2", "user4", "user6"]);
  expect(lines(run)).toEqual([
    ["destroyed", 3],
    ["destroyed", 1],
    ["destroyed", 5],
  ]);
  expect(calls(run, "Remove-Mailbox")).toHaveLength(3);
});

it("does the others where one of five is bad, and fails in the end", async () => {
  const run = await execute(many(4, mailbox(5, { ComplianceTagHoldApplied: true })), [1, 2, 5, 3, 4]);
  expectFailed(run, "some-failed");
  expect(left(run)).toEqual(["user5"]);
  expect(lines(run)).toEqual([["refused", 5, "on-hold"], ...[1, 2, 3, 4].map((number) => ["destroyed", number])]);
  const failure = run.outcomes.find(({ name }) => name.includes(`${id(5)}-outcome/`));
  expect(failure?.content["record"]).toMatchObject({
    code: "on-hold",
    message: expect.stringContaining("ComplianceTagHoldApplied"),
  });
});

it("has each target's facts in the evidence store before it purges that target", async () => {
  const run = await execute(many(4), [1, 2, 3]);
  expect(recordsBefore(run)).toEqual([1, 2, 3]);
});

it("tells of a hundred targets in a line of at most 300 bytes each", async () => {
  const run = await execute(many(120), upTo(100), { ChangeTicket: "C".repeat(64) });
  expectDone(run);
  expect(lines(run)).toHaveLength(100);
  for (const line of run.output.filter((line) => line.includes('"target"')))
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(300);
  expect(left(run)).toHaveLength(20);
});

const refusals: readonly [string, MailboxInFile, string][] = [
  ["on hold", mailbox(1, { InPlaceHolds: [`UniH${hexGuid}`] }), "on-hold"],
  ["with a user", mailbox(1, { ExternalDirectoryObjectId: id(1, "e0") }), "has-a-user"],
  ["synced", mailbox(1, { IsDirSynced: true }), "synced-from-ad"],
  ["moved", mailbox(1, { MailboxMoveStatus: "Queued" }), "being-moved"],
  ["of another type", mailbox(1, { RecipientTypeDetails: "DiscoveryMailbox" }), "wrong-type"],
  ["with another's name", mailbox(1, { Name: "user2" }), "matches-several"],
  ["that is active", active(1), "not-found"],
];
const settings = { unknownIdentity: "everything" } as const;

async function expectOneRefused(of: NewTenant, code: string): Promise<void> {
  const run = await execute(of, [1]);
  expectFailed(run, "some-failed");
  expect(acts(run)).toEqual([]);
  expect(lines(run)).toEqual([["refused", 1, code]]);
}

it.each(refusals)("refuses one that is %s", async (_, one, code) => {
  await expectOneRefused(tenant({ settings, mailboxes: [one, mailbox(2)] }), code);
});

it("refuses one that is of unknown state", async () => {
  const happenings = [showing({ DelayHoldApplied: null })];
  await expectOneRefused(tenant({ settings, mailboxes: [mailbox(1), mailbox(2)], happenings }), "state-unknown");
});

const answered = (text: string, when: "before" | "after" = "before"): Happening => ({
  call: "Remove-Mailbox",
  when,
  times: [2],
  text,
});

it.each([
  [serviceErrors.matchesSeveral, "matches-several"],
  [serviceErrors.softDeletedUser, "user-in-the-way"],
  [serviceErrors.writingScope, "synced-from-ad"],
  [serviceErrors.role, "role-is-missing"],
])("names the answer: %s", async (text, code) => {
  const run = await execute({ ...many(3), happenings: [answered(text)] }, [1, 2, 3], { WaitMinutes: 5 });
  expectFailed(run, "some-failed");
  expect(lines(run)).toContainEqual(["failed", 2, code]);
  expect(lines(run)).toContainEqual(["destroyed", 3]);
});

it("says destroyed of one whose purge took effect and was answered by an error", async () => {
  const happenings = [answered(serviceErrors.unheardOf, "after")];
  const run = await execute({ ...many(3), happenings }, [1, 2, 3]);
  expectDone(run);
  expect(lines(run)).toContainEqual(["destroyed", 2]);
});

it("says so of one that somebody restored meanwhile", async () => {
  const restored: Happening = {
    call: "Remove-Mailbox",
    when: "after",
    times: [2],
    on: id(2),
    set: { state: "active" },
  };
  const run = await execute({ ...many(3), happenings: [restored] }, [1, 2, 3]);
  expectFailed(run, "some-failed");
  expect(lines(run)).toContainEqual(["failed", 2, "active-again"]);
});

it("does nothing to one that changes between the check and the act", async () => {
  const renamed: Happening = {
    call: "Get-Mailbox",
    when: "before",
    times: [2],
    on: id(1),
    set: { DistinguishedName: "CN=x" },
  };
  const run = await execute({ ...many(2), happenings: [renamed] }, [1, 2]);
  expectFailed(run, "some-failed");
  expect(left(run)).toEqual(["user1"]);
  expect(lines(run)).toEqual([
    ["refused", 1, "changed-since-check"],
    ["destroyed", 2],
  ]);
});

/** Nothing of what was purged has left the view yet when the looks of the end begin, and the listing is cut. */
const cut = (listingKeeps: number, last: number) => {
  const happenings: readonly Happening[] = [{ call: "Remove-Mailbox", when: "after", times: [last], listingKeeps }];
  return tenant({ ...many(6), happenings, settings: { lag: { purge: 600 } } });
};

it.each([0, 1, 2, 5])(
  "does not take a listing that is cut after %i for a proof that the rest is gone",
  async (listingKeeps) => {
    const run = await execute(cut(listingKeeps, 4), [1, 2, 3, 4], { WaitMinutes: 3 });
    expectFailed(run, "some-failed");
    expect(lines(run)).toEqual([1, 2, 3, 4].map((number) => ["unknown", number, "unknown"]));
  },
);

it("leaves to another job, of whatever ticket, the target on which that works, and does the others", async () => {
  const stops: Happening = { call: "Remove-Mailbox", when: "before", dies: true };
  const ofAnother = { Identity: id(1), Mode: "Execute", EvidenceUri, ChangeTicket: "CHG-2" };
  const other = await runRunbook("Remove-SoftDeletedMailbox", { ...many(2), happenings: [stops] }, ofAnother);
  const run = await execute(other, [1, 2]);
  expectFailed(run, "some-failed");
  expect(lines(run)).toEqual([
    ["failed", 1, "in-use"],
    ["destroyed", 2],
  ]);
});

it("tells no more than the stream of a job holds where 3000 targets are refused", async () => {
  const run = await execute(tenant({ mailboxes: [] }), upTo(3000), {
    MaxTargets: 3000,
    Mode: "Preview",
    ChangeTicket: "C".repeat(64),
  });
  expectFailed(run, "some-failed");
  expect(lines(run)).toHaveLength(3000);
  expect(Buffer.byteLength(run.output.join("\r\n"))).toBeLessThan(1024 * 1024);
});

it("says with the first of each name why and what to do, and of the others the name alone", async () => {
  const held = (number: number): MailboxInFile => mailbox(number, { LitigationHoldEnabled: true });
  const run = await execute(tenant({ mailboxes: [held(1), held(2)] }), [1, 2, 3], { Mode: "Preview" });
  const refused = run.events.filter(({ event }) => event === "refused");
  expect(refused.map(({ code, remedy }) => [code, typeof remedy])).toEqual([
    ["on-hold", "string"],
    ["on-hold", "undefined"],
    ["not-found", "string"],
  ]);
});

it("tells of each target the step of its end, and of the end of the run that of the loop", async () => {
  const run = await execute(many(1, mailbox(2, { LitigationHoldEnabled: true })), [1, 2]);
  expect(run.events.slice(-3).map(({ event, step }) => [event, step])).toEqual([
    ["refused", 5],
    ["destroyed", 7],
    ["failed", 3],
  ]);
});

it("tells what it did before it tells that it is done", async () => {
  const run = await execute(many(2), [1, 2]);
  expect(told(run)).toEqual(["started", "connected", "found", "destroyed", "destroyed", "done"]);
});

const more = "There are more results available than are currently displayed.";
const warns = (number: number): readonly Happening[] => [
  { call: "Get-Mailbox", when: "after", times: [number], warning: more },
];

it("begins nothing where the list that it goes by may lack some", async () => {
  const run = await execute({ ...many(3), happenings: warns(1) }, [1, 2]);
  expectFailed(run, "state-unknown");
  expect(acts(run)).toEqual([]);
});

it("looks for each alone where the list at the end may lack some", async () => {
  // One list, two looks before the acts, then the lists of the end, each with a look for each target behind it.
  const quiet = await execute(many(3), [1, 2]);
  const run = await execute({ ...many(3), happenings: warns(4) }, [1, 2]);
  expectDone(run);
  expect(calls(run, "Get-Mailbox").length).toBe(calls(quiet, "Get-Mailbox").length + 2);
});

it("looks for a target alone before it says that there is none, and does not purge what no list shows", async () => {
  const cutAt2: readonly Happening[] = [{ call: "Connect-ExchangeOnline", when: "after", listingKeeps: 2 }];
  const run = await execute({ ...many(3), happenings: cutAt2 }, [1, 3]);
  expectFailed(run, "some-failed");
  expect(lines(run)).toContainEqual(["refused", 3, "state-unknown"]);
  expect(left(run)).toContain("user3");
});

it("has a line for each target, though it cannot look for one at the end", async () => {
  const broken: Happening = { call: "Get-Mailbox", when: "before", times: [5, 6, 8, 9], text: "Something else." };
  const happenings = [...warns(4), ...warns(7), broken];
  const run = await execute({ ...many(3), happenings }, [1, 2], { WaitMinutes: 2 });
  expect(lines(run).map(([, number]) => number)).toEqual([1, 2]);
  expect(run.warnings.join()).toContain("Something else.");
});

it("says that it does not know where it cannot see whether one is active again", async () => {
  const quiet = await execute(many(3), [1, 2]);
  const last = calls(quiet, "Get-Mailbox").length;
  const happenings: readonly Happening[] = [
    { call: "Get-Mailbox", when: "before", times: [last], text: "Something else." },
  ];
  const run = await execute({ ...many(3), happenings }, [1, 2]);
  expectFailed(run, "some-failed");
  expect(lines(run)).toEqual([
    ["unknown", 1, "unknown"],
    ["unknown", 2, "unknown"],
  ]);
});

it("does not take a list that another mailbox has left and a new one joined for whole", async () => {
  const joined: Happening = { call: "Remove-Mailbox", when: "after", times: [1], listingKeeps: 1 };
  const run = await execute(tenant({ ...many(4), happenings: [joined], settings: { lag: { purge: 600 } } }), [3, 4], {
    WaitMinutes: 2,
  });
  expectFailed(run, "some-failed");
  expect(lines(run).map(([event]) => event)).toEqual(["unknown", "unknown"]);
});
