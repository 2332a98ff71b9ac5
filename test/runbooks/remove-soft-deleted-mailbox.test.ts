import { expect, it } from "vitest";
import { acts, calls, expectDone, expectFailed, expectRefused, told } from "./support/expect-run.ts";
import { evidenceFolder, recordsIn, runAsJob, runRunbook } from "./support/run-runbook.ts";
import type { Mailbox, Tenant } from "./support/tenant.ts";
import { activeMailbox, deletedMailbox, id, tenant } from "./support/tenant.ts";

const name = "Remove-SoftDeletedMailbox";
const Identity = id(1);
const hex = "0123456789abcdef0123456789abcdef";

function preview(of: Tenant) {
  return runRunbook(name, of, { Identity });
}
async function execute(of: Tenant, EvidenceUri?: string) {
  return runRunbook(name, of, { Identity, Mode: "Execute", EvidenceUri: EvidenceUri ?? (await evidenceFolder()) });
}
const withMailbox = (...mailboxes: readonly Mailbox[]) => tenant({ mailboxes });
const having = (properties: Readonly<Record<string, unknown>>) =>
  withMailbox(deletedMailbox(1, properties), deletedMailbox(2));

it("only looks in Preview", async () => {
  const before = tenant();
  const run = await preview(before);
  expectDone(run);
  expect(acts(run)).toEqual([]);
  expect(run.mailboxes[0]?.state).toBe("deleted");
  expect(told(run)).toEqual(["started", "connected", "found", "cleared", "done"]);
});

it("writes nothing to the evidence store in Preview", async () => {
  const EvidenceUri = await evidenceFolder();
  const run = await runRunbook(name, tenant(), { Identity, EvidenceUri });
  expectDone(run);
  expect(await recordsIn(EvidenceUri)).toEqual([]);
});

it("purges the one mailbox, and no other", async () => {
  const run = await execute(withMailbox(deletedMailbox(1), deletedMailbox(2), activeMailbox(3)));
  expectDone(run);
  expect(run.mailboxes.map(({ state }) => state)).toEqual(["purged", "deleted", "active"]);
  expect(told(run)).toEqual([
    "started",
    "connected",
    "found",
    "cleared",
    "recorded",
    "destroying",
    "destroyed",
    "done",
  ]);
});

it("has the facts in the evidence store before it purges", async () => {
  const EvidenceUri = await evidenceFolder();
  const run = await execute(tenant(), EvidenceUri);
  const recorded = run.events.find(({ event }) => event === "recorded")?.["evidence"];
  expect(calls(run, "Remove-Mailbox")[0]?.evidence).toEqual([recorded]);
  const [record] = await recordsIn(EvidenceUri);
  expect(record?.content).toMatchObject({
    runbook: name,
    ticket: "CHG-1",
    target: Identity,
    mode: "Execute",
    record: {
      facts: { ExchangeGuid: Identity, Name: "user1", IsDirSynced: false, InPlaceHolds: [] },
      organization: { InPlaceHolds: [] },
      object: { PrimarySmtpAddress: "user1@contoso.com", WhenSoftDeleted: "2026-11-10T08:00:00.000Z" },
    },
  });
});

it("says destroyed only after two looks a minute apart", async () => {
  const run = await execute(tenant());
  const after = run.log.slice(run.log.findIndex(({ act }) => act));
  const looks = after.filter(
    ({ name, parameters }) => name === "Get-Mailbox" && parameters["SoftDeletedMailbox"] === true,
  );
  const [first, second] = looks.map(({ time }) => Date.parse(time));
  expect(looks).toHaveLength(2);
  expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(60_000);
});

it("waits for a purge that shows late", async () => {
  const run = await execute(tenant({ lag: { ...tenant().lag, purge: 7 } }));
  expectDone(run);
  expect(told(run)).toContain("destroyed");
});

it("says unknown where the purge never shows", async () => {
  const run = await execute(tenant({ lag: { ...tenant().lag, purge: 600 } }));
  expectFailed(run, "unknown");
  expect(told(run)).not.toContain("destroyed");
});

it.each(["guid", "dn", "name"] as const)("purges the right one where the pipe sends the %s", async (pipeSends) => {
  const run = await execute(tenant({ pipeSends, mailboxes: [deletedMailbox(1), activeMailbox(2, { Name: "user1" })] }));
  expectDone(run);
  expect(run.mailboxes.map(({ state }) => state)).toEqual(["purged", "active"]);
});

it("ends a job with exit code 0, or 1, and the events on its output", async () => {
  const EvidenceUri = await evidenceFolder();
  const good = await runAsJob(name, tenant(), { Identity, Mode: "Execute", EvidenceUri });
  expect(good.exitCode).toBe(0);
  expect(good.stdout.trimEnd().split(/\r?\n/)).toEqual(good.output);
  expectDone(good);
  const bad = await runAsJob(name, having({ LitigationHoldEnabled: true }), { Identity, Mode: "Execute", EvidenceUri });
  expect(bad.exitCode).toBe(1);
  expectRefused(bad, "on-hold");
});

it.each([
  ["Litigation Hold", { LitigationHoldEnabled: true }],
  ["a retention label", { ComplianceTagHoldApplied: true }],
  ["the delay hold", { DelayHoldApplied: true }],
  ["the delay release hold", { DelayReleaseHoldApplied: true }],
  ["being inactive", { IsInactiveMailbox: true }],
  ["an explicit retention policy", { InPlaceHolds: [`mbx${hex}:2`] }],
  ["a policy that holds, then deletes", { InPlaceHolds: [`mbx${hex}:3`] }],
  ["an eDiscovery case", { InPlaceHolds: [`UniH01234567-89ab-cdef-0123-456789abcdef`] }],
  ["an In-Place Hold", { InPlaceHolds: [hex] }],
  ["an In-Place Hold of the cloud", { InPlaceHolds: [`cld${hex}`] }],
  ["a Skype policy", { InPlaceHolds: [`skp${hex}:2`] }],
  ["a kind of hold that nobody knows yet", { InPlaceHolds: ["new-kind"] }],
  ["one hold among those that hold nothing", { InPlaceHolds: [`-mbx${hex}`, `mbx${hex}:1`, `mbx${hex}:2`] }],
])("refuses a mailbox on hold by %s", async (_, properties) => {
  expectRefused(await execute(having(properties)), "on-hold");
  expectRefused(await preview(having(properties)), "on-hold");
});

it.each([
  ["a policy that only deletes", { InPlaceHolds: [`mbx${hex}:1`] }],
  ["an exclusion", { InPlaceHolds: [`-mbx${hex}`] }],
])("takes %s for no hold", async (_, properties) => {
  expectDone(await execute(having(properties)));
});

const held = (organizationHolds: readonly string[], own: readonly string[] = []) =>
  tenant({
    organizationConfig: { InPlaceHolds: organizationHolds },
    mailboxes: [deletedMailbox(1, { InPlaceHolds: own })],
  });

it("refuses what an organization-wide policy holds, unless the mailbox is excluded from that very one", async () => {
  expectRefused(await execute(held([`mbx${hex}:2`])), "on-hold");
  expectRefused(await execute(held([`mbx${hex}:3`], [`-mbx${hex.replace("0", "f")}`])), "on-hold");
  expectDone(await execute(held([`mbx${hex}:3`], [`-mbx${hex}`])));
  expectDone(await execute(held([`grp${hex}:3`, `mbx${hex}:1`])));
});

it.each([
  ["names a user", { ExternalDirectoryObjectId: id(1, "e0") }, "has-a-user"],
  ["is synced from Active Directory", { IsDirSynced: true }, "synced-from-ad"],
  ["is being moved", { MailboxMoveStatus: "InProgress" }, "being-moved"],
  ["is being moved, and waits", { MailboxMoveStatus: "Suspended" }, "being-moved"],
  ["is of another type", { RecipientTypeDetails: "DiscoveryMailbox" }, "wrong-type"],
  ["is a group's", { RecipientTypeDetails: "GroupMailbox" }, "wrong-type"],
  ["has the name of another deleted one", { Name: "user2" }, "matches-several"],
])("refuses a mailbox that %s", async (_, properties, code) => {
  expectRefused(await execute(having(properties)), code);
});

it.each(["O'Neil", "O\u2019Neil", "\u2018a\u201b"])(
  "finds the other one of the name %s, with its quotes",
  async (Name) => {
    const two = withMailbox(deletedMailbox(1, { Name }), deletedMailbox(2, { Name }));
    expectRefused(await execute(two), "matches-several");
    expectDone(await execute(withMailbox(deletedMailbox(1, { Name }), deletedMailbox(2))));
  },
);

const deciding = [
  "DistinguishedName",
  "Name",
  "RecipientTypeDetails",
  "ExternalDirectoryObjectId",
  "IsDirSynced",
  "MailboxMoveStatus",
  "IsInactiveMailbox",
  "LitigationHoldEnabled",
  "ComplianceTagHoldApplied",
  "DelayHoldApplied",
  "DelayReleaseHoldApplied",
  "InPlaceHolds",
];

it.each(deciding)("refuses a mailbox of which the service does not say %s", async (property) => {
  const { [property]: _, ...lacking } = deletedMailbox(1);
  expectRefused(await execute(withMailbox(lacking as Mailbox)), "state-unknown");
});

it.each([
  ["a text for a flag", { IsDirSynced: "False" }],
  ["no value for a flag", { LitigationHoldEnabled: null }],
  ["no type", { RecipientTypeDetails: "" }],
  ["no name", { Name: null }],
  ["no list of holds", { InPlaceHolds: null }],
])("refuses a mailbox of which the service gives %s", async (_, properties) => {
  expectRefused(await execute(having(properties)), "state-unknown");
});

it("refuses where the organization does not say what it holds", async () => {
  expectRefused(await execute(tenant({ organizationConfig: {} })), "state-unknown");
});

it.each(["error", "everything", "nothing"] as const)(
  "touches nothing where it is given an unknown id (%s)",
  async (unknownIdentity) => {
    const run = await execute(
      tenant({ unknownIdentity, mailboxes: [deletedMailbox(2), deletedMailbox(3), activeMailbox(4)] }),
    );
    expectFailed(run, "not-found");
    expect(acts(run)).toEqual([]);
  },
);

it("touches nothing where the id is that of an active mailbox", async () => {
  const run = await execute(
    tenant({ unknownIdentity: "everything", mailboxes: [activeMailbox(1), deletedMailbox(2)] }),
  );
  expectFailed(run, "not-found");
  expect(acts(run)).toEqual([]);
});

it("touches nothing where the id is another property of a mailbox", async () => {
  const run = await execute(
    withMailbox(deletedMailbox(2, { Alias: Identity }), deletedMailbox(3, { ExternalDirectoryObjectId: Identity })),
  );
  expect(acts(run)).toEqual([]);
  expect(run.failure).not.toBeNull();
});
