import { join } from "node:path";
import { expect, it } from "vitest";
import { loadResources } from "../../src/load/resources.ts";
import { compileFile, directoryAlone, repository } from "../compile/support/shipped.ts";
import { acts, expectDone, expectFailed, told } from "./support/expect-run.ts";
import { EvidenceUri, runText, withTenants, type Run, type Situation } from "./support/run-runbook.ts";
import { id, organization, tenant, user } from "./support/tenant.ts";

const [compiled] = await compileFile(join(repository, directoryAlone), repository, await loadResources());

const users = tenant({ users: [user(1, "deleted"), user(2, "deleted")] });
const execute = (on: Situation): Promise<Run> =>
  runText(compiled?.text ?? "", on, {
    Organization: organization,
    Identity: id(1, "e0"),
    Mode: "Execute",
    EvidenceUri,
  });

it("purges the one user in the tenant that was asked for, and says which it is", async () => {
  const run = await execute(users);
  expectDone(run);
  expect(acts(run)).toEqual(["DELETE deleted user"]);
  expect(run.users.map(({ state }) => state)).toEqual(["purged", "deleted"]);
  expect(run.events.find(({ event }) => event === "connected")).toMatchObject({ tenant: run.state.tenantId });
});

it("touches no other tenant than that of the organization", async () => {
  const run = await execute({ ...users, organization: "fabrikam.onmicrosoft.com" });
  expectFailed(run, "wrong-connection");
  expect(told(run)).not.toContain("connected");
  expect(acts(run)).toEqual([]);
});

it("touches nothing where the identity is of another tenant", async () => {
  const run = await execute(withTenants(users, { directory: id(7, "7e") }));
  expectFailed(run, "wrong-connection");
  expect(acts(run)).toEqual([]);
});
