import { guidOf } from "./names.ts";
import type { Mailbox, State, User } from "./state.ts";

/** The user that comes about for a mailbox whose own is gone: without a licence, as a warning of the service says (exchange-state E11). */
export const newUserFor = (
  { now }: State,
  { ExchangeGuid }: Mailbox,
  userPrincipalName: string,
  displayName: string,
): User => ({
  state: "active",
  id: guidOf(`${ExchangeGuid} ${now}`),
  userPrincipalName,
  displayName,
  accountEnabled: true,
  onPremisesSyncEnabled: null,
  isManagementRestricted: null,
  assignedPlans: [],
  roles: [],
  deletedDateTime: null,
});
