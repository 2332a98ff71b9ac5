import type { Call } from "../../tenant/call.ts";
import type { Mailbox, State, User } from "../../tenant/state.ts";
import { guidsIn } from "../guids-in.ts";

/** What a call names by its id, wherever that stands in it: in a parameter, an address, an object that was piped in. */
export function namedIn(
  { objects }: State,
  { parameters }: Call,
): { readonly mailboxes: readonly Mailbox[]; readonly users: readonly User[] } {
  const ids = guidsIn(parameters);
  const among = <T>(known: ReadonlyMap<string, T>): readonly T[] =>
    ids.map((id) => known.get(id)).filter((object) => object !== undefined);
  return { mailboxes: among(objects.mailboxes), users: among(objects.users) };
}
