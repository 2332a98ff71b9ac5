/** Where something that the seed asks for is done: a step of a runbook by its title, or a named result of a runbook. */
export type Answer =
  | { readonly runbook: string; readonly step: string }
  | { readonly runbook: string; readonly result: string }
  | { readonly note: string };

export interface Asked {
  /** What the seed asks for, in our own words, in its order. */
  readonly asks: string;
  /** The tenants of the gallery that it is rehearsed on. */
  readonly on: readonly string[];
  readonly answers: readonly Answer[];
}

const deleteStep = "Delete the user, and see it and its mailbox among the deleted";
const purgeUserStep = "Purge the user from the recycle bin, and see that it is gone";
const purgeStep = "Purge it, and see that it is gone";
const via = "Remove-SoftDeletedMailboxViaReconnect";

/**
 * Every sentence of the seed that asks for something: the article of the Exchange team on purging soft-deleted mailboxes, with its
 * comments.
 */
export const seed: readonly Asked[] = [
  {
    asks: "Delete the user, with the licence still on; the mailbox is then soft-deleted.",
    on: ["licensed-user"],
    answers: [
      { runbook: "Remove-LicensedUser", step: "May the user be deleted? Plan on, not synced, no admin role" },
      { runbook: "Remove-LicensedUser", step: deleteStep },
    ],
  },
  {
    asks: "Find the deleted user and its object id.",
    on: ["user-in-recycle-bin"],
    answers: [
      { runbook: "Get-DeletedMailboxInventory", step: "List the users in the recycle bin" },
      { runbook: "Remove-DeletedUser", step: "Find the user in the recycle bin" },
    ],
  },
  {
    asks: "Purge the user from the recycle bin by its object id.",
    on: ["user-in-recycle-bin"],
    answers: [{ runbook: "Remove-DeletedUser", step: purgeUserStep }],
  },
  {
    asks: "See that the mailbox still is soft-deleted.",
    on: ["user-in-recycle-bin"],
    answers: [
      { runbook: "Get-DeletedMailboxInventory", step: "List the soft-deleted mailboxes, inactive ones among them" },
      { runbook: "Remove-DeletedUser", step: "Find the soft-deleted mailbox of the user" },
    ],
  },
  {
    asks: "Notice that ExternalDirectoryObjectId is empty: the mailbox is an orphan.",
    on: ["user-in-recycle-bin", "orphan"],
    answers: [
      { runbook: "Remove-DeletedUser", step: "Wait until the mailbox is an orphan" },
      { runbook: "Get-DeletedMailboxInventory", step: "Say of each mailbox what it is and what comes next" },
    ],
  },
  {
    asks: "Reconnect the orphan to another user.",
    on: ["orphan"],
    answers: [
      {
        runbook: "Connect-SoftDeletedMailbox",
        step: "Reconnect it to the new user, and see it leave the deleted ones",
      },
    ],
  },
  {
    asks: "Purge a soft-deleted mailbox urgently.",
    on: ["orphan"],
    answers: [{ runbook: "Remove-SoftDeletedMailbox", step: purgeStep }],
  },
  {
    asks: "Error: the name matches multiple entries, because an active mailbox has the same details.",
    on: ["active-twin", "deleted-twin"],
    answers: [{ runbook: "Remove-SoftDeletedMailbox", result: "matches-several" }],
  },
  {
    asks: "Error: there is a soft-deleted user in the way.",
    on: ["user-in-the-way", "active-user-in-the-way"],
    answers: [{ runbook: "Remove-SoftDeletedMailbox", result: "user-in-the-way" }],
  },
  {
    asks: "Error: outside the writing scope, because the mailbox is synced from Active Directory.",
    on: ["synced-mailbox"],
    answers: [{ runbook: "Remove-SoftDeletedMailbox", result: "synced-from-ad" }],
  },
  {
    asks: "Error: the Disconnect parameter is not in the role definition; also when many are purged at once.",
    on: ["disconnect-not-in-role", "batch"],
    answers: [
      { runbook: "Remove-SoftDeletedMailbox", result: "role-is-missing" },
      { runbook: "Remove-SoftDeletedMailboxBatch", step: "Purge one mailbox after the other" },
    ],
  },
  {
    asks: "Any soft-deleted mailbox can be purged by first reconnecting it to a fictional user.",
    on: ["active-twin", "user-in-the-way", "synced-mailbox"],
    answers: [{ runbook: via, step: "Reconnect it to the fictional user, and see it leave the deleted ones" }],
  },
  {
    asks: "Reconnect with New-Mailbox -InactiveMailbox, a unique name and MicrosoftOnlineServicesID, never UserPrincipalName.",
    on: ["deleted-twin"],
    answers: [{ runbook: via, step: "Reconnect it to the fictional user, and see it leave the deleted ones" }],
  },
  {
    asks: "A warning says that a licence is due within 30 days.",
    on: ["orphan"],
    answers: [
      {
        runbook: "Connect-SoftDeletedMailbox",
        step: "See that it is active under its new name: it needs a licence within 30 days",
      },
    ],
  },
  {
    asks: "See that the mailbox has left the soft-deleted ones.",
    on: ["active-twin"],
    answers: [{ runbook: via, step: "Find it active under its new name" }],
  },
  {
    asks: "Soft-delete the new user.",
    on: ["active-twin"],
    answers: [{ runbook: via, step: "Delete the fictional user, and see it in the recycle bin" }],
  },
  {
    asks: "Purge the new user from the recycle bin.",
    on: ["active-twin"],
    answers: [{ runbook: via, step: "Purge the fictional user, and see that it is gone" }],
  },
  {
    asks: "Purge the mailbox, piped from a fresh look among the soft-deleted ones.",
    on: ["active-twin"],
    answers: [{ runbook: via, step: purgeStep }],
  },
  {
    asks: "Know the difference: New-Mailbox -InactiveMailbox connects to another user and ends the soft-deleted state.",
    on: ["orphan"],
    answers: [
      {
        runbook: "Connect-SoftDeletedMailbox",
        step: "Reconnect it to the new user, and see it leave the deleted ones",
      },
    ],
  },
  {
    asks: "Undo-SoftDeletedMailbox gives it back to the first user, where that user still is in the tenant.",
    on: ["user-back"],
    answers: [{ runbook: "Restore-SoftDeletedMailbox", step: "Restore it, and see it leave the deleted ones" }],
  },
  {
    asks: "New-MailboxRestoreRequest copies the content and leaves the mailbox soft-deleted.",
    on: ["restore-target"],
    answers: [
      { runbook: "Copy-SoftDeletedMailboxContent", step: "Ask for the copy, and see the request" },
      { runbook: "Copy-SoftDeletedMailboxContent", step: "See that the source still is soft-deleted" },
    ],
  },
  {
    asks: "Error: a managed account does not match a federated namespace; use a managed domain.",
    on: ["federated-domain"],
    answers: [
      { runbook: via, step: "Is the domain managed, not federated?" },
      { runbook: "Connect-SoftDeletedMailbox", result: "federated-domain" },
    ],
  },
  {
    asks: "Purge soft-deleted public folder mailboxes with -PublicFolder on both cmdlets.",
    on: ["public-folder-mailbox"],
    answers: [{ runbook: "Remove-SoftDeletedPublicFolderMailbox", step: purgeStep }],
  },
  {
    asks: "Holds must go before a purge: see Litigation Hold and InPlaceHolds of inactive and soft-deleted mailboxes.",
    on: ["litigation-hold", "in-place-hold"],
    answers: [
      { runbook: "Get-DeletedMailboxInventory", step: "Say of each mailbox what it is and what comes next" },
      { runbook: "Remove-SoftDeletedMailbox", result: "on-hold" },
    ],
  },
  {
    asks: "Lift Litigation Hold from an inactive mailbox.",
    on: ["litigation-hold"],
    answers: [{ runbook: "Clear-MailboxHold", step: "Lift it: Litigation Hold" }],
  },
  {
    asks: "For InPlaceHolds find the search that holds the mailbox and take it out of its sources.",
    on: ["in-place-hold", "in-place-hold-alone", "in-place-hold-without-search", "case-hold"],
    answers: [
      { runbook: "Clear-MailboxHold", step: "Take the mailbox out of the sources of the search" },
      { runbook: "Clear-MailboxHold", step: "End the hold of the search" },
      { runbook: "Clear-MailboxHold", step: "Lift it: In-Place Holds without a search" },
      { runbook: "Clear-MailboxHold", step: "Name what still holds it" },
      { runbook: "Clear-MailboxHoldInPurview", step: "Take the inactive mailbox out of the hold" },
    ],
  },
  {
    asks: "Mailboxes that are hard-deleted, or whose licence was removed first, cannot be handled.",
    on: ["user-without-licence", "licence-removed", "purged"],
    answers: [
      { runbook: "Remove-LicensedUser", result: "plan-is-off" },
      { runbook: "Remove-SoftDeletedMailbox", result: "not-found" },
      { note: "Get-DeletedMailboxInventory says in its last line that no list shows them." },
    ],
  },
  {
    asks: "Comment: clean up a large number of soft-deleted mailboxes automatically.",
    on: ["batch", "batch-of-all-kinds"],
    answers: [{ runbook: "Remove-SoftDeletedMailboxBatch", step: "Purge one mailbox after the other" }],
  },
  {
    asks: "Comment: cloud accounts made before directory sync block a migration; deleting them deletes their OneDrive too.",
    on: ["cloud-account-before-sync"],
    answers: [
      { runbook: "Repair-CloudAccountBeforeSync", step: deleteStep },
      { runbook: "Repair-CloudAccountBeforeSync", step: "See that no mailbox of it is active" },
    ],
  },
];
