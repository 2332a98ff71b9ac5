import { textIn, type Call } from "../../call.ts";
import type { State, User } from "../../state.ts";

/** The user in this state that a call names, by its object id or by the name that it signs in with. */
export function userNamed({ objects }: State, call: Call, state: "active" | "deleted"): User | undefined {
  const id = textIn(call, "ObjectId")?.toLowerCase();
  const name = textIn(call, "UserPrincipalName")?.toLowerCase();
  const those = id === undefined ? [...objects.users.values()] : [objects.users.get(id) ?? []].flat();
  return those.find(
    (user) => user.state === state && (id !== undefined || user.userPrincipalName.toLowerCase() === name),
  );
}

export const identityNamed = (call: Call): string | undefined =>
  textIn(call, "ObjectId") ?? textIn(call, "UserPrincipalName");
