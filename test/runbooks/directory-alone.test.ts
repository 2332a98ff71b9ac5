import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { loadResources } from "../../src/load/resources.ts";
import { compileFile, directoryAlone, repository } from "../compile/support/shipped.ts";
import { acts, expectDone, expectFailed, told } from "./support/expect-run.ts";
import { evidenceFolder, runRunbook, type Run } from "./support/run-runbook.ts";
import { id, tenant, user, type Tenant } from "./support/tenant.ts";

const folder = mkdtempSync(join(tmpdir(), "directory-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const [compiled] = await compileFile(join(repository, directoryAlone), repository, await loadResources());
writeFileSync(join(folder, "Remove-OldUser.ps1"), compiled?.text ?? "");

async function execute(parts: Partial<Tenant> = {}, parameters: object = {}): Promise<Run> {
  const of = tenant({ mailboxes: [], users: [user(1, "deleted"), user(2, "deleted")], ...parts });
  const EvidenceUri = await evidenceFolder();
  const all = { Identity: id(1, "e0"), Mode: "Execute", EvidenceUri, ...parameters };
  return runRunbook(join(folder, "Remove-OldUser"), of, all);
}

it("purges the one user in the tenant that was asked for, and says which it is", async () => {
  const run = await execute();
  expectDone(run);
  expect(acts(run)).toEqual(["DELETE deleted user"]);
  expect(run.users.map(({ state }) => state)).toEqual(["purged", "deleted"]);
  expect(run.events.find(({ event }) => event === "connected")).toMatchObject({ tenant: tenant().tenantId });
});

it("touches no other tenant than that of the organization", async () => {
  const run = await execute({ organization: "fabrikam.onmicrosoft.com" });
  expectFailed(run, "wrong-connection");
  expect(told(run)).not.toContain("connected");
  expect(acts(run)).toEqual([]);
});

it("touches nothing where the identity is of another tenant", async () => {
  const run = await execute({ tokenTenantId: id(7, "7e") });
  expectFailed(run, "wrong-connection");
  expect(acts(run)).toEqual([]);
});
