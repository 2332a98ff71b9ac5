import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ChosenRunbook } from "../../src/azure/chosen-runbook.ts";
import { importOf } from "../../src/azure/import.ts";
import { importFolder, runGrants } from "./support/run-import.ts";
import { chosenRunbook, graphRunbook, purviewRunbook } from "./support/runbooks.ts";
import { simulationServer } from "./support/simulation-server.ts";
import {
  applicationId,
  exchangeResource,
  freshOrganization,
  graphResource,
  isChange,
  onlyLooking,
  organizationAnswer,
  principalId,
  protectionResource,
  tenantId,
  type Organization,
  type RoleGroup,
} from "./support/simulated-organization.ts";

const everyone = [chosenRunbook("Remove-One"), graphRunbook("Show-User"), purviewRunbook("Clear-Hold")];
const directory = {
  Service: "Directory",
  TenantId: tenantId,
  PrincipalId: principalId,
  AutomationAccountName: "purges",
};
const exchange = { ...directory, Service: "Exchange", ApplicationId: applicationId };
const execute = { Mode: "Execute" };
const group = "purgebook-purges";
const onlyReading = { TenantId: tenantId, Scopes: ["Application.Read.All"] };
const directoryScopes = {
  TenantId: tenantId,
  Scopes: ["Application.Read.All", "AppRoleAssignment.ReadWrite.All", "RoleManagement.ReadWrite.Directory"],
};

/** The script of an import beside an organization: what a run of it changes and says. */
async function kit(organization: Organization, runbooks: readonly ChosenRunbook[] = everyone) {
  const server = await simulationServer(organization, organizationAnswer);
  const root = await importFolder(importOf(runbooks, "automation-7.6", undefined));
  const granted = async (given: Readonly<Record<string, unknown>>) => {
    const before = server.asked().length;
    const { code, stdout, stderr } = await runGrants(root, server.address, given);
    const asked = server.asked().slice(before);
    const changes = asked.filter(isChange).map(({ path }) => path.replace(/^.*\//, ""));
    return { code, changes, said: `${stdout}${stderr}`.replace(/[\s|]+/g, " ") };
  };
  return { granted, root, state: server.state };
}

const appRolesOf = ({ appRoles }: Organization) => appRoles.map(({ resourceId, appRoleId }) => [resourceId, appRoleId]);
const manageAsApp = [exchangeResource, "dc50a0fb-09a3-484d-be87-e023b12c6440"];
const readUsers = [graphResource, "df021288-bdef-4463-88db-98f22de89214"];
const sendMail = [graphResource, "b633e1c5-b582-4048-a93e-9f11b44c7e96"];

describe("-Service Directory", () => {
  it("grants what the runbooks need in sum, once, and nothing in Preview", async () => {
    const { granted, state } = await kit(freshOrganization);
    const looked = await granted(directory);
    expect(looked).toMatchObject({ code: 0, changes: [] });
    expect(looked.said).toContain("Missing: Exchange.ManageAsApp on Office 365 Exchange Online (for Remove-One).");
    expect(looked.said).toContain("-Mode Execute grants what is missing");
    expect(await granted({ ...directory, ...execute })).toMatchObject({
      code: 0,
      changes: ["appRoleAssignments", "appRoleAssignments"],
    });
    expect(appRolesOf(state())).toEqual([readUsers, manageAsApp]);
    const again = await granted({ ...directory, ...execute });
    expect(again).toMatchObject({ code: 0, changes: [], said: expect.stringContaining("Nothing was missing") });
    expect(again.said).toContain(`-Service Exchange -TenantId ${tenantId} -PrincipalId ${principalId}`);
    expect(again.said).toContain(`-ApplicationId ${applicationId}`);
  });

  it("gives the managed identity nothing of what belongs to an app registration, and says so", async () => {
    const { granted } = await kit({ ...freshOrganization, graph: directoryScopes }, [purviewRunbook("Clear-Hold")]);
    const { code, changes, said } = await granted({ ...directory, ...execute, DirectoryRole: true });
    expect({ code, changes }).toEqual({ code: 0, changes: [] });
    for (const what of [
      "Exchange.ManageAsApp on Microsoft Exchange Online Protection",
      "the directory role Compliance Administrator",
    ])
      expect(said).toContain(`is not given to the managed identity: ${what} (for Clear-Hold).`);
  });

  it("grants for the runbooks that are named alone", async () => {
    const { granted, state } = await kit(freshOrganization);
    expect(await granted({ ...directory, ...execute, Runbook: ["Show-User"] })).toMatchObject({ code: 0 });
    expect(appRolesOf(state())).toEqual([readUsers]);
  });

  it("names what the identity has beyond that, and takes nothing away", async () => {
    const given = [manageAsApp, readUsers, sendMail].map(([resourceId = "", appRoleId = ""]) => ({
      principalId,
      resourceId,
      appRoleId,
    }));
    const { granted } = await kit({ ...freshOrganization, appRoles: given });
    const { code, changes, said } = await granted({ ...directory, ...execute, Runbook: ["Show-User"] });
    expect({ code, changes }).toEqual({ code: 0, changes: [] });
    expect(said.match(/Beyond what these runbooks need: \S+ on [^.]+/g)).toEqual([
      "Beyond what these runbooks need: Mail.Send on Microsoft Graph",
    ]);
  });

  it("takes a permission of the same id on another application for another one", async () => {
    const other = { principalId, resourceId: protectionResource, appRoleId: manageAsApp[1] ?? "" };
    const { granted, state } = await kit({ ...freshOrganization, appRoles: [other] });
    expect(await granted({ ...directory, ...execute })).toMatchObject({ code: 0 });
    expect(appRolesOf(state())).toContainEqual(manageAsApp);
  });

  it("gives the directory roles where it is told to, once", async () => {
    const { granted, state } = await kit({ ...freshOrganization, graph: directoryScopes });
    expect(await granted({ ...directory, ...execute, DirectoryRole: true })).toMatchObject({ code: 0 });
    expect(state().directoryRoles).toEqual(["31392ffb-586c-42d1-9346-e59415a2cc4e"]);
    expect(await granted({ ...directory, ...execute, DirectoryRole: true })).toMatchObject({ code: 0, changes: [] });
  });

  it("waits until what it granted shows, and says where it does not", async () => {
    expect(await (await kit({ ...freshOrganization, lag: 3 })).granted({ ...directory, ...execute })).toMatchObject({
      code: 0,
    });
    const never = await kit({ ...freshOrganization, lag: 1_000_000 });
    const unseen = await never.granted({ ...directory, ...execute, WaitMinutes: 0 });
    expect(unseen).toMatchObject({ code: 1, said: expect.stringContaining("does not show after 0 minutes") });
    const again = await never.granted({ ...directory, ...execute, WaitMinutes: 0 });
    expect(again.said).toContain("Is there already, but does not show yet: Exchange.ManageAsApp");
    expect(again.said).toContain("does not show after 0 minutes");
    expect(never.state().appRoles).toHaveLength(2);
  });

  it.each<[string, Organization, Readonly<Record<string, unknown>>, string]>([
    ["there is no connection", { ...freshOrganization, graph: undefined }, {}, "Run Connect-MgGraph -TenantId"],
    [
      "it is to another tenant",
      { ...freshOrganization, graph: { TenantId: graphResource, Scopes: [] } },
      {},
      "and not to",
    ],
    [
      "a scope is missing",
      { ...freshOrganization, graph: onlyReading },
      execute,
      "lacks AppRoleAssignment.ReadWrite.All",
    ],
    [
      "who signed in may not grant",
      { ...freshOrganization, mayGrant: false },
      execute,
      "Privileged Role Administrator",
    ],
    ["the identity is not there", without(principalId), execute, "has no service principal"],
    ["it is no managed identity", freshOrganization, { PrincipalId: graphResource }, "is no managed identity"],
    ["it is of another account", freshOrganization, { AutomationAccountName: "other" }, "and not of other"],
    [
      "the tenant has no Exchange Online",
      without(exchangeResource),
      execute,
      "The tenant offers no Exchange.ManageAsApp",
    ],
    ["an id is none", freshOrganization, { PrincipalId: "'; x" }, "is no id"],
    ["a runbook is unknown", freshOrganization, { Runbook: ["Remove-Two"] }, "There is no approved runbook Remove-Two"],
  ])("grants nothing where %s", async (_name, organization, given, message) => {
    const { granted, state } = await kit(organization);
    const { code, said } = await granted({ ...directory, ...given });
    expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining(message) });
    expect(state().appRoles).toEqual([]);
  });

  it.each(["Show-User.ps1", "Show-User.permissions.json"])(
    "grants nothing where a byte of %s is not as approved",
    async (file) => {
      const { granted, root } = await kit(freshOrganization);
      writeFileSync(join(root, file), "other");
      const { code, changes, said } = await granted({ ...directory, ...execute });
      expect({ code, changes }).toEqual({ code: 1, changes: [] });
      expect(said).toContain(`${file} is not what Ada approved under CHG-1`);
    },
  );
});

describe("-Service Exchange", () => {
  const roles = ["Mail Recipient Creation", "View-Only Recipients"];

  it("puts the identity into a role group with the roles of its cmdlets, once, and changes nothing in Preview", async () => {
    const { granted, state } = await kit(freshOrganization);
    const looked = await granted(exchange);
    expect(looked).toMatchObject({ code: 0, changes: [] });
    expect(looked.said).toContain(
      "Missing: the role Mail Recipient Creation for Remove-Mailbox -PermanentlyDelete (for Remove-One).",
    );
    expect(await granted({ ...exchange, ...execute })).toMatchObject({
      code: 0,
      changes: ["New-ServicePrincipal", "New-RoleGroup", "Add-RoleGroupMember"],
    });
    const { groups, exchangePrincipals } = state();
    expect(exchangePrincipals).toEqual([{ AppId: applicationId, ObjectId: principalId, DisplayName: "purges" }]);
    expect(groups[group]?.roles.toSorted()).toEqual(roles);
    expect(groups[group]?.members).toEqual([`exchange-${principalId}`]);
    const again = await granted({ ...exchange, ...execute });
    expect(again).toMatchObject({ code: 0, changes: [], said: expect.stringContaining("Nothing was missing") });
  });

  it("lets somebody look who may grant nothing", async () => {
    const looking = await kit(onlyLooking(freshOrganization));
    expect(await looking.granted(exchange)).toMatchObject({ code: 0, changes: [] });
    expect(await looking.granted({ ...exchange, ...execute })).toMatchObject({
      code: 1,
      changes: [],
      said: expect.stringContaining("as a member of Organization Management"),
    });
  });

  it("gives a group that is there what it lacks, and names what it has beyond that", async () => {
    const { granted, state } = await kit(withGroup({ roles: ["View-Only Recipients", "Legal Hold"], members: [] }));
    const { code, changes, said } = await granted({ ...exchange, ...execute });
    expect({ code, changes }).toEqual({
      code: 0,
      changes: ["New-ServicePrincipal", "New-ManagementRoleAssignment", "Add-RoleGroupMember"],
    });
    expect(state().groups[group]?.roles).toEqual(["View-Only Recipients", "Legal Hold", "Mail Recipient Creation"]);
    expect(said).toContain("Beyond what these runbooks need: the role Legal Hold");
    expect(said).not.toContain("the role View-Only Recipients of");
  });

  it("takes the role that the organization offers a cmdlet in, once somebody has chosen it", async () => {
    const { "Mail Recipient Creation": offered = [], ...others } = freshOrganization.roles;
    const own = { ...freshOrganization, roles: { ...others, "Own Removal": offered } };
    const { granted } = await kit(own);
    const refused = await granted({ ...exchange, ...execute });
    expect(refused).toMatchObject({ code: 1, changes: [] });
    expect(refused.said).toContain("which this organization offers in Own Removal");
    expect(refused.said).toContain(`New-RoleGroup -Name '${group}' -Roles <role>`);
    const chosen = await kit({ ...own, groups: { [group]: { roles: ["Own Removal"], members: [] } } });
    const { code, said } = await chosen.granted({ ...exchange, ...execute });
    expect(code).toBe(0);
    expect(said).not.toContain("Beyond");
    expect(chosen.state().groups[group]?.roles).toEqual(["Own Removal", "View-Only Recipients"]);
  });

  it("does without a cmdlet that is retired in the organization", async () => {
    const { "Mailbox Search": retired, ...roles_ } = freshOrganization.roles;
    void retired;
    const searching = chosenRunbook("Find-Hold");
    const ExchangeCmdlets = [
      { Name: "Get-Mailbox", Parameters: [], ManagementRole: "View-Only Recipients" },
      { Name: "Get-MailboxSearch", Parameters: [], ManagementRole: "Mailbox Search", Retired: true } as const,
    ];
    const { granted, state } = await kit({ ...freshOrganization, roles: roles_ }, [
      { ...searching, permissions: { ...searching.permissions, ExchangeCmdlets } },
    ]);
    const { code, said } = await granted({ ...exchange, ...execute });
    expect({ code, said }).toEqual({
      code: 0,
      said: expect.stringContaining("Retired in this organization: Get-MailboxSearch"),
    });
    expect(state().groups[group]?.roles).toEqual(["View-Only Recipients"]);
  });

  it("needs nothing where no runbook calls anything there", async () => {
    const { granted } = await kit(freshOrganization);
    expect(await granted({ ...exchange, ...execute, Runbook: ["Show-User"] })).toMatchObject({ code: 0, changes: [] });
  });

  it.each<[string, Organization, Readonly<Record<string, unknown>>, string]>([
    ["there is no connection", { ...freshOrganization, connections: [] }, {}, "There are 0 connections"],
    ["there are two", { ...freshOrganization, connections: [tenantId, tenantId] }, {}, "There are 2 connections"],
    ["it is to another tenant", { ...freshOrganization, connections: [graphResource] }, {}, "and not to"],
    ["no application id is given", freshOrganization, { ApplicationId: "" }, "-Service Directory says which one it is"],
    [
      "others would get the roles, too",
      withGroup({ roles: [], members: ["Mallory"] }),
      {},
      "has other members, who would get Mail Recipient Creation, View-Only Recipients too: Mallory",
    ],
    [
      "Exchange Online knows the identity as another application",
      {
        ...freshOrganization,
        exchangePrincipals: [{ AppId: graphResource, ObjectId: principalId, DisplayName: "purges" }],
      },
      {},
      `and not as ${applicationId}`,
    ],
    ["the name of the role group is none", freshOrganization, { RoleGroup: "a'b" }, "is no name of a role group"],
  ])("grants nothing where %s", async (_name, organization, given, message) => {
    const { granted } = await kit(organization);
    const { code, changes, said } = await granted({ ...exchange, ...execute, ...given });
    expect({ code, changes, said }).toEqual({ code: 1, changes: [], said: expect.stringContaining(message) });
  });
});

function without(id: string): Organization {
  const { [id]: gone, ...principals } = freshOrganization.principals;
  void gone;
  return { ...freshOrganization, principals };
}

function withGroup(of: RoleGroup): Organization {
  return { ...freshOrganization, groups: { ...freshOrganization.groups, [group]: of } };
}
