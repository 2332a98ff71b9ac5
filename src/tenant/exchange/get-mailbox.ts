import { textIn, type Call, type Cmdlet } from "../call.ts";
import type { Mailbox, State } from "../state.ts";
import { filtered } from "./filter.ts";
import { listed, type Listing } from "./listing.ts";
import { having } from "../mailbox-identities.ts";
import { foundBy, shown, viewOf } from "./mailbox-views.ts";

/** Get-Mailbox, with the trap that an empty identity, and perhaps an unknown one, gives everything (its page, and exchange-state 1.2). */
export const getMailbox: Cmdlet = (tenant, call) =>
  listed(tenant, call, mailboxesFor(tenant, call), textIn(call, "Identity"));

/** The mailboxes that a call looks among, by its switches and its filter. */
export function mailboxesFor(tenant: State, call: Call): Listing<Mailbox> {
  const filter = textIn(call, "Filter");
  if (filter === undefined)
    return { view: () => viewOf(tenant, call), having: (identity) => foundBy(tenant, call, identity), shown };
  const view = filtered(viewOf(tenant, call), filter, shown);
  return { view: () => view, having: (identity) => having(view, identity), shown };
}
