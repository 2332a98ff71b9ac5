/** Types of parameters that point at the one mailbox or user a changing call acts on. */
export const targetTypes: ReadonlySet<string> = new Set([
  "GeneralMailboxIdParameter",
  "GeneralMailboxOrMailUserIdParameter",
  "MailboxIdParameter",
  "MailboxLocationIdParameter",
  "MailboxOrMailUserIdParameter",
  "MailUserIdParameter",
  "SourceMailbox",
  "UserIdParameter",
]);
