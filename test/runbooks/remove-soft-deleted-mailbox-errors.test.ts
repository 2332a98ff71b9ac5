import { expect, it } from "vitest";
import { acts, calls, expectDone, expectFailed, expectRefused, told } from "./support/expect-run.ts";
import type { Happening } from "./support/happenings.ts";
import { anHourLater, EvidenceUri, runRunbook, withObjects, type Run, type Situation } from "./support/run-runbook.ts";
import { serviceErrors } from "./support/service-errors.ts";
import { hex, id, mailbox, organization, tenant } from "./support/tenant.ts";

const name = "Remove-SoftDeletedMailbox";
const Identity = id(1);

const execute = (on: Situation, parameters: object = {}) =>
  runRunbook(name, on, { Identity, Mode: "Execute", EvidenceUri, ...parameters });
const when = (...happenings: readonly Happening[]) => tenant({ mailboxes: [mailbox(1), mailbox(2)], happenings });

/** The act's own look: the third of Get-Mailbox, behind the find and the look for its name. */
const freshLook = { call: "Get-Mailbox", when: "before", times: [3], on: Identity } as const;

it.each([
  ["matches multiple entries", serviceErrors.matchesSeveral, "matches-several"],
  ["a soft-deleted user", serviceErrors.softDeletedUser, "user-in-the-way"],
  ["the writing scope", serviceErrors.writingScope, "synced-from-ad"],
  ["the write scope, in today's words", serviceErrors.outOfWriteScope, "synced-from-ad"],
  ["the write scope, with curly quotes", serviceErrors.curlyWriteScope, "synced-from-ad"],
  ["a missing role", serviceErrors.role, "role-is-missing"],
])("names the answer of %s, and says nothing was destroyed", async (_, text, code) => {
  const run = await execute(when({ call: "Remove-Mailbox", when: "before", text }));
  expectFailed(run, code);
  expect(run.events.at(-1)?.["message"]).toBe(text);
  expect(told(run)).not.toContain("destroyed");
  expect(run.mailboxes.map(({ state }) => state)).toEqual(["soft-deleted", "soft-deleted"]);
  expect(acts(run)).toEqual(["Remove-Mailbox"]);
});

it("says unknown, with the answer, where an error that nobody knows left the mailbox there", async () => {
  const run = await execute(when({ call: "Remove-Mailbox", when: "before", text: serviceErrors.unheardOf }));
  expectFailed(run, "unknown");
  expect(run.events.at(-1)?.["message"]).toContain(serviceErrors.unheardOf);
});

it.each([serviceErrors.unheardOf, serviceErrors.role, serviceErrors.throttled])(
  "says destroyed where the purge took effect and was answered by: %s",
  async (text) => {
    const run = await execute(when({ call: "Remove-Mailbox", when: "after", text, times: [1] }));
    expectDone(run);
    expect(told(run)).toContain("destroyed");
    expect(run.mailboxes.map(({ state }) => state)).toEqual(["purged", "soft-deleted"]);
    expect(acts(run)).toEqual(["Remove-Mailbox"]);
  },
);

/** Seconds from each call of a name to the next. */
function pauses(run: Run, name: string): readonly number[] {
  const times = calls(run, name).map(({ at }) => at / 1000);
  return times.slice(1).map((time, before) => time - (times[before] ?? 0));
}

it("tries again, with growing pauses, where it is throttled twice", async () => {
  const run = await execute(
    when({ call: "Remove-Mailbox", when: "before", times: [1, 2], text: serviceErrors.throttled }),
  );
  expectDone(run);
  const [first = 0, second = 0, ...more] = pauses(run, "Remove-Mailbox");
  expect(more).toEqual([]);
  expect(first).toBeGreaterThanOrEqual(10);
  expect(second).toBeGreaterThanOrEqual(20);
  expect(run.warnings).toHaveLength(2);
});

it("waits as long as the service asks for", async () => {
  const run = await execute(
    when({ call: "Get-OrganizationConfig", when: "before", times: [1], text: serviceErrors.busy }),
  );
  expectDone(run);
  expect(pauses(run, "Get-OrganizationConfig")[0]).toBeGreaterThanOrEqual(700);
});

it("gives up on a service that stays busy", async () => {
  expectFailed(
    await execute(when({ call: "Get-Mailbox", when: "before", text: serviceErrors.throttled })),
    "throttled",
  );
});

it("looks at the mailbox anew on each attempt", async () => {
  const throttled: Happening = { call: "Remove-Mailbox", when: "before", times: [1], text: serviceErrors.throttled };
  const onHold: Happening = { ...freshLook, times: [4], set: { LitigationHoldEnabled: true } };
  const run = await execute(when(throttled, onHold));
  expect(run.failure?.code).toBe("on-hold");
  expect(acts(run)).toHaveLength(1);
  expect(run.mailboxes[0]?.state).toBe("soft-deleted");
});

it("begins no act after its deadline", async () => {
  const run = await execute(when({ call: "Get-OrganizationConfig", when: "after", minutes: 151 }));
  expectFailed(run, "not-yet");
  expect(told(run)).toContain("pending");
  expect(acts(run)).toEqual([]);
});

it.each([
  ["is put on hold", { LitigationHoldEnabled: true }, "on-hold"],
  ["gets a user", { ExternalDirectoryObjectId: id(9, "e0") }, "has-a-user"],
  ["is held by a policy", { InPlaceHolds: [`mbx${hex}:2`] }, "on-hold"],
  ["is renamed", { DistinguishedName: "CN=other,OU=Soft Deleted Objects" }, "changed-since-check"],
  ["is excluded from a policy", { InPlaceHolds: [`-mbx${hex}`] }, "changed-since-check"],
  ["is restored", { state: "active" }, "changed-since-check"],
])("does nothing to a mailbox that %s between the check and the act", async (_, set, code) => {
  for (const unknownIdentity of ["everything", "nothing"] as const) {
    const run = await execute(tenant({ ...when({ ...freshLook, set }), settings: { unknownIdentity } }));
    expectRefused(run, code);
    expect(run.mailboxes.filter(({ state }) => state === "purged")).toEqual([]);
  }
});

it("does nothing where a mailbox is gone between the check and the act, and the service says so", async () => {
  const run = await execute(when({ ...freshLook, set: { state: "purged" } }));
  expectRefused(run, "changed-since-check");
  expect(run.events.at(-1)?.["message"]).toMatch(/^[\da-f-]{36} is not shown any more; /);
});

it("says so where somebody restored the mailbox behind the purge", async () => {
  const run = await execute(when({ call: "Remove-Mailbox", when: "after", on: Identity, set: { state: "active" } }));
  expectFailed(run, "unknown");
  expect(told(run)).not.toContain("destroyed");
});

const withoutRecords = (run: Run) => withObjects(run, { blobs: new Map() });

it("ends well a second time under the same ticket, and only under the same", async () => {
  const first = await execute(when());
  const again = await execute(anHourLater(first));
  expectDone(again);
  expect(told(again)).toEqual(["started", "connected", "already-gone", "done"]);
  expect(acts(again)).toEqual([]);
  expectFailed(await execute(anHourLater(first), { ChangeTicket: "CHG-2" }), "not-found");
  expectFailed(await execute(withoutRecords(first)), "not-found");
});

it("takes a damaged record for none", async () => {
  const first = await execute(when());
  const damaged = [...first.state.objects.blobs].map(
    ([key, blob]) => [key, { ...blob, body: blob.body.slice(0, -100) }] as const,
  );
  expectFailed(await execute(withObjects(first, { blobs: new Map(damaged) })), "not-found");
});

it("refuses a target on which another job works, and leaves it its claim", async () => {
  const first = await execute(when({ call: "Remove-Mailbox", when: "before", dies: true }));
  const claims = ({ state }: Run) => [...state.objects.blobs.values()].map(({ lease }) => lease);
  const held = claims(first);
  expect(held.filter((lease) => lease !== null)).toHaveLength(1);
  const second = await execute(first);
  expectFailed(second, "in-use");
  expect(acts(second)).toEqual([]);
  expect(claims(second)).toEqual(held);
});

it("does nothing where another object is not found", async () => {
  const text = serviceErrors.notFound(id(7));
  const run = await execute(when({ call: "Get-Mailbox", when: "before", times: [1], text }));
  expectFailed(run, "not-found");
  expect(acts(run)).toEqual([]);
});

it("says what to do about an error that nobody knows", async () => {
  const run = await execute(when({ call: "Get-Mailbox", when: "before", times: [1], text: serviceErrors.unheardOf }));
  expectFailed(run, "unclassified");
});

it("knows a missing role by the cmdlet that is not offered", async () => {
  expectFailed(
    await execute(when({ call: "Remove-Mailbox", when: "before", text: serviceErrors.cmdletNotOffered })),
    "role-is-missing",
  );
});

it("does not take a mailbox for gone that somebody restored behind the record, and before the purge", async () => {
  const refused = await execute(when({ ...freshLook, set: { state: "active" } }));
  expect(refused.failure).not.toBeNull();
  const again = await execute(anHourLater(refused));
  expectFailed(again, "unknown");
  expect(told(again)).not.toContain("already-gone");
});

it("does not take the record of another runbook under the same ticket for that of a purge", async () => {
  const connected = { MailboxName: "Archive", SignInName: "archive", Domain: organization, Identity };
  const first = await runRunbook("Connect-SoftDeletedMailbox", when(), { ...connected, Mode: "Execute", EvidenceUri });
  expectDone(first);
  expectFailed(await execute(withObjects(first, { mailboxes: new Map() })), "not-found");
});

it("does not take a record that was copied to another ticket", async () => {
  const first = await execute(when());
  const copied = [...first.state.objects.blobs].map(
    ([key, blob]) => [key.replace("/CHG-1/", "/CHG-2/"), blob] as const,
  );
  const run = await execute(withObjects(first, { blobs: new Map(copied) }), { ChangeTicket: "CHG-2" });
  expectFailed(run, "not-found");
});

const more = "There are more results available than are currently displayed.";

it("refuses where the list of its name may lack one", async () => {
  const run = await execute(when({ call: "Get-Mailbox", when: "after", times: [2], warning: more }));
  expectRefused(run, "state-unknown");
  expect(run.events.at(-1)?.["message"]).toContain(more);
});

it("goes on where a listed object is said to be in an inconsistent state", async () => {
  const warning = "The object user1 has been corrupted, and it's in an inconsistent state.";
  expectDone(await execute(when({ call: "Get-Mailbox", when: "after", times: [2], warning })));
});

it("does not take one look that does not show it for a purge of an earlier run", async () => {
  const refused: Happening = { call: "Remove-Mailbox", when: "before", text: serviceErrors.role };
  const first = await execute(when(refused));
  expectFailed(first, "role-is-missing");
  const happenings: readonly Happening[] = [
    { call: "Get-Mailbox", when: "before", times: [1], on: Identity, set: { state: "disconnected" } },
    { call: "Get-Mailbox", when: "before", times: [2], on: Identity, set: { state: "soft-deleted" } },
  ];
  const run = await execute({ ...anHourLater(first), happenings });
  expectFailed(run, "unknown");
  expect(told(run)).not.toContain("already-gone");
});
