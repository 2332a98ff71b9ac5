import { expect, it } from "vitest";
import { acts, calls, expectDone, expectFailed, expectRefused, expectWellFormed, told } from "./support/expect-run.ts";
import { EvidenceUri, runRunbook, type Situation } from "./support/run-runbook.ts";
import { active, hex, id, mailbox, showing, tenant, type MailboxInFile } from "./support/tenant.ts";

const name = "Remove-SoftDeletedMailbox";
const Identity = id(1);

const preview = (on: Situation) => runRunbook(name, on, { Identity, EvidenceUri });
const execute = (on: Situation) => runRunbook(name, on, { Identity, Mode: "Execute", EvidenceUri });
const withMailbox = (...mailboxes: readonly MailboxInFile[]) => tenant({ mailboxes: [...mailboxes] });
const having = (properties: Partial<MailboxInFile>) => withMailbox(mailbox(1, properties), mailbox(2));

it("only looks in Preview, and writes nothing to the evidence store", async () => {
  const run = await preview(withMailbox(mailbox(1)));
  expectDone(run);
  expect(acts(run)).toEqual([]);
  expect(run.mailboxes[0]?.state).toBe("soft-deleted");
  expect(told(run)).toEqual(["started", "connected", "found", "cleared", "done"]);
  expect(run.records).toEqual([]);
});

it("purges the one mailbox, and no other", async () => {
  const run = await execute(withMailbox(mailbox(1), mailbox(2), active(3)));
  expectDone(run);
  expect(run.mailboxes.map(({ state }) => state)).toEqual(["purged", "soft-deleted", "active"]);
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
  const run = await execute(withMailbox(mailbox(1)));
  const recorded = run.events.find(({ event }) => event === "recorded")?.["evidence"];
  expect(calls(run, "Remove-Mailbox")[0]?.evidence).toEqual([recorded]);
  expect(run.records[0]?.content).toMatchObject({
    runbook: name,
    ticket: "CHG-1",
    target: Identity,
    mode: "Execute",
    record: {
      facts: { ExchangeGuid: Identity, Name: "user1", IsDirSynced: false, InPlaceHolds: [] },
      organization: { InPlaceHolds: [] },
      object: { PrimarySmtpAddress: "user1@contoso.com", WhenSoftDeleted: "2026-11-13T10:00:00.000Z" },
    },
  });
});

it("says destroyed only after two looks a minute apart", async () => {
  const run = await execute(withMailbox(mailbox(1)));
  const after = run.calls.slice(run.calls.findIndex(({ isAct }) => isAct));
  const looks = after.filter(
    ({ name, parameters }) => name === "Get-Mailbox" && parameters["SoftDeletedMailbox"] === true,
  );
  const [first, second] = looks.map(({ at }) => at);
  expect(looks).toHaveLength(2);
  expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(60_000);
});

it("waits for a purge that shows late", async () => {
  const run = await execute(tenant({ mailboxes: [mailbox(1)], settings: { lag: { purge: 7 } } }));
  expectDone(run);
  expect(told(run)).toContain("destroyed");
});

it("says unknown where the purge never shows", async () => {
  const run = await execute(tenant({ mailboxes: [mailbox(1)], settings: { lag: { purge: 600 } } }));
  expectFailed(run, "unknown");
  expect(told(run)).not.toContain("destroyed");
});

it.each([
  ["guid", "purged"],
  ["dn", "purged"],
  // The service refuses it, as two have the name.
  ["name", "soft-deleted"],
] as const)("purges the right one or none where the pipe sends the %s", async (pipeSends, state) => {
  const run = await execute(tenant({ settings: { pipeSends }, mailboxes: [mailbox(1), active(2, { Name: "user1" })] }));
  expectWellFormed(run);
  expect(run.mailboxes.map((one) => one.state)).toEqual([state, "active"]);
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
  // What holds it is to be seen by itself, whatever IsInactiveMailbox says.
  const of = having({ IsInactiveMailbox: false, ...properties });
  expectRefused(await execute(of), "on-hold");
  expectRefused(await preview(of), "on-hold");
});

it.each([
  ["a policy that only deletes", { InPlaceHolds: [`mbx${hex}:1`] }],
  ["an exclusion", { InPlaceHolds: [`-mbx${hex}`] }],
])("takes %s for no hold", async (_, properties) => {
  expectDone(await execute(having(properties)));
});

const held = (organizationHolds: readonly string[], InPlaceHolds: readonly string[] = []) =>
  tenant({
    organizationHolds: [...organizationHolds],
    mailboxes: [mailbox(1, { IsInactiveMailbox: false, InPlaceHolds: [...InPlaceHolds] })],
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
    expectRefused(await execute(withMailbox(mailbox(1, { Name }), mailbox(2, { Name }))), "matches-several");
    expectDone(await execute(withMailbox(mailbox(1, { Name }), mailbox(2))));
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
  const of = { ...having({}), happenings: [showing({ [property]: undefined })] };
  expectRefused(await execute(of), "state-unknown");
});

it.each([
  ["a text for a flag", { IsDirSynced: "False" }],
  ["no value for a flag", { LitigationHoldEnabled: null }],
  ["no type", { RecipientTypeDetails: "" }],
  ["no name", { Name: null }],
  ["no list of holds", { InPlaceHolds: null }],
])("refuses a mailbox of which the service gives %s", async (_, properties) => {
  expectRefused(await execute({ ...having({}), happenings: [showing(properties)] }), "state-unknown");
});

it("refuses where the organization does not say what it holds", async () => {
  const silent = { call: "Get-OrganizationConfig", when: "after", shows: { InPlaceHolds: undefined } } as const;
  expectRefused(await execute({ ...having({}), happenings: [silent] }), "state-unknown");
});

it.each(["error", "everything", "nothing"] as const)(
  "touches nothing where it is given an unknown id (%s)",
  async (unknownIdentity) => {
    const run = await execute(
      tenant({ settings: { unknownIdentity }, mailboxes: [mailbox(2), mailbox(3), active(4)] }),
    );
    expectFailed(run, "not-found");
    expect(acts(run)).toEqual([]);
  },
);

it("touches nothing where the id is that of an active mailbox", async () => {
  const run = await execute(
    tenant({ settings: { unknownIdentity: "everything" }, mailboxes: [active(1), mailbox(2)] }),
  );
  expectFailed(run, "not-found");
  expect(acts(run)).toEqual([]);
});

it("touches nothing where the id is another property of a mailbox", async () => {
  const run = await execute(
    withMailbox(mailbox(2, { Alias: Identity }), mailbox(3, { ExternalDirectoryObjectId: Identity })),
  );
  expect(acts(run)).toEqual([]);
  expect(run.failure).not.toBeNull();
});
