import type { State } from "../state.ts";

/** Whether a tenant goes by this name: one of its verified domains, or its id. */
export const owns = ({ objects, tenantId }: State, name: string): boolean =>
  objects.domains.get(name.toLowerCase())?.isVerified === true || name.toLowerCase() === tenantId.toLowerCase();

/** The sign-in service on a tenant that nobody has (AADSTS90002, as it is reported; its trace ids are left out). */
export const tenantNotFound = (name: string): string =>
  `AADSTS90002: Tenant '${name}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`;
