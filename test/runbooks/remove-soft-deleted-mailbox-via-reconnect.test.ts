import { expect, it } from "vitest";
import { stateOf } from "../../src/tenant/tenant-file.ts";
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
import { anHourLater, EvidenceUri, runRunbook, withObjects, withTenants } from "./support/run-runbook.ts";
import { serviceErrors } from "./support/service-errors.ts";
import { active, hex, id, mailbox, organization, showing, tenant, user, type MailboxInFile } from "./support/tenant.ts";

const name = "Remove-SoftDeletedMailboxViaReconnect";
const Identity = id(1);
const ours = `purge-${Identity}`;
const lag = { purge: 1, delete: 3, orphan: 8 };

/** Two deleted mailboxes of one name, which Remove-SoftDeletedMailbox refuses, and mailboxes that are not to be touched. */
function ambiguous(happenings: readonly Happening[] = [], properties: Partial<MailboxInFile> = {}): NewTenant {
  const mailboxes = [
    mailbox(1, { Name: "user2", IsDirSynced: true, ...properties }),
    mailbox(2),
    active(3),
    active(4, { Name: "user2", PrimarySmtpAddress: "user1@contoso.com" }),
  ];
  return tenant({ mailboxes, users: [user(3, "active"), user(9, "deleted")], settings: { lag }, happenings });
}

const execute = (on: Situation, parameters: object = {}): Promise<Run> =>
  runRunbook(name, on, { Identity, Domain: organization, Mode: "Execute", EvidenceUri, ...parameters });

const allActs = ["New-Mailbox", "Set-Mailbox", "PATCH user", "DELETE user", "DELETE deleted user", "Remove-Mailbox"];

/** The one mailbox and the fictional user are gone for good, and nothing else is touched. */
function expectPurged(run: Run): void {
  expectDone(run);
  expect(states(run)).toEqual([
    ["purged", "soft-deleted", "active", "active"],
    ["active", "deleted", "purged"],
  ]);
}

it("only looks in Preview", async () => {
  const run = await execute(ambiguous(), { Mode: "Preview" });
  expectDone(run);
  expect(acts(run)).toEqual([]);
  expect(states(run)).toEqual([
    ["soft-deleted", "soft-deleted", "active", "active"],
    ["active", "deleted"],
  ]);
});

it("goes the whole way, each act once and in order, and ends well a second time", async () => {
  const run = await execute(ambiguous());
  expectPurged(run);
  expect(acts(run)).toEqual(allActs);
  const again = await execute(anHourLater(run));
  expectPurged(again);
  expect(acts(again)).toEqual([]);
});

it("has evidence of its target before each act, and no password in it", async () => {
  const run = await execute(ambiguous());
  expect(recordsBefore(run)).toEqual([1, 2, 3, 3, 4, 5]);
  // The call that is about to be made is told with the name of its parameter alone.
  expect(JSON.stringify(run.records).replaceAll("-Password ...", "")).not.toMatch(/password/i);
  expect(run.records.map(({ content }) => (content["record"] as { object: { Name?: string } }).object.Name)).toEqual(
    expect.arrayContaining(["user2", ours]),
  );
});

it("makes a user that nobody can sign in as, under a name of its own", async () => {
  const run = await execute(ambiguous([{ call: "Remove-Mailbox", when: "before", text: serviceErrors.role }]));
  expect(calls(run, "New-Mailbox")[0]?.parameters).toMatchObject({
    InactiveMailbox: Identity,
    Name: ours,
    MicrosoftOnlineServicesID: `${ours}@${organization}`,
    Password: { $secret: expect.any(Number) },
  });
  expect(run.mailboxes[0]).toMatchObject({ Name: ours, HiddenFromAddressListsEnabled: true });
  expect(run.users[2]).toMatchObject({ accountEnabled: false });
});

const lost = allActs.flatMap((call) => (["before", "after"] as const).map((when) => ({ call, when })));

it.each(lost)("reaches the same end at once where the answer was lost $when $call", async ({ call, when }) => {
  const isDirectory = call.includes(" ");
  const error = isDirectory ? { status: 0 } : { text: serviceErrors.throttled };
  const first = await execute(ambiguous([{ call, when, times: [1], ...error }]));
  // A lost change to the directory is not repeated: it is looked for, and where it is not, the next run does it.
  if (isDirectory && when === "before") {
    expectFailed(first, "answer-lost");
    expectPurged(await execute(anHourLater(first)));
  } else expectPurged(first);
});

it("goes on under the same ticket where Exchange takes longer than a run", async () => {
  const first = await execute(tenant({ ...ambiguous(), settings: { lag: { ...lag, orphan: 40 } } }));
  expectFailed(first, "not-yet");
  expect(told(first)).toContain("pending");
  expectPurged(await execute(anHourLater(first)));
});

it("does not go on under another ticket", async () => {
  const stopped = await execute(ambiguous([{ call: "Set-Mailbox", when: "before", dies: true }]));
  const other = await execute(anHourLater(stopped), { ChangeTicket: "CHG-2" });
  expectFailed(other, "not-found");
  expect(acts(other)).toEqual([]);
});

it.each([
  ["inactive", { IsInactiveMailbox: true }, "on-hold"],
  ["held by a policy", { InPlaceHolds: [`mbx${hex}:3`] }, "on-hold"],
  ["of another type", { RecipientTypeDetails: "DiscoveryMailbox" }, "wrong-type"],
])("refuses a mailbox that is %s", async (_, properties, code) => {
  expectRefused(await execute(ambiguous([], properties)), code);
});

it("refuses a mailbox of unknown state", async () => {
  expectRefused(await execute(ambiguous([showing({ IsInactiveMailbox: null })])), "state-unknown");
});

it("refuses a domain that there is not", async () => {
  const none = await execute(ambiguous(), { Domain: "fabrikam.com" });
  expectFailed(none, "not-found");
  expect(acts(none)).toEqual([]);
});

it.each(["everything", "nothing"] as const)(
  "touches nothing where it is given an unknown id (%s)",
  async (unknownIdentity) => {
    const run = await execute(tenant({ ...ambiguous(), settings: { unknownIdentity } }), { Identity: id(77) });
    expectFailed(run, "not-found");
    expect(acts(run)).toEqual([]);
  },
);

it.each(["everything", "nothing"] as const)(
  "goes the whole way where an id out of view gives %s",
  async (unknownIdentity) => {
    expectPurged(await execute(tenant({ ...ambiguous(), settings: { unknownIdentity, lag } })));
  },
);

it("deletes nothing of a mailbox that got a hold by being reconnected", async () => {
  const held: Happening = { call: "New-Mailbox", when: "after", on: Identity, set: { LitigationHoldEnabled: true } };
  const run = await execute(ambiguous([held]));
  expectFailed(run, "on-hold");
  expect(acts(run).filter((act) => /DELETE|Remove/.test(act))).toEqual([]);
  expect(run.users[2]).toMatchObject({ state: "active" });
});

const signIn = `${ours}@${organization}`;

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
  const of = ambiguous();
  const run = await execute({ ...of, mailboxes: [...(of.mailboxes ?? []), mailbox(5, { Name: ours })] });
  expectFailed(run, "matches-several");
  expect(run.mailboxes[4]?.state).toBe("soft-deleted");
  expect(acts(run)).not.toContain("Remove-Mailbox");
});

it("tells what the service said where it refuses the reconnect", async () => {
  const run = await execute(ambiguous([{ call: "New-Mailbox", when: "before", text: serviceErrors.unheardOf }]), {
    WaitMinutes: 2,
  });
  expect(run.events.at(-1)?.["message"]).toContain(serviceErrors.unheardOf);
});

it("does nothing where the directory is of another tenant than Exchange", async () => {
  const { happenings = [], ...file } = ambiguous();
  const run = await execute({ ...withTenants(file, { directory: id(1, "f0") }), happenings });
  expectFailed(run, "wrong-connection");
  expect(acts(run)).toEqual([]);
});

it("purges no deleted user but the one that it made, though the mailbox names it", async () => {
  const begun = await execute(ambiguous([{ call: "DELETE deleted user", when: "before", dies: true }]));
  expect(begun.killed).toBe(true);
  const { mailboxes, users } = stateOf({
    mailboxes: [mailbox(1, { Name: ours, ExternalDirectoryObjectId: id(5, "e0") })],
    users: [user(5, "deleted", { userPrincipalName: "jane.doe@contoso.com" })],
  }).objects;
  const run = await execute(anHourLater(withObjects(begun, { mailboxes, users })));
  expectRefused(run, "not-ours");
  expect(run.users.map(({ state }) => state)).toEqual(["deleted"]);
});
