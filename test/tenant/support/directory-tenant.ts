import { identityOfRunbooks } from "../../../src/tenant/identity.ts";
import type { State, User } from "../../../src/tenant/state.ts";
import { stateOf } from "../../../src/tenant/tenant-file.ts";
import { deepFreeze } from "../../../src/util/freeze.ts";
import { id as idOf, type MailboxInFile } from "../../../tools/support/tenant-objects.ts";

// A tenant with a directory, for the tests of what is asked of it.

export const organization = "contoso.onmicrosoft.com";
export const tenantId = "7e4a0000-0000-4000-8000-000000000001";
export const identity = identityOfRunbooks(tenantId);

/** The id of the user of a number. */
export const id = (number: number, kind = "e0"): string => idOf(number, kind);

/** With what the directory says and a file does not. */
export const user = (number: number, parts: Partial<User> = {}): User => ({
  state: "active",
  id: id(number),
  userPrincipalName: `user${number}@contoso.com`,
  displayName: `User ${number}`,
  accountEnabled: true,
  onPremisesSyncEnabled: null,
  isManagementRestricted: null,
  assignedPlans: [],
  roles: [],
  deletedDateTime: parts.state === "deleted" ? "2026-11-10T08:00:00Z" : null,
  ...parts,
});

/** The mailbox of the user of the same number. */
export { active as mailbox } from "../../../tools/support/tenant-objects.ts";

export function tenant(
  users: readonly User[],
  parts: Partial<Omit<State, "objects">> = {},
  mailboxes: readonly MailboxInFile[] = [],
): State {
  const domains = [{ id: "contoso.com", authenticationType: "Federated" as const }];
  const state = stateOf({ mailboxes: [...mailboxes], domains });
  const known = new Map(users.map((one) => [one.id, deepFreeze(one)]));
  return { ...state, ...parts, objects: { ...state.objects, users: known } };
}
