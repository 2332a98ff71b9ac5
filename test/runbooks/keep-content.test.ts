import { expect, it } from "vitest";
import { acts, calls, expectDone, expectFailed, expectRefused, told } from "./support/expect-run.ts";
import type { Run } from "./support/run-runbook.ts";
import { evidenceFolder, recordsIn, runRunbook } from "./support/run-runbook.ts";
import { serviceErrors } from "./support/service-errors.ts";
import type { Happening, Tenant } from "./support/tenant.ts";
import { activeMailbox, deletedMailbox, domain, id, tenant, user } from "./support/tenant.ts";

// The three runbooks that give a deleted mailbox, or its content, back.
const connect = "Connect-SoftDeletedMailbox";
const restore = "Restore-SoftDeletedMailbox";
const copy = "Copy-SoftDeletedMailboxContent";

const parameters: Readonly<Record<string, object>> = {
  [connect]: { MailboxName: "Archive of one", SignInName: "archive.one", Domain: domain },
  [restore]: {},
  [copy]: { TargetGuid: id(2) },
};

async function execute(name: string, of: Tenant, others: object = {}): Promise<Run> {
  return runRunbook(name, of, {
    Identity: id(1),
    Mode: "Execute",
    EvidenceUri: await evidenceFolder(),
    ...parameters[name],
    ...others,
  });
}

/** A tenant in which the runbook has its way: an orphan to connect or copy, one with its user to restore. */
function fit(name: string, properties: object = {}, parts: Partial<Tenant> = {}): Tenant {
  const own = name === restore ? { ExternalDirectoryObjectId: id(1, "e0") } : {};
  return tenant({
    mailboxes: [deletedMailbox(1, { ...own, ...properties }), activeMailbox(2), deletedMailbox(3)],
    users: [user(1, "active"), user(2, "active")],
    ...parts,
  });
}

const act = { [connect]: "New-Mailbox", [restore]: "Undo-SoftDeletedMailbox", [copy]: "New-MailboxRestoreRequest" };
const names = Object.keys(act) as (keyof typeof act)[];

it.each(names)("%s only looks in Preview", async (name) => {
  const run = await execute(name, fit(name), { Mode: "Preview" });
  expectDone(run);
  expect(acts(run)).toEqual([]);
});

it.each(names)("%s does the one act, behind its evidence", async (name) => {
  const EvidenceUri = await evidenceFolder();
  const run = await execute(name, fit(name), { EvidenceUri });
  expectDone(run);
  expect(acts(run)).toEqual([act[name]]);
  expect(told(run)).toContain("changed");
  const [record] = await recordsIn(EvidenceUri);
  expect(run.log.find(({ act }) => act)?.evidence).toEqual([record?.name]);
});

it("connects the mailbox to its new user", async () => {
  const run = await execute(connect, fit(connect));
  expect(run.mailboxes[0]).toMatchObject({
    state: "active",
    Name: "Archive of one",
    UserPrincipalName: `archive.one@${domain}`,
  });
});

it("restores the mailbox of its user", async () => {
  const run = await execute(restore, fit(restore));
  expect(run.mailboxes.map(({ state }) => state)).toEqual(["active", "active", "deleted"]);
});

it("copies into a folder of the target, and leaves the source where it is", async () => {
  const run = await execute(copy, fit(copy), { TargetFolder: "From one" });
  expect(run.mailboxes.map(({ state }) => state)).toEqual(["deleted", "active", "deleted"]);
  expect(calls(run, "New-MailboxRestoreRequest")[0]?.parameters).toMatchObject({
    SourceMailbox: id(1),
    TargetMailbox: id(2),
    TargetRootFolder: "From one",
  });
});

it.each([
  [connect, "is on hold", { LitigationHoldEnabled: true }, "on-hold"],
  [connect, "names a user", { ExternalDirectoryObjectId: id(1, "e0") }, "has-a-user"],
  [connect, "is being moved", { MailboxMoveStatus: "InProgress" }, "being-moved"],
  [connect, "is of another type", { RecipientTypeDetails: "GroupMailbox" }, "wrong-type"],
  [restore, "names no user", { ExternalDirectoryObjectId: "" }, "no-user"],
  [restore, "is inactive", { IsInactiveMailbox: true }, "inactive"],
  [restore, "does not say whether it is inactive", { IsInactiveMailbox: null }, "state-unknown"],
  [restore, "is being moved", { MailboxMoveStatus: "InProgress" }, "being-moved"],
  [copy, "is being moved", { MailboxMoveStatus: "InProgress" }, "being-moved"],
  [copy, "is of another type", { RecipientTypeDetails: "DiscoveryMailbox" }, "wrong-type"],
] as const)("%s refuses a mailbox that %s", async (name, _, properties, code) => {
  expectRefused(await execute(name, fit(name, properties)), code);
});

it.each(names)("%s touches nothing where it is given an unknown id", async (name) => {
  for (const unknownIdentity of ["error", "everything", "nothing"] as const) {
    const run = await execute(name, fit(name, {}, { unknownIdentity }), { Identity: id(77) });
    expectFailed(run, "not-found");
    expect(acts(run)).toEqual([]);
  }
});

it("does not copy where the target is not active", async () => {
  for (const unknownIdentity of ["error", "everything", "nothing"] as const) {
    const run = await execute(copy, fit(copy, {}, { unknownIdentity }), { TargetGuid: id(3) });
    expectFailed(run, "not-found");
    expect(acts(run)).toEqual([]);
  }
});

it("does not restore where its user is in the recycle bin", async () => {
  const run = await execute(restore, fit(restore, {}, { users: [user(1, "deleted")] }));
  expectFailed(run, "not-found");
  expect(acts(run)).toEqual([]);
});

it("does not connect in a federated domain", async () => {
  expectRefused(await execute(connect, fit(connect), { Domain: "contoso.com" }), "federated-domain");
});

it.each(names)("%s reaches the same end when it was stopped before or behind its act", async (name) => {
  for (const when of ["before", "after"] as const) {
    const EvidenceUri = await evidenceFolder();
    const happenings: readonly Happening[] = [{ call: act[name], when, times: [1], kill: true }];
    const stopped = await execute(name, fit(name, {}, { happenings }), {
      EvidenceUri,
    });
    expect(stopped.killed).toBe(true);
    const again = await execute(name, stopped.anHourLater, { EvidenceUri });
    expectDone(again);
    expect(acts(again)).toHaveLength(when === "before" ? 1 : 0);
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

it("follows the same copy to its end in a second run", async () => {
  const EvidenceUri = await evidenceFolder();
  const slow = { ...tenant().lag, copy: 40 };
  const first = await execute(copy, fit(copy, {}, { lag: slow }), { EvidenceUri });
  expectFailed(first, "not-yet");
  const again = await execute(copy, first.anHourLater, { EvidenceUri });
  expectDone(again);
  expect(again.requests).toHaveLength(1);
});

it("does not take a copy that was completed with a warning for complete", async () => {
  expectFailed(await execute(copy, fit(copy, {}, { copyEnds: "CompletedWithWarning" })), "has-failed");
});

it("says that a copy failed, and not that it takes longer", async () => {
  const run = await execute(copy, fit(copy, {}, { copyEnds: "Failed" }));
  expect(run.events.at(-1)?.["code"]).not.toBe("not-yet");
});

it.each([connect, restore])("%s ends well a second time under the same ticket alone", async (name) => {
  const EvidenceUri = await evidenceFolder();
  const first = await execute(name, fit(name), { EvidenceUri });
  expectDone(await execute(name, first.anHourLater, { EvidenceUri }));
  expectFailed(await execute(name, first.anHourLater, { EvidenceUri, ChangeTicket: "CHG-2" }), "not-found");
});

it.each([connect, restore])("%s does not say of an active mailbox that it is gone", async (name) => {
  const EvidenceUri = await evidenceFolder();
  const first = await execute(name, fit(name), { EvidenceUri });
  expect(told(await execute(name, first.anHourLater, { EvidenceUri }))).not.toContain("already-gone");
});

it("follows no copy that another ticket asked for", async () => {
  const slow = { ...tenant().lag, copy: 40 };
  const first = await execute(copy, fit(copy, {}, { lag: slow }), { EvidenceUri: await evidenceFolder() });
  expectFailed(first, "not-yet");
  const other = await execute(copy, first.anHourLater, { EvidenceUri: await evidenceFolder(), ChangeTicket: "CHG-2" });
  expectFailed(other, "not-ours");
});
