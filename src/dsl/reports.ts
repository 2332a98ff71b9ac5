import type { Expression } from "../catalog/call.ts";
import { toValue } from "./expression.ts";
import { deepFreeze } from "../util/freeze.ts";
import type { Value } from "../procedure/value.ts";
import type { Listing } from "./reference.ts";
import type { DeletedUser } from "./directory.ts";
import type {
  Mailbox,
  MailboxRestoreRequest,
  MailUser,
  OrganizationConfig,
  Recipient,
} from "../catalog/bindings/outputs.ts";

/** What a runbook says of what it listed: a runtime function and what it gets. */
export interface Report {
  readonly reporter: string;
  readonly inputs: Readonly<Record<string, Value>>;
}

const listed = (listing: Listing<unknown>): Value => ({ expression: "object", of: listing.name });

/** Reports that a runbook can give. */
export const reports = Object.freeze({
  /**
   * Names every hold that still is on the mailbox, with who can lift it: Clear-MailboxHoldInPurview, somebody by hand, or nobody. Where one
   * is left, the run ends as `still-held`.
   */
  remainingHolds: (found: {
    readonly mailbox: Expression<Mailbox>;
    readonly organization: Expression<OrganizationConfig>;
  }): Report =>
    deepFreeze({
      reporter: "Write-RemainingHold",
      inputs: { Mailbox: toValue(found.mailbox), Organization: toValue(found.organization) },
    }),

  /**
   * One line for each deleted mailbox: its state, its holds decoded, its user, its twins, restore requests under way, the day after which it
   * is lost anyway, what will block a purge and which runbook comes next; then one line with the sums. Lines that would pass the 1 MiB
   * of a job's stream go to the evidence store instead.
   */
  deletedMailboxes: (listings: {
    readonly deleted: Listing<Mailbox>;
    readonly publicFolder: Listing<Mailbox>;
    readonly users: Listing<DeletedUser>;
    readonly recipients: Listing<Recipient>;
    readonly mailUsers: Listing<MailUser>;
    readonly requests: Listing<MailboxRestoreRequest>;
    readonly organization: Listing<OrganizationConfig>;
  }): Report =>
    deepFreeze({
      reporter: "Write-DeletedMailboxInventory",
      inputs: {
        Deleted: listed(listings.deleted),
        PublicFolder: listed(listings.publicFolder),
        User: listed(listings.users),
        Recipient: listed(listings.recipients),
        MailUser: listed(listings.mailUsers),
        Request: listed(listings.requests),
        Organization: listed(listings.organization),
      },
    }),
});
