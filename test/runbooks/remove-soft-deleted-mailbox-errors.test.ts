import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { acts, expectDone, expectFailed, expectRefused, told } from "./support/expect-run.ts";
import { evidenceFolder, fileIn, runAsJob, runRunbook } from "./support/run-runbook.ts";
import { serviceErrors } from "./support/service-errors.ts";
import type { Happening, Tenant } from "./support/tenant.ts";
import { deletedMailbox, domain, id, tenant } from "./support/tenant.ts";

const name = "Remove-SoftDeletedMailbox";
const Identity = id(1);

async function execute(
  of: Tenant,
  parameters: { EvidenceUri?: string; ChangeTicket?: string; WaitMinutes?: number } = {},
) {
  return runRunbook(name, of, { Identity, Mode: "Execute", EvidenceUri: await evidenceFolder(), ...parameters });
}
const when = (...happenings: readonly Happening[]) =>
  tenant({ mailboxes: [deletedMailbox(1), deletedMailbox(2)], happenings });

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
  expect(run.mailboxes.map(({ state }) => state)).toEqual(["deleted", "deleted"]);
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
    expect(run.mailboxes.map(({ state }) => state)).toEqual(["purged", "deleted"]);
    expect(acts(run)).toEqual(["Remove-Mailbox"]);
  },
);

it("tries again, with growing pauses, where it is throttled twice", async () => {
  const run = await execute(
    when({ call: "Remove-Mailbox", when: "before", times: [1, 2], text: serviceErrors.throttled }),
  );
  expectDone(run);
  expect(acts(run)).toHaveLength(3);
  expect(run.sleeps.slice(0, 2)).toEqual([10, 20]);
  expect(run.warnings).toHaveLength(2);
});

it("waits as long as the service asks for", async () => {
  const run = await execute(
    when({ call: "Get-OrganizationConfig", when: "before", times: [1], text: serviceErrors.busy }),
  );
  expectDone(run);
  expect(run.sleeps).toContain(700);
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
  expect(run.mailboxes[0]?.state).toBe("deleted");
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
  ["is held by a policy", { InPlaceHolds: ["mbx0123456789abcdef0123456789abcdef:2"] }, "on-hold"],
  ["is renamed", { DistinguishedName: "CN=other,OU=Soft Deleted Objects" }, "changed-since-check"],
  ["is excluded from a policy", { InPlaceHolds: ["-mbx0123456789abcdef0123456789abcdef"] }, "changed-since-check"],
  ["is restored", { state: "active" }, "changed-since-check"],
])("does nothing to a mailbox that %s between the check and the act", async (_, set, code) => {
  for (const unknownIdentity of ["everything", "nothing"] as const) {
    const run = await execute({ ...when({ ...freshLook, set }), unknownIdentity });
    expectRefused(run, code);
    expect(run.mailboxes.filter(({ state }) => state === "purged")).toEqual([]);
  }
});

it("does nothing where a mailbox is gone between the check and the act, and the service says so", async () => {
  const run = await execute(when({ ...freshLook, set: { state: "purged" } }));
  expectRefused(run, "changed-since-check");
});

it("says so where somebody restored the mailbox behind the purge", async () => {
  const run = await execute(when({ call: "Remove-Mailbox", when: "after", on: Identity, set: { state: "active" } }));
  expectFailed(run, "unknown");
  expect(told(run)).not.toContain("destroyed");
});

it("ends well a second time under the same ticket, and only under the same", async () => {
  const EvidenceUri = await evidenceFolder();
  const first = await execute(when(), { EvidenceUri });
  const again = await execute(first.anHourLater, { EvidenceUri });
  expectDone(again);
  expect(told(again)).toEqual(["started", "connected", "already-gone", "done"]);
  expect(acts(again)).toEqual([]);
  expectFailed(await execute(first.anHourLater, { EvidenceUri, ChangeTicket: "CHG-2" }), "not-found");
  expectFailed(await execute(first.anHourLater), "not-found");
});

it("takes the record of a preview, or a damaged one, for none", async () => {
  const EvidenceUri = await evidenceFolder();
  const gone = { ...tenant(), mailboxes: [] };
  await runRunbook(name, tenant(), { Identity, EvidenceUri });
  expectFailed(await execute(gone, { EvidenceUri }), "not-found");
});

it.each(["before", "after"] as const)(
  "reaches the same end when it was stopped %s the purge took effect",
  async (moment) => {
    const EvidenceUri = await evidenceFolder();
    const stopped = await execute(when({ call: "Remove-Mailbox", when: moment, kill: true }), { EvidenceUri });
    expect(stopped.killed).toBe(true);
    const again = await execute(stopped.anHourLater, { EvidenceUri });
    expectDone(again);
    expect(told(again)).toContain(moment === "before" ? "destroyed" : "already-gone");
    expect(again.mailboxes.map(({ state }) => state)).toEqual(["purged", "deleted"]);
  },
);

it("refuses a target on which another job works, which goes on", async () => {
  const EvidenceUri = await evidenceFolder();
  const pauseIn = await evidenceFolder();
  const first = runAsJob(name, when({ call: "Remove-Mailbox", when: "before", pauseIn }), {
    Identity,
    Mode: "Execute",
    EvidenceUri,
  });
  await fileIn(pauseIn, "reached");
  const second = await execute({ ...when(), now: "2026-11-23T10:05:00Z" }, { EvidenceUri });
  await writeFile(join(pauseIn, "go"), "");
  expectFailed(second, "in-use");
  expect(acts(second)).toEqual([]);
  expectDone(await first);
});

it.each([["another object is not found", serviceErrors.notFound(id(7)), "not-found"]])(
  "does nothing where %s",
  async (_, text, code) => {
    const run = await execute(when({ call: "Get-Mailbox", when: "before", times: [1], text }));
    expectFailed(run, code);
    expect(acts(run)).toEqual([]);
  },
);

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
  const EvidenceUri = await evidenceFolder();
  const refused = await execute(when({ ...freshLook, set: { state: "active" } }), { EvidenceUri });
  expect(refused.failure).not.toBeNull();
  const again = await execute(refused.anHourLater, { EvidenceUri });
  expectFailed(again, "unknown");
  expect(told(again)).not.toContain("already-gone");
});

it("does not take the record of another runbook under the same ticket for that of a purge", async () => {
  const EvidenceUri = await evidenceFolder();
  const connected = {
    MailboxName: "Archive",
    SignInName: "archive",
    Domain: domain,
    Identity,
    Mode: "Execute",
    EvidenceUri,
  };
  const first = await runRunbook("Connect-SoftDeletedMailbox", tenant(), connected);
  expectDone(first);
  const lost = { ...first.anHourLater, mailboxes: [] };
  expectFailed(await execute(lost, { EvidenceUri }), "not-found");
});

it("does not take a record that was copied to another ticket", async () => {
  const EvidenceUri = await evidenceFolder();
  const first = await execute(when(), { EvidenceUri });
  await cp(join(EvidenceUri, "CHG-1"), join(EvidenceUri, "CHG-2"), { recursive: true });
  expectFailed(await execute(first.anHourLater, { EvidenceUri, ChangeTicket: "CHG-2" }), "not-found");
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
  const EvidenceUri = await evidenceFolder();
  const refused: Happening = { call: "Remove-Mailbox", when: "before", text: serviceErrors.role };
  expectFailed(await execute(when(refused), { EvidenceUri }), "role-is-missing");
  const late: readonly Happening[] = [
    { call: "Get-Mailbox", when: "before", times: [1], on: Identity, set: { state: "late" } },
    { call: "Get-Mailbox", when: "before", times: [2], on: Identity, set: { state: "deleted" } },
  ];
  const run = await execute(when(...late), { EvidenceUri });
  expectFailed(run, "unknown");
  expect(told(run)).not.toContain("already-gone");
});
