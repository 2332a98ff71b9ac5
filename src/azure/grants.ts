import { protection, type Permissions } from "../render/permissions.ts";
import type { ChosenRunbook } from "./chosen-runbook.ts";

/** Names of runbooks that need something, as an import calls them. */
type Needed<T> = T & { readonly runbooks: readonly string[] };

/** A permission of an application on a resource, such as Exchange.ManageAsApp on Office 365 Exchange Online. */
export interface ApplicationRole {
  readonly resource: string;
  readonly resourceId: string;
  readonly role: string;
}

/** A role of the directory. Its template has the same id in every tenant. */
export interface DirectoryRole {
  readonly role: string;
  readonly templateId: string;
}

/** A cmdlet of Exchange Online with what it is given, and the management role that brings both, where that is known. */
export interface ManagementRole {
  readonly cmdlet: string;
  readonly parameters: readonly string[];
  readonly role: string;
  readonly isRetired: boolean;
}

/** What a set of runbooks needs at the least: each thing once, whoever needs it. */
export interface Grants {
  readonly applicationRoles: readonly Needed<ApplicationRole>[];
  readonly directoryRoles: readonly Needed<DirectoryRole>[];
  readonly managementRoles: readonly Needed<ManagementRole>[];
  /** What belongs to the app registration with whose certificate a runbook signs in, and never to the managed identity. */
  readonly ofRegistrations: readonly Needed<{ readonly what: string }>[];
}

export function grantsOf(runbooks: readonly ChosenRunbook[]): Grants {
  const each = <T>(of: (permissions: Permissions) => readonly T[]): readonly Needed<T>[] =>
    summed(runbooks.flatMap(({ name, permissions }) => of(permissions).map((need) => ({ name, need }))));
  return {
    applicationRoles: each((permissions) => applicationRolesOf(permissions).filter((role) => !isOfRegistration(role))),
    directoryRoles: each((permissions) => (usesRegistration(permissions) ? [] : directoryRolesOf(permissions))),
    managementRoles: each(managementRolesOf),
    ofRegistrations: each((permissions) => [
      ...applicationRolesOf(permissions)
        .filter(isOfRegistration)
        .map(({ role, resource }) => ({ what: `${role} on ${resource}` })),
      ...(usesRegistration(permissions) ? directoryRolesOf(permissions) : []).map(({ role }) => ({
        what: `the directory role ${role}`,
      })),
    ]),
  };
}

/** Security & Compliance takes no managed identity (azure-automation 3). */
const isOfRegistration = ({ resourceId }: ApplicationRole): boolean => resourceId === protection.Id;
const usesRegistration = (permissions: Permissions): boolean => applicationRolesOf(permissions).some(isOfRegistration);

const applicationRolesOf = ({ Permissions: resources }: Permissions): readonly ApplicationRole[] =>
  resources.flatMap(({ Name, Id, AppRoleAssignments }) =>
    AppRoleAssignments.map(({ Value }) => ({ resource: Name, resourceId: Id, role: Value })),
  );

const directoryRolesOf = ({ Roles }: Permissions): readonly DirectoryRole[] =>
  Roles.map(({ Name, TemplateId }) => ({ role: Name, templateId: TemplateId }));

const managementRolesOf = ({ ExchangeCmdlets }: Permissions): readonly ManagementRole[] =>
  ExchangeCmdlets.map(({ Name, Parameters, ManagementRole, Retired }) => {
    // Those of the module are in no role; they call the others of the service, which are.
    const isOfModule = Name.startsWith("Get-EXO");
    return {
      cmdlet: Name.replace(/^Get-EXO/, "Get-"),
      parameters: isOfModule ? [] : Parameters,
      role: ManagementRole ?? "",
      isRetired: Retired === true,
    };
  });

function summed<T>(needs: readonly { readonly name: string; readonly need: T }[]): readonly Needed<T>[] {
  const byNeed = Map.groupBy(needs, ({ need }) => JSON.stringify(need));
  return [...byNeed]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, all]) => all.slice(0, 1).map(({ need }) => ({ ...need, runbooks: all.map(({ name }) => name) })));
}
