import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { acts, expectDone, expectFailed, expectRefused, recordsBefore, states, told } from "./support/expect-run.ts";
import type { Happening } from "./support/happenings.ts";
import {
  anHourLater,
  EvidenceUri as container,
  runRunbook,
  type NewTenant,
  type Run,
  type Situation,
} from "./support/run-runbook.ts";
import { id, organization, tenant, user, type UserInFile } from "./support/tenant.ts";

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

const fit = (
  { state }: Runbook,
  properties: Partial<UserInFile> = {},
  happenings: readonly Happening[] = [],
): NewTenant => tenant({ users: [user(1, state, properties), user(2, "active"), user(3, "deleted")], happenings });

/** In Windows PowerShell no managed identity opens a container: the evidence goes to this machine. */
let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "evidence-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function execute({ name }: Runbook, on: Situation, parameters: object = {}): Promise<Run> {
  const accepted = name.endsWith("Remove-LicensedUser") ? { AcceptOneDriveLoss: true } : {};
  const EvidenceUri = name.startsWith("msonline/") ? folder : container;
  const all = { Identity, Mode: "Execute", EvidenceUri, ...accepted, ...parameters };
  return runRunbook(name, on, all);
}

it.each(runbooks)("$name only looks in Preview", async (runbook) => {
  const run = await execute(runbook, fit(runbook), { Mode: "Preview" });
  expectDone(run);
  expect(acts(run)).toEqual([]);
  expect(told(run)).toContain("cleared");
});

it.each(runbooks)("$name acts on the one user, behind its evidence", async (runbook) => {
  const run = await execute(runbook, fit(runbook));
  expectDone(run);
  expect(acts(run)).toEqual([runbook.act]);
  expect(states(run)[1]).toEqual([runbook.ends, "active", "deleted"]);
  expect(told(run)).toContain("destroyed");
});

it.each(runbooks.slice(0, 2))("$name keeps the user with all its properties in the evidence", async (runbook) => {
  const run = await execute(runbook, fit(runbook));
  expect(recordsBefore(run)).toEqual([1]);
  expect(run.records[0]?.content).toMatchObject({ record: { facts: { id: Identity } } });
  expect(JSON.stringify(run.records[0]?.content["record"])).toContain("User 1");
});

it("MSOnline's keeps the facts of the user in the evidence", async () => {
  const [, , runbook] = runbooks;
  await execute(runbook, fit(runbook));
  const records = join(folder, "CHG-1", Identity);
  const [name = ""] = readdirSync(records);
  const content = JSON.parse(readFileSync(join(records, name), "utf8")) as object;
  expect(content).toMatchObject({ record: { facts: { id: Identity } } });
});

it.each(runbooks)("$name touches nothing where it is given an unknown id", async (runbook) => {
  const run = await execute(runbook, fit(runbook), { Identity: id(77, "e0") });
  expectFailed(run, "not-found");
  expect(acts(run)).toEqual([]);
});

it.each(runbooks)("$name ends well a second time under the same ticket alone", async (runbook) => {
  const first = await execute(runbook, fit(runbook));
  expectDone(await execute(runbook, anHourLater(first)));
  expectFailed(await execute(runbook, first, { ChangeTicket: "CHG-2" }), "not-found");
});

it.each(["before", "after"] as const)(
  "MSOnline's reaches the same end when it was stopped %s its act",
  async (when) => {
    const [, , runbook] = runbooks;
    const stopped = await execute(runbook, fit(runbook, {}, [{ call: runbook.act, when, dies: true }]));
    expect(stopped.killed).toBe(true);
    const again = await execute(runbook, anHourLater(stopped));
    expectDone(again);
    expect(states(again)[1]).toEqual([runbook.ends, "active", "deleted"]);
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
  expectRefused(await execute(runbook, fit(runbook, {}, [change])), "changed-since-check");
});

it.each(runbooks)("$name does not run in a tenant that does not have the organization", async (runbook) => {
  const of = { ...fit(runbook), organization: "fabrikam.onmicrosoft.com" };
  const run = await execute(runbook, of, { Organization: organization });
  expect(run.failure).not.toBeNull();
  expect(acts(run)).toEqual([]);
});
