import { expect, it } from "vitest";
import { acts, expectDone, expectFailed, expectRefused, told } from "./support/expect-run.ts";
import type { Run } from "./support/run-runbook.ts";
import { evidenceFolder, forThisPowerShell, recordsIn, runRunbook } from "./support/run-runbook.ts";
import type { Happening, Tenant } from "./support/tenant.ts";
import { id, tenant, user } from "./support/tenant.ts";

const Identity = id(1, "e0");

// The runbooks for users in the other dialects: by the Graph SDK and by MSOnline, without Exchange.
const runbooks = [
  { name: "graph-sdk/Remove-LicensedUser", state: "active", act: "Remove-MgUser", look: "Get-MgUser", ends: "deleted" },
  {
    name: "graph-sdk/Remove-DeletedUser",
    state: "deleted",
    act: "Remove-MgDirectoryDeletedItem",
    look: "Get-MgDirectoryDeletedItemAsUser",
    ends: "purged",
  },
  {
    name: "msonline/Remove-DeletedUser",
    state: "deleted",
    act: "Remove-MsolUser",
    look: "Get-MsolUser",
    ends: "purged",
  },
] as const;
type Runbook = (typeof runbooks)[number];

function fit({ state }: Runbook, properties: object = {}, happenings: readonly Happening[] = []): Tenant {
  return tenant({
    mailboxes: [],
    users: [user(1, state, { ...properties }), user(2, "active"), user(3, "deleted")],
    happenings,
  });
}
async function execute(name: string, of: Tenant, parameters: object = {}): Promise<Run> {
  const accepted = name.endsWith("Remove-LicensedUser") ? { AcceptOneDriveLoss: true } : {};
  return runRunbook(name.startsWith("msonline/") ? await forThisPowerShell(name) : name, of, {
    Identity,
    Mode: "Execute",
    EvidenceUri: await evidenceFolder(),
    ...accepted,
    ...parameters,
  });
}
it("runs MSOnline in Windows PowerShell alone", async () => {
  const run = await runRunbook("msonline/Remove-DeletedUser", fit(runbooks[2]), { Identity });
  expectFailed(run, "wrong-runtime");
  expect(run.log).toEqual([]);
});

const states = (run: Run) => run.users.map(({ state }) => state);

it.each(runbooks)("$name only looks in Preview", async (runbook) => {
  const run = await execute(runbook.name, fit(runbook), { Mode: "Preview" });
  expectDone(run);
  expect(acts(run)).toEqual([]);
  expect(told(run)).toContain("cleared");
});

it.each(runbooks)("$name acts on the one user, behind its evidence", async (runbook) => {
  const EvidenceUri = await evidenceFolder();
  const run = await execute(runbook.name, fit(runbook), { EvidenceUri });
  expectDone(run);
  expect(acts(run)).toEqual([runbook.act]);
  expect(states(run)).toEqual([runbook.ends, "active", "deleted"]);
  expect(told(run)).toContain("destroyed");
  const [record] = await recordsIn(EvidenceUri);
  expect(run.log.find(({ act }) => act)?.evidence).toEqual([record?.name]);
  expect(record?.content).toMatchObject({ record: { facts: { id: Identity } } });
});

it.each(runbooks.slice(0, 2))("$name keeps the user with all its properties in the evidence", async (runbook) => {
  const EvidenceUri = await evidenceFolder();
  await execute(runbook.name, fit(runbook), { EvidenceUri });
  const [record] = await recordsIn(EvidenceUri);
  expect(JSON.stringify(record?.content["record"])).toContain("User 1");
});

it.each(runbooks)("$name touches nothing where it is given an unknown id", async (runbook) => {
  const run = await execute(runbook.name, fit(runbook), { Identity: id(77, "e0") });
  expectFailed(run, "not-found");
  expect(acts(run)).toEqual([]);
});

it.each(runbooks)("$name ends well a second time under the same ticket alone", async (runbook) => {
  const EvidenceUri = await evidenceFolder();
  const first = await execute(runbook.name, fit(runbook), { EvidenceUri });
  expectDone(await execute(runbook.name, first.anHourLater, { EvidenceUri }));
  expectFailed(await execute(runbook.name, first.anHourLater, { EvidenceUri, ChangeTicket: "CHG-2" }), "not-found");
});

it.each(runbooks.flatMap((runbook) => (["before", "after"] as const).map((when) => ({ ...runbook, when }))))(
  "$name reaches the same end when it was stopped $when its act",
  async ({ when, ...runbook }) => {
    const EvidenceUri = await evidenceFolder();
    const stopped = await execute(runbook.name, fit(runbook, {}, [{ call: runbook.act, when, kill: true }]), {
      EvidenceUri,
    });
    expect(stopped.killed).toBe(true);
    const again = await execute(runbook.name, stopped.anHourLater, { EvidenceUri });
    expectDone(again);
    expect(states(again)).toEqual([runbook.ends, "active", "deleted"]);
  },
);

it.each(runbooks)("$name does nothing to a user that changes between the check and the act", async (runbook) => {
  const change: Happening = {
    call: runbook.look,
    when: "before",
    times: [2],
    on: Identity,
    set: { userPrincipalName: "new@contoso.com" },
  };
  expectRefused(await execute(runbook.name, fit(runbook, {}, [change])), "changed-since-check");
});

it.each(runbooks)("$name does not run in a tenant that does not have the organization", async (runbook) => {
  const run = await execute(runbook.name, { ...fit(runbook), domains: [] });
  expect(run.failure).not.toBeNull();
  expect(acts(run)).toEqual([]);
});

it.each([
  ["without a plan", { assignedPlans: [] }, "plan-is-off"],
  ["that is synced", { onPremisesSyncEnabled: true }, "synced-from-ad"],
  ["with a role", { roles: [{ id: "r", displayName: "Global Administrator" }] }, "holds-a-role"],
])("the SDK's deletion refuses a user %s", async (_, properties, code) => {
  expectRefused(await execute(runbooks[0].name, fit(runbooks[0], properties)), code);
});
