import type { Change } from "../../tenant/change.ts";
import type { Mailbox, State, User } from "../../tenant/state.ts";
import type { Fault, Frequency } from "./fault.ts";
import { namedIn } from "./named-in.ts";

/** What somebody else does to an object; no changes where there is nothing to do. */
export interface Meddling {
  readonly toMailbox: (tenant: State, mailbox: Mailbox) => readonly Change[];
  readonly toUser: (tenant: State, user: User) => readonly Change[];
}

/** Often enough to come between a look and the act behind it in one of a few rehearsals; only once, so that the script can come to an end. */
const frequency: Frequency = { oneIn: 6, atMost: 1 };

/** A fault in which somebody else, before a call that names an object, does something to that object: it is no doing of the script's. */
export const meanwhile = (name: string, description: string, { toMailbox, toUser }: Meddling): Fault => ({
  name,
  description,
  frequency,
  around: (service, luck) => (tenant, call) => {
    const { state } = tenant;
    const { mailboxes, users } = namedIn(state, call);
    const possible = [
      ...mailboxes.map((mailbox) => toMailbox(state, mailbox)),
      ...users.map((user) => toUser(state, user)),
    ];
    const changes = possible.find(({ length }) => length > 0);
    if (changes !== undefined && luck.strikes()) tenant.apply(changes);
    return service(tenant, call);
  },
});
