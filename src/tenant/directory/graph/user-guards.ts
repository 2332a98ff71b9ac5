import type { State, User } from "../../state.ts";

/** Roles that may act on those who hold admin roles themselves. */
const aboveAdmins = ["Global Administrator", "Privileged Authentication Administrator"];

/**
 * Whether a permission of Graph alone is not enough to act on a user: one with admin roles (exchange-state 4, privileged targets), or one in
 * a restricted management administrative unit.
 */
export const isBeyondPermissions = ({ identity }: State, { roles, isManagementRestricted }: User): boolean =>
  isManagementRestricted === true ||
  (roles.length > 0 && !aboveAdmins.some((role) => identity.directoryRoles.includes(role)));
