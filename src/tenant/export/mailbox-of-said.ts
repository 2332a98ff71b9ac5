import type { Unsaid } from "./assumption.ts";
import { exportCommands, sayInTenantFile } from "./commands.ts";
import type { MailboxInFile, SaidOfMailbox } from "./said-of-mailbox.ts";

/** The mailbox as it is taken to be, and what of that its export does not say. */
export function mailboxOfSaid(said: SaidOfMailbox): {
  readonly mailbox: MailboxInFile;
  readonly unsaid: readonly Unsaid[];
} {
  const unsaid: Unsaid[] = [];
  const assume = <T>(what: keyof MailboxInFile, value: T, assumed: string): T => {
    unsaid.push({ kind: "mailboxes", what, assumed, instead: exportCommands.mailboxes });
    return value;
  };
  const state = said.state ?? assume("state", "soft-deleted", "soft-deleted");
  const isKnownUnheld = state === "soft-deleted" && said.IsInactiveMailbox === false;
  // A deleted mailbox that anything holds is inactive (exchange-state 1.1), so one that is not is on no hold.
  const held = isKnownUnheld
    ? ({ value: false, assumed: "False, as IsInactiveMailbox is False" } as const)
    : ({ value: true, assumed: "True: it may be on hold" } as const);
  const holdOf = (name: (typeof holds)[number]): boolean => said[name] ?? assume(name, held.value, held.assumed);
  const mailbox: MailboxInFile = {
    ...said,
    state,
    ...Object.fromEntries(holds.map((name) => [name, holdOf(name)])),
    InPlaceHolds:
      said.InPlaceHolds ??
      (isKnownUnheld
        ? assume("InPlaceHolds", [], "empty, as IsInactiveMailbox is False")
        : assume("InPlaceHolds", [unknownHold], "a policy that nobody knows: it may be on hold")),
    IsDirSynced: said.IsDirSynced ?? assume("IsDirSynced", true, "True: it may be synced from on premises"),
    MailboxMoveStatus: said.MailboxMoveStatus ?? assume("MailboxMoveStatus", "None", "None: nobody moves it"),
    RecipientTypeDetails: said.RecipientTypeDetails ?? assume("RecipientTypeDetails", "UserMailbox", "UserMailbox"),
    ExternalDirectoryObjectId:
      said.ExternalDirectoryObjectId ??
      assume("ExternalDirectoryObjectId", said.ExchangeGuid, "one of its own: it still has a user"),
    EmailAddresses: said.EmailAddresses ?? assume("EmailAddresses", undefined, "the primary address alone"),
    WasInactiveMailbox:
      said.WasInactiveMailbox ?? (said.InactiveMailboxRetireTime ? true : assume("WasInactiveMailbox", false, "False")),
  };
  if (state === "soft-deleted" && (said.WhenSoftDeleted ?? null) === null) {
    assume("WhenSoftDeleted", undefined, "ten days before the rehearsal begins");
    return { mailbox: { ...mailbox, WhenSoftDeleted: undefined }, unsaid };
  }
  return { mailbox, unsaid };
}

const holds = [
  "LitigationHoldEnabled",
  "ComplianceTagHoldApplied",
  "DelayHoldApplied",
  "DelayReleaseHoldApplied",
] as const;

const unknownHold = `mbx${"0".repeat(32)}:2`;

/** What no export can say of a mailbox. */
export const neverSaidOfMailboxes = [
  { what: "other mailboxes and recipients", assumed: "none but those of the files", instead: exportCommands.others },
  { what: "shards of archives", assumed: "none: every mailbox can be recovered", instead: sayInTenantFile },
  { what: "items in the mailboxes", assumed: "none are counted", instead: sayInTenantFile },
] as const;
