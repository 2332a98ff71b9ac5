import type { User } from "../../state.ts";

/** What Graph gives of a user without being asked for more (Graph reference, get user). */
export const usualOfUser = [
  "businessPhones",
  "displayName",
  "givenName",
  "jobTitle",
  "mail",
  "mobilePhone",
  "officeLocation",
  "preferredLanguage",
  "surname",
  "userPrincipalName",
  "id",
] as const;

const unsaid = { userType: "Member", businessPhones: [], proxyAddresses: [], assignedLicenses: [] } as const;

/** A user as Graph shows it: what is only ours, and what it keeps under another address, is left out. */
export function shownUser(user: User): Readonly<Record<string, unknown>> {
  const { state, roles: _, ...shown } = user;
  return { ...unsaid, ...shown, userPrincipalName: state === "deleted" ? nameInBin(user) : user.userPrincipalName };
}

/** In the recycle bin the directory puts the 32 digits of the object id before the sign-in name, so that the name is free again. */
function nameInBin({ id, userPrincipalName }: User): string {
  const digits = id.replaceAll("-", "").toLowerCase();
  return userPrincipalName.toLowerCase().startsWith(digits) ? userPrincipalName : `${digits}${userPrincipalName}`;
}
