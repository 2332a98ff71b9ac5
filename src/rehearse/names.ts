import type { State } from "../tenant/state.ts";
import type { Names } from "./reported-call.ts";

/** What people call the mailboxes and users of a tenant, by their ids. */
export const namesIn = ({ objects }: State): Names =>
  new Map([
    ...[...objects.users].map(([id, { userPrincipalName }]) => [id, userPrincipalName] as const),
    ...[...objects.mailboxes.values()].map(({ Guid, Name }) => [Guid.toLowerCase(), Name] as const),
    ...[...objects.mailboxes].map(([id, { Name }]) => [id, Name] as const),
  ]);
