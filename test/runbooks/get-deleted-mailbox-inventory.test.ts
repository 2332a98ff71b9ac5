import { expect, it } from "vitest";
import { acts, expectDone, expectFailed } from "./support/expect-run.ts";
import type { NewTenant, Parameters, Run, RunEvent } from "./support/run-runbook.ts";
import { EvidenceUri, runRunbook } from "./support/run-runbook.ts";
import { active, hex, hexGuid, id, mailbox, showing, tenant, user, type MailboxInFile } from "./support/tenant.ts";

const uniH = `UniH${hexGuid}`;

const list = (of: NewTenant, parameters: Parameters = {}): Promise<Run> =>
  runRunbook("Get-DeletedMailboxInventory", of, parameters);

async function lineOf(one: MailboxInFile, { mailboxes = [], ...parts }: NewTenant = {}): Promise<RunEvent> {
  const run = await list(tenant({ ...parts, mailboxes: [one, ...mailboxes] }));
  expectDone(run);
  expect(acts(run)).toEqual([]);
  const line = run.events.find(({ target }) => target === one.ExchangeGuid);
  if (line === undefined) throw new Error("It is not in the inventory.");
  return line;
}

it("tells of an orphan that may be purged", async () => {
  expect(await lineOf(mailbox(1))).toMatchObject({
    address: "user1@contoso.com",
    state: "orphan",
    type: "UserMailbox",
    user: "",
    synced: "False",
    holds: [],
    twins: [],
    mailUser: false,
    restoreRequests: 0,
    lostAfter: "2026-12-13",
    obstacles: [],
    next: "Remove-SoftDeletedMailbox",
  });
});

it.each([
  ["Litigation Hold", { LitigationHoldEnabled: true }, "LitigationHoldEnabled"],
  ["a label", { ComplianceTagHoldApplied: true }, "ComplianceTagHoldApplied"],
  ["a delay hold", { DelayHoldApplied: true }, "DelayHoldApplied"],
  ["the other delay hold", { DelayReleaseHoldApplied: true }, "DelayReleaseHoldApplied"],
  ["a retention policy", { InPlaceHolds: [`mbx${hex}:2`] }, `retention policy mbx${hex}:2`],
  ["a case", { InPlaceHolds: [uniH] }, `eDiscovery case hold ${uniH}`],
  ["an In-Place Hold", { InPlaceHolds: [hex] }, `In-Place Hold ${hex}`],
  ["an In-Place Hold of the cloud", { InPlaceHolds: [`cld${hex}`] }, `In-Place Hold cld${hex}`],
  ["what is not known", { InPlaceHolds: ["odd"] }, "unknown hold odd"],
])("names %s in words", async (_, properties, hold) => {
  const line = await lineOf(mailbox(1, { IsInactiveMailbox: true, ...properties }));
  expect(line).toMatchObject({ holds: [hold], state: "inactive", obstacles: ["on-hold"], lostAfter: "" });
  expect(line["next"]).toMatch(/^Clear-MailboxHold/);
});

it("names no hold where there is none, and those of the organization where there is no exclusion", async () => {
  const organizationHolds = [`mbx${hex}:2`, `grp${hex}:3`, `mbx${hex}:1`];
  expect(await lineOf(mailbox(1, { IsInactiveMailbox: false }), { organizationHolds })).toMatchObject({
    holds: [`organization-wide retention policy mbx${hex}:2`],
  });
  const excluded = mailbox(1, { InPlaceHolds: [`-mbx${hex}`, `mbx${hex}:1`] });
  expect(await lineOf(excluded, { organizationHolds })).toMatchObject({
    holds: [],
    next: "Remove-SoftDeletedMailbox",
  });
});

it.each([
  ["user in recycle bin", { ExternalDirectoryObjectId: id(1, "e0") }, [user(1, "deleted")], "Remove-DeletedUser"],
  ["user not in recycle bin", { ExternalDirectoryObjectId: id(1, "e0") }, [], "none: wait until"],
  [
    "formerly inactive",
    { WasInactiveMailbox: true, InactiveMailboxRetireTime: "2026-11-20T00:00:00Z" },
    [],
    "Remove-SoftDeletedMailbox",
  ],
])("tells the state %s", async (state, properties, users, next) => {
  const line = await lineOf(mailbox(1, properties), { users });
  expect(line["state"]).toBe(state);
  expect(line["next"]).toContain(next);
  expect(line["lostAfter"]).toBe(state === "formerly inactive" ? "2026-12-20" : "2026-12-13");
});

it("tells of twins, and sends them by the reconnect", async () => {
  const twin = active(2, { PrimarySmtpAddress: "user1@contoso.com" });
  const line = await lineOf(mailbox(1), { mailboxes: [twin] });
  expect(line).toMatchObject({
    twins: [expect.stringMatching(/^CN=user2,/)],
    obstacles: ["user-in-the-way"],
    next: "Remove-SoftDeletedMailboxViaReconnect",
  });
});

it("tells of a mail user with the same ExchangeGuid", async () => {
  const line = await lineOf(mailbox(1), { recipients: [{ Name: "x", ExchangeGuid: id(1) }] });
  expect(line).toMatchObject({
    mailUser: true,
    next: expect.stringMatching(/^none: a mail user has its ExchangeGuid/),
  });
});

it.each([
  ["a name twice", { Name: "user9" }, "matches-several", "Remove-SoftDeletedMailboxViaReconnect"],
  ["a synced one", { IsDirSynced: true }, "synced-from-ad", "Remove-SoftDeletedMailboxViaReconnect"],
  ["a moved one", { MailboxMoveStatus: "InProgress" }, "being-moved", "none: wait for the migration to end"],
])("tells of %s", async (_, properties, obstacle, next) => {
  expect(await lineOf(mailbox(1, properties), { mailboxes: [mailbox(9)] })).toMatchObject({
    obstacles: [obstacle],
    next,
  });
});

it("tells of public folder mailboxes", async () => {
  const line = await lineOf(mailbox(1, { RecipientTypeDetails: "PublicFolderMailbox" }));
  expect(line["next"]).toBe("Remove-SoftDeletedPublicFolderMailbox");
});

it("tells of a copy that is under way", async () => {
  const requests = [
    { Name: "copy", SourceMailbox: "user1", TargetMailbox: "user2", Status: "InProgress" },
    { Name: "old", SourceMailbox: "user1", TargetMailbox: "user2", Status: "Completed" },
  ];
  expect(await lineOf(mailbox(1), { requests })).toMatchObject({ restoreRequests: 1 });
});

it("gives the sums, and says what it cannot see", async () => {
  const mailboxes = [mailbox(1), mailbox(2), mailbox(3, { IsInactiveMailbox: true, LitigationHoldEnabled: true })];
  const run = await list(tenant({ mailboxes }));
  const sums = run.events.at(-2);
  expect(sums).toMatchObject({ mailboxes: 3, orphan: 2, inactive: 1 });
  expect(sums?.["unseen"]).toContain("licence");
});

it("tells of nothing where there is nothing", async () => {
  const run = await list(tenant({ mailboxes: [] }));
  expectDone(run);
  expect(run.events.at(-2)).toMatchObject({ mailboxes: 0 });
});

it("lists more than the thousand that a listing gives unasked", async () => {
  const run = await list(tenant({ mailboxes: Array.from({ length: 1200 }, (_, index) => mailbox(index + 1)) }));
  expectDone(run);
  expect(run.events.at(-2)).toMatchObject({ mailboxes: 1200 });
  expect(run.warnings).toEqual([]);
});

it("puts into the evidence store what the stream of a job cannot hold, and does not cut it off", async () => {
  const of = tenant({ mailboxes: Array.from({ length: 2500 }, (_, index) => mailbox(index + 1)) });
  expectFailed(await list(of), "too-much-output");
  const run = await list(of, { EvidenceUri });
  expectDone(run);
  expect(Buffer.byteLength(run.output.join("\r\n"))).toBeLessThan(1024 * 1024);
  expect(run.events.at(-2)?.["items"]).toEqual(expect.arrayContaining(run.records.map(({ name }) => name)));
  const lines = run.records.flatMap(({ content }) => (content["record"] as { lines: string[] }).lines);
  expect(new Set(lines.map((line) => (JSON.parse(line) as RunEvent)["target"])).size).toBe(2500);
});

it("says of a mailbox what the service did not say, and lists the others", async () => {
  const happenings = [showing({ InPlaceHolds: undefined })];
  const run = await list(tenant({ mailboxes: [mailbox(1), mailbox(2)], happenings }));
  expect(run.events.filter(({ target }) => target !== undefined)).toHaveLength(2);
});

it("does not offer the purge of an inactive mailbox whose hold is not shown", async () => {
  const line = await lineOf(mailbox(1, { IsInactiveMailbox: true }));
  expect(line["obstacles"]).toContain("on-hold");
});

it("does not offer the purge of a type that no runbook purges", async () => {
  const line = await lineOf(mailbox(1, { RecipientTypeDetails: "DiscoveryMailbox" }));
  expect(line["next"]).not.toMatch(/^Remove-/);
});

it("has a list where there is one, and where there are many", async () => {
  const line = await lineOf(mailbox(1, { LitigationHoldEnabled: true, IsInactiveMailbox: true, Name: "user2" }), {
    mailboxes: [mailbox(2)],
  });
  expect(line).toMatchObject({ holds: ["LitigationHoldEnabled"], obstacles: ["on-hold", "matches-several"] });
});

it("says of a list that came with a warning that it may not be whole", async () => {
  const warning = "There are more results available than are currently displayed.";
  const run = await list(
    tenant({
      mailboxes: [mailbox(1)],
      happenings: [{ call: "Get-Mailbox", when: "after", times: [1], warning }],
    }),
  );
  expectDone(run);
  const lists = run.events.filter((event) => "whole" in event);
  expect(lists.map(({ whole }) => whole)).toEqual([false, ...lists.slice(1).map(() => true)]);
  expect(lists.length).toBeGreaterThan(2);
});
