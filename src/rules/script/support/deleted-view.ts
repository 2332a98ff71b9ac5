import type { Binding } from "./binding.ts";

/** The cmdlets that show mailboxes and mail users, deleted ones too where they are asked for. */
export const showsMailboxes = ({ known }: Binding): boolean =>
  /^Get-(EXO)?(Mailbox|Recipient)$|^Get-MailUser$/.test(known.cmdlet.name);

/** Deleted ones are all of its answer. */
export const showsOnlyDeleted = ({ given }: Binding): boolean =>
  ["SoftDeletedMailbox", "SoftDeletedMailUser", "InactiveMailboxOnly"].some((view) => given.has(view));

/** Deleted ones are in its answer, among others. */
export const showsDeletedToo = ({ given }: Binding): boolean =>
  given.has("IncludeInactiveMailbox") || given.has("IncludeSoftDeletedRecipients");
