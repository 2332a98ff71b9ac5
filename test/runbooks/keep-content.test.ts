import { expect, it } from "vitest";
import {
  acts,
  calls,
  expectDone,
  expectFailed,
  expectRefused,
  recordsBefore,
  states,
  told,
} from "./support/expect-run.ts";
import type { Happening } from "./support/happenings.ts";
import type { NewTenant, Run, Situation } from "./support/run-runbook.ts";
import { anHourLater, EvidenceUri, runRunbook } from "./support/run-runbook.ts";
import { serviceErrors } from "./support/service-errors.ts";
import { active, id, mailbox, organization, showing, tenant, user, type MailboxInFile } from "./support/tenant.ts";

// The three runbooks that give a deleted mailbox, or its content, back.
const connect = "Connect-SoftDeletedMailbox";
const restore = "Restore-SoftDeletedMailbox";
const copy = "Copy-SoftDeletedMailboxContent";

const parameters: Readonly<Record<string, object>> = {
  [connect]: { MailboxName: "Archive of one", SignInName: "archive.one", Domain: organization },
  [restore]: {},
  [copy]: { TargetGuid: id(2) },
};

const execute = (name: string, on: Situation, others: object = {}): Promise<Run> =>
  runRunbook(name, on, { Identity: id(1), Mode: "Execute", EvidenceUri, ...parameters[name], ...others });

/** A tenant in which the runbook has its way: an orphan to connect or copy, one with its user to restore. */
function fit(name: string, properties: Partial<MailboxInFile> = {}, parts: NewTenant = {}): NewTenant {
  const own = name === restore ? { ExternalDirectoryObjectId: id(1, "e0") } : {};
  return tenant({
    mailboxes: [mailbox(1, { ...own, ...properties }), active(2), mailbox(3)],
    users: [user(1, "active"), user(2, "active")],
    ...parts,
  });
}

const act = { [connect]: "New-Mailbox", [restore]: "Undo-SoftDeletedMailbox", [copy]: "New-MailboxRestoreRequest" };
const names = Object.keys(act) as (keyof typeof act)[];

it.each(names)("%s does the one act, behind its evidence", async (name) => {
  const run = await execute(name, fit(name));
  expectDone(run);
  expect(acts(run)).toEqual([act[name]]);
  expect(told(run)).toContain("changed");
  expect(recordsBefore(run)).toEqual([1]);
});

it("connects the mailbox to its new user", async () => {
  const run = await execute(connect, fit(connect));
  expect(run.mailboxes[0]).toMatchObject({
    state: "active",
    Name: "Archive of one",
    UserPrincipalName: `archive.one@${organization}`,
  });
});

it("restores the mailbox of its user", async () => {
  const run = await execute(restore, fit(restore));
  expect(states(run)[0]).toEqual(["active", "active", "soft-deleted"]);
});

it("copies into a folder of the target, and leaves the source where it is", async () => {
  const run = await execute(copy, fit(copy), { TargetFolder: "From one" });
  expect(states(run)[0]).toEqual(["soft-deleted", "active", "soft-deleted"]);
  expect(calls(run, "New-MailboxRestoreRequest")[0]?.parameters).toMatchObject({
    SourceMailbox: id(1),
    TargetMailbox: id(2),
    TargetRootFolder: "From one",
  });
});

it.each([
  [connect, "is being moved", { MailboxMoveStatus: "InProgress" }, "being-moved"],
  [connect, "is of another type", { RecipientTypeDetails: "GroupMailbox" }, "wrong-type"],
  [restore, "is being moved", { MailboxMoveStatus: "InProgress" }, "being-moved"],
  [copy, "is being moved", { MailboxMoveStatus: "InProgress" }, "being-moved"],
  [copy, "is of another type", { RecipientTypeDetails: "DiscoveryMailbox" }, "wrong-type"],
] as const)("%s refuses a mailbox that %s", async (name, _, properties, code) => {
  expectRefused(await execute(name, fit(name, properties)), code);
});

it("does not restore a mailbox that does not say whether it is inactive", async () => {
  const happenings = [showing({ IsInactiveMailbox: null })];
  expectRefused(await execute(restore, fit(restore, {}, { happenings })), "state-unknown");
});

it.each(names)("%s touches nothing where it is given an unknown id", async (name) => {
  for (const unknownIdentity of ["error", "everything", "nothing"] as const) {
    const run = await execute(name, fit(name, {}, { settings: { unknownIdentity } }), { Identity: id(77) });
    expectFailed(run, "not-found");
    expect(acts(run)).toEqual([]);
  }
});

it("does not copy where the target is not active", async () => {
  for (const unknownIdentity of ["error", "everything", "nothing"] as const) {
    const run = await execute(copy, fit(copy, {}, { settings: { unknownIdentity } }), { TargetGuid: id(3) });
    expectFailed(run, "not-found");
    expect(acts(run)).toEqual([]);
  }
});

it.each(names)("%s does its act once where the answer was an error behind the effect", async (name) => {
  const happenings: readonly Happening[] = [
    { call: act[name], when: "after", times: [1], text: serviceErrors.unheardOf },
  ];
  const run = await execute(name, fit(name, {}, { happenings }));
  expectDone(run);
  expect(acts(run)).toHaveLength(1);
});

it.each(names)("%s does nothing to a mailbox that changes between the check and the act", async (name) => {
  const change: Happening = {
    call: "Get-Mailbox",
    when: "before",
    times: [name === copy ? 3 : 2],
    on: id(1),
    set: { DistinguishedName: "CN=x" },
  };
  expectRefused(await execute(name, fit(name, {}, { happenings: [change] })), "changed-since-check");
});

const slow: NewTenant = { settings: { lag: { copy: 40 } } };

it("follows the same copy to its end in a second run", async () => {
  const first = await execute(copy, fit(copy, {}, slow));
  expectFailed(first, "not-yet");
  const again = await execute(copy, anHourLater(first));
  expectDone(again);
  expect([...again.state.objects.requests]).toHaveLength(1);
});

it("does not take a copy that was completed with a warning for complete", async () => {
  expectFailed(await execute(copy, fit(copy, {}, { settings: { copyEnds: "CompletedWithWarning" } })), "has-failed");
});

it.each([connect, restore])("%s ends well a second time under the same ticket alone", async (name) => {
  const first = await execute(name, fit(name));
  const again = await execute(name, anHourLater(first));
  expectDone(again);
  expect(told(again)).not.toContain("already-gone");
  expectFailed(await execute(name, first, { ChangeTicket: "CHG-2" }), "not-found");
});

it("follows no copy that another ticket asked for", async () => {
  const first = await execute(copy, fit(copy, {}, slow));
  expectFailed(first, "not-yet");
  expectFailed(await execute(copy, anHourLater(first), { ChangeTicket: "CHG-2" }), "not-ours");
});
