import type { TenantFile } from "../../src/tenant/tenant-file-schema.ts";

export type MailboxInFile = NonNullable<TenantFile["mailboxes"]>[number];

/** A guid that a reader can tell from others: `id(7)`. */
export const id = (number: number, kind = "a0"): string =>
  `${kind.padEnd(8, "0")}-0000-4000-8000-${number.toString().padStart(12, "0")}`;

export const hex = "0123456789abcdef0123456789abcdef";
/** The policy of that hold. */
export const hexGuid = "01234567-89ab-cdef-0123-456789abcdef";

/** A mailbox of this number, soft-deleted where nothing else is said. */
export const mailbox = (number: number, properties: Partial<MailboxInFile> = {}): MailboxInFile => ({
  ExchangeGuid: id(number),
  Name: `user${number}`,
  PrimarySmtpAddress: `user${number}@contoso.com`,
  ...properties,
});

/** The same with a user, deleted along with it. */
export const withUser = (number: number, properties: Partial<MailboxInFile> = {}): MailboxInFile =>
  mailbox(number, { ExternalDirectoryObjectId: id(number, "e0"), ...properties });

export const active = (number: number, properties: Partial<MailboxInFile> = {}): MailboxInFile =>
  withUser(number, { state: "active", ...properties });
