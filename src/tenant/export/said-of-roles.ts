import { flagIn, listIn, textIn, type Row } from "./row.ts";

/** Management roles that somebody has. */
export interface SaidOfRoles {
  /** Who: a role group, a person, an application, or a policy for everybody. */
  readonly assignee: string;
  readonly isOfEverybody: boolean;
  readonly roles: readonly string[];
}

/** By the names that Get-ManagementRoleAssignment and Get-RoleGroup give. Who may only hand a role on has none of its cmdlets. */
export function saidOfRoles(row: Row): SaidOfRoles {
  const role = textIn(row, "Role");
  const isGiven =
    flagIn(row, "Enabled") !== false && !/Delegating/i.test(textIn(row, "RoleAssignmentDelegationType") ?? "");
  const ofGroup = listIn(row, "Roles", /\s*[,;|]\s*/) ?? listIn(row, "AssignedRoles", /\s*[,;|]\s*/) ?? [];
  return {
    assignee: textIn(row, "RoleAssigneeName") ?? textIn(row, "Name") ?? "",
    isOfEverybody: /^RoleAssignmentPolicy$/i.test(textIn(row, "RoleAssigneeType") ?? ""),
    roles: (role === null ? ofGroup : [role]).filter(() => isGiven).map(nameOf),
  };
}

/** Exchange shows a role by its name, or with the path to it. */
const nameOf = (role: string): string => role.slice(role.lastIndexOf("/") + 1);
