/** What a person must know of an act before it is approved: what it ends, and what can be taken back. */
export interface ActKnowledge {
  /** What happens, as one clause: "deletes the mailbox and all that is in it". */
  readonly does: string;
  /** How it is taken back; undefined where nothing takes it back. */
  readonly undo?: string;
  /** True where the object is no longer in the view in which it was found: a second run finds it gone. */
  readonly consumes?: true;
  /** True where it takes an address at once, and the object shows it only later: repeated in between, it is refused by its own doing. */
  readonly takesAddress?: true;
}

/** By cmdlet or directory operation. Sources: the Microsoft page of each cmdlet; Graph pages user-delete and directory-deleteditems-delete. */
const acts: Readonly<Record<string, ActKnowledge>> = {
  "Remove-Mailbox": { does: "purges the mailbox with everything in it, its archive included", consumes: true },
  "delete-user": {
    consumes: true,
    does: "moves the user to the recycle bin; its mailbox becomes soft-deleted, its licences are freed, and its OneDrive begins to end",
    undo: "Restore the user from the recycle bin within 30 days (Microsoft Entra admin center, or Restore-MgDirectoryDeletedItem); licences and mailbox come back with it.",
  },
  "purge-deleted-user": {
    does: "purges the user from the recycle bin; the mailbox stays soft-deleted, as an orphan",
    consumes: true,
  },
  "block-sign-in": { does: "blocks the sign-in of the user", undo: "Enable the account again." },
  "New-Mailbox": {
    consumes: true,
    takesAddress: true,
    does: "connects the deleted mailbox to a new user; it stops being soft-deleted, and its old user can no longer have it back",
    undo: "Delete the new user: the mailbox becomes soft-deleted again, under the new name and address.",
  },
  "Undo-SoftDeletedMailbox": {
    consumes: true,
    does: "makes the mailbox active again with its original user",
    undo: "Delete the user: the mailbox becomes soft-deleted again.",
  },
  "New-MailboxRestoreRequest": {
    does: "copies the content into the target mailbox; the source stays as it is",
    undo: "The copied items stay in the target, in the folder that was named: delete them there.",
  },
  "Remove-MailboxRestoreRequest": {
    does: "removes the entry of the ended copy; the content stays",
    undo: "Nothing is lost with it.",
  },
  "Set-Mailbox": {
    does: "lifts a hold; where it is the last one, the mailbox begins to end, and 30 days later the service purges it",
    undo: "Put the hold back before the 30 days are over, from the recorded values; what the service purged meanwhile stays purged.",
  },
  "Set-MailboxSearch": {
    does: "ends the In-Place Hold of the mailbox; where it is the last hold, the mailbox begins to end, and 30 days later the service purges it",
    undo: "Add it to the search again, from the recorded sources, or enable the hold of the search again.",
  },
  "Set-RetentionCompliancePolicy": {
    consumes: true,
    does: "takes the mailbox out of a retention policy",
    undo: "Add it again with -AddExchangeLocation while the mailbox exists.",
  },
  "Set-CaseHoldPolicy": {
    consumes: true,
    does: "takes the mailbox out of an eDiscovery hold",
    undo: "Add it again with -AddExchangeLocation while the mailbox exists.",
  },
  "Invoke-HoldRemovalAction": { does: "removes a hold that no policy explains any more" },
};

export function actKnowledge(name: string): ActKnowledge {
  return acts[name] ?? { does: `runs ${name}` };
}
