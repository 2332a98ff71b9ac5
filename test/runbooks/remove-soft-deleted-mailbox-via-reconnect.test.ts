import { expect, it } from "vitest";
import { acts, calls, expectDone, expectFailed, expectRefused, told } from "./support/expect-run.ts";
import type { Run } from "./support/run-runbook.ts";
import { evidenceFolder, recordsIn, runRunbook } from "./support/run-runbook.ts";
import { serviceErrors } from "./support/service-errors.ts";
import type { Happening, Tenant } from "./support/tenant.ts";
import { activeMailbox, deletedMailbox, domain, id, tenant, user } from "./support/tenant.ts";

const name = "Remove-SoftDeletedMailboxViaReconnect";
const Identity = id(1);
const ours = `purge-${Identity}`;
const lag = { purge: 1, delete: 3, orphan: 8, restore: 0, copy: 0 };

/** Two deleted mailboxes of one name, which Remove-SoftDeletedMailbox refuses, and mailboxes that are not to be touched. */
function ambiguous(happenings: readonly Happening[] = [], properties: object = {}): Tenant {
  const mailboxes = [
    deletedMailbox(1, { Name: "user2", IsDirSynced: true, ...properties }),
    deletedMailbox(2),
    activeMailbox(3),
    activeMailbox(4, { Name: "user2", PrimarySmtpAddress: "user1@contoso.com" }),
  ];
  return tenant({ mailboxes, users: [user(3, "active"), user(9, "deleted")], lag, happenings });
}

async function execute(of: Tenant, parameters: object = {}): Promise<Run> {
  return runRunbook(name, of, {
    Identity,
    Domain: domain,
    Mode: "Execute",
    EvidenceUri: await evidenceFolder(),
    ...parameters,
  });
}

const allActs = ["New-Mailbox", "Set-Mailbox", "PATCH user", "DELETE user", "DELETE deleted user", "Remove-Mailbox"];

/** The one mailbox and the fictional user are gone for good, and nothing else is touched. */
function expectPurged(run: Run): void {
  expectDone(run);
  expect(run.mailboxes.map(({ state }) => state)).toEqual(["purged", "deleted", "active", "active"]);
  expect(run.users.map(({ state }) => state)).toEqual(["active", "deleted", "purged"]);
}

it("only looks in Preview", async () => {
  const run = await execute(ambiguous(), { Mode: "Preview" });
  expectDone(run);
  expect(acts(run)).toEqual([]);
  expect(run.mailboxes).toEqual(ambiguous().mailboxes);
});

it("goes the whole way, each act once and in order", async () => {
  const run = await execute(ambiguous());
  expectPurged(run);
  expect(acts(run)).toEqual(allActs);
});

it("has evidence of its target before each act", async () => {
  const EvidenceUri = await evidenceFolder();
  const run = await execute(ambiguous(), { EvidenceUri });
  expect(run.log.filter(({ act }) => act).map(({ evidence }) => evidence?.length)).toEqual([1, 2, 3, 3, 4, 5]);
  const records = await recordsIn(EvidenceUri);
  expect(JSON.stringify(records)).not.toMatch(/password/i);
  expect(records.map(({ content }) => (content["record"] as { object: { Name?: string } }).object.Name)).toEqual(
    expect.arrayContaining(["user2", ours]),
  );
});

it("makes a user that nobody can sign in as, under a name of its own", async () => {
  const run = await execute(ambiguous([{ call: "Remove-Mailbox", when: "before", text: serviceErrors.role }]));
  expect(calls(run, "New-Mailbox")[0]?.parameters).toMatchObject({
    InactiveMailbox: Identity,
    Name: ours,
    MicrosoftOnlineServicesID: `${ours}@${domain}`,
    Password: "System.Security.SecureString",
  });
  expect(run.mailboxes[0]).toMatchObject({ Name: ours, HiddenFromAddressListsEnabled: true });
  expect(run.users[2]).toMatchObject({ accountEnabled: false });
});

/** Before and after each act took effect. */
const stops = allActs.flatMap((call) => (["before", "after"] as const).map((when) => ({ call, when })));

it.each(stops)("reaches the same end when it was stopped $when $call", async ({ call, when }) => {
  const EvidenceUri = await evidenceFolder();
  const stopped = await execute(ambiguous([{ call, when, times: [1], kill: true }]), { EvidenceUri });
  expect(stopped.killed).toBe(true);
  const again = await execute(stopped.anHourLater, { EvidenceUri });
  expectPurged(again);
  expectPurged(await execute(again.anHourLater, { EvidenceUri }));
});

it.each(stops)("reaches the same end at once where the answer was lost $when $call", async ({ call, when }) => {
  const EvidenceUri = await evidenceFolder();
  const isDirectory = call.includes(" ");
  const lost: Happening = {
    call,
    when,
    times: [1],
    ...(isDirectory ? { status: 0 } : { text: serviceErrors.throttled }),
  };
  const first = await execute(ambiguous([lost]), { EvidenceUri });
  // A lost change to the directory is not repeated: it is looked for, and where it is not, the next run does it.
  if (isDirectory && when === "before") {
    expectFailed(first, "answer-lost");
    expectPurged(await execute(first.anHourLater, { EvidenceUri }));
  } else expectPurged(first);
});

it("goes on under the same ticket where Exchange takes longer than a run", async () => {
  const EvidenceUri = await evidenceFolder();
  const slow = { ...ambiguous(), lag: { ...lag, orphan: 40 } };
  const first = await execute(slow, { EvidenceUri });
  expectFailed(first, "not-yet");
  expect(told(first)).toContain("pending");
  expectPurged(await execute(first.anHourLater, { EvidenceUri }));
});

it("does not go on under another ticket", async () => {
  const stopped = await execute(ambiguous([{ call: "Set-Mailbox", when: "before", kill: true }]));
  const other = await execute(stopped.anHourLater, { ChangeTicket: "CHG-2" });
  expectFailed(other, "not-found");
  expect(acts(other)).toEqual([]);
});

it.each([
  ["on hold", { LitigationHoldEnabled: true }, "on-hold"],
  ["inactive", { IsInactiveMailbox: true }, "on-hold"],
  ["held by a policy", { InPlaceHolds: ["mbx0123456789abcdef0123456789abcdef:3"] }, "on-hold"],
  ["of a user in the tenant", { ExternalDirectoryObjectId: id(9, "e0") }, "has-a-user"],
  ["being moved", { MailboxMoveStatus: "InProgress" }, "being-moved"],
  ["of another type", { RecipientTypeDetails: "DiscoveryMailbox" }, "wrong-type"],
  ["of unknown state", { IsInactiveMailbox: null }, "state-unknown"],
])("refuses a mailbox that is %s", async (_, properties, code) => {
  expectRefused(await execute(ambiguous([], properties)), code);
});

it("refuses a federated domain, and one that there is not, before it looks for the mailbox", async () => {
  expectRefused(await execute(ambiguous(), { Domain: "contoso.com" }), "federated-domain");
  const none = await execute(ambiguous(), { Domain: "fabrikam.com" });
  expectFailed(none, "not-found");
  expect(acts(none)).toEqual([]);
});

it.each(["everything", "nothing"] as const)(
  "touches nothing where it is given an unknown id (%s)",
  async (unknownIdentity) => {
    const run = await execute({ ...ambiguous(), unknownIdentity }, { Identity: id(77) });
    expectFailed(run, "not-found");
    expect(acts(run)).toEqual([]);
  },
);

it.each(["everything", "nothing"] as const)(
  "goes the whole way where an id out of view gives %s",
  async (unknownIdentity) => {
    expectPurged(await execute({ ...ambiguous(), unknownIdentity }));
  },
);

it("deletes nothing of a mailbox that got a hold by being reconnected", async () => {
  const held: Happening = { call: "New-Mailbox", when: "after", on: Identity, set: { LitigationHoldEnabled: true } };
  const run = await execute(ambiguous([held]));
  expectFailed(run, "on-hold");
  expect(acts(run).filter((act) => /DELETE|Remove/.test(act))).toEqual([]);
  expect(run.users[2]).toMatchObject({ state: "active" });
});

const signIn = `${ours}@${domain}`;

it.each([
  ["is another than the fictional one", { on: Identity, set: { ExternalDirectoryObjectId: id(3, "e0") } }, "not-found"],
  ["got a role", { on: signIn, set: { roles: [{ id: "r", displayName: "Global Administrator" }] } }, "holds-a-role"],
  ["is synced", { on: signIn, set: { onPremisesSyncEnabled: true } }, "synced-from-ad"],
])("deletes no user that %s", async (_, happening, code) => {
  const run = await execute(ambiguous([{ call: "New-Mailbox", when: "after", ...happening }]));
  expectFailed(run, code);
  expect(run.users.map(({ state }) => state)).toEqual(["active", "deleted", "active"]);
  expect(acts(run)).toEqual(["New-Mailbox", "Set-Mailbox"]);
});

it("does not take a mailbox for its own that only has its name", async () => {
  const impostor = deletedMailbox(5, { Name: ours });
  const of = ambiguous();
  const run = await execute({ ...of, mailboxes: [...of.mailboxes, impostor] });
  expectFailed(run, "matches-several");
  expect(run.mailboxes[4]?.state).toBe("deleted");
  expect(acts(run)).not.toContain("Remove-Mailbox");
});

it("tells what the service said where it refuses the reconnect", async () => {
  const run = await execute(ambiguous([{ call: "New-Mailbox", when: "before", text: serviceErrors.unheardOf }]), {
    WaitMinutes: 2,
  });
  expect(run.events.at(-1)?.["message"]).toContain(serviceErrors.unheardOf);
});

it("does nothing where the directory is of another tenant than Exchange", async () => {
  const run = await execute({ ...ambiguous(), tokenTenantId: id(1, "f0") });
  expectFailed(run, "wrong-connection");
  expect(acts(run)).toEqual([]);
});

it("purges no deleted user but the one that it made, though the mailbox names it", async () => {
  const mailboxes = [deletedMailbox(1, { Name: ours, ExternalDirectoryObjectId: id(5, "e0") })];
  const jane = user(5, "deleted", { userPrincipalName: "jane.doe@contoso.com" });
  const EvidenceUri = await evidenceFolder();
  const begun = await execute(ambiguous([{ call: "DELETE deleted user", when: "before", kill: true }]), {
    EvidenceUri,
  });
  expect(begun.killed).toBe(true);
  const run = await execute(tenant({ mailboxes, users: [jane], lag }), { EvidenceUri });
  expectRefused(run, "not-ours");
  expect(run.users.map(({ state }) => state)).toEqual(["deleted"]);
});
