import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { toldIn, type Told } from "../../src/rehearse/judge/honest-account.ts";
import { stateOf } from "../../src/tenant/tenant-file.ts";
import type { TenantFile } from "../../src/tenant/tenant-file-schema.ts";
import { Tenant } from "../../src/tenant/tenant.ts";
import { gallery } from "../../tools/rehearsals/gallery.ts";
import { tenantFile } from "../../tools/rehearsals/tenants.ts";
import { withEvidence } from "../../tools/support/evidence.ts";
import { rehearseRunbook } from "./support/rehearsals.ts";
import { eachTakenAway, identityOfRoleGroup, identityOfSheet, type IdentityInFile } from "./support/sheet.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Where a runbook comes to its end: on one tenant, and where a role is for one kind of hold alone, on one with that, too. */
const rows = Map.groupBy(
  gallery.filter(({ ends }) => (ends.Execute ?? ends.Preview) === "done"),
  ({ runbook }) => runbook,
);
const chosen = [...rows].flatMap(([runbook, of]) =>
  of.filter(({ tenant }, at) => at === 0 || (runbook === "Clear-MailboxHold" && tenant === "in-place-hold-alone")),
);

const cases = await Promise.all(
  chosen.map(async ({ runbook, tenant, parameters, ends }) => {
    const file = await tenantFile(root, tenant);
    const mode = ends.Execute === undefined ? {} : { Mode: "Execute" };
    const run = async (identity: IdentityInFile, settings: TenantFile["settings"] = file.settings) => {
      // Certificates are no permissions: the account has them.
      const certificates = file.identity?.certificates;
      const on = new Tenant(stateOf({ ...file, settings, identity: { ...identity, certificates } }));
      const { output, breaches, happened } = await withEvidence(runbook, (EvidenceUri) =>
        rehearseRunbook(runbook, on, { ...parameters, ...mode, EvidenceUri }),
      );
      return { told: toldIn(output), breaches, changed: happened.filter(({ of }) => of !== "blobs") };
    };
    const roleGroup = await identityOfRoleGroup(runbook);
    const inRoleGroup = () => run(roleGroup, { ...file.settings, roleGroupConnects: true });
    return { runbook, tenant, sheet: await identityOfSheet(runbook), roleGroup, run, inRoleGroup };
  }),
);

it.each(cases)("$runbook comes to its end on $tenant with exactly the permissions of its file", async (of) => {
  const { told, breaches } = await of.run(of.sheet);
  expect({ last: told.at(-1)?.event, breaches }).toEqual({ last: "done", breaches: [] });
});

const inExchange = cases.filter(({ roleGroup }) => (roleGroup.managementRoles ?? []).length > 0);

it.each(inExchange)(
  "$runbook comes to its end on $tenant in a role group with exactly the roles of its file",
  async (of) => {
    const { told, breaches } = await of.inRoleGroup();
    expect({ last: told.at(-1)?.event, breaches }).toEqual({ last: "done", breaches: [] });
  },
);

const lacking = [...Map.groupBy(cases, ({ runbook }) => runbook)].flatMap(([runbook, of]) =>
  eachTakenAway(of[0]!.sheet).map(([lacks, identity]) => ({ runbook, lacks, identity, of })),
);

/** By the code, or in what is said of one thing: a hold that cannot be seen and one that is not there look the same. */
const namesPermissions = (event: Told): boolean =>
  /\b(roles?|permissions?)\b|role-is-missing/.test(JSON.stringify(event));

it.each(lacking)("$runbook changes nothing without $lacks, and says that it is missing", async ({ identity, of }) => {
  const runs = [];
  for (const { run } of of) runs.push(await run(identity));
  const [refused] = runs.filter(({ told }) => told.at(-1)?.event !== "done");
  expect({ last: refused?.told.at(-1)?.event, breaches: refused?.breaches, changed: refused?.changed }).toEqual({
    last: "failed",
    breaches: [],
    changed: [],
  });
  expect(refused?.told.filter(namesPermissions), JSON.stringify(refused?.told.slice(-2))).not.toEqual([]);
});
