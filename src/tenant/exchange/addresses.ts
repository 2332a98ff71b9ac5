import type { Mailbox, State } from "../state.ts";
import { distinguishedName } from "../names.ts";

/** Whether a mailbox has an address, as its primary one or another. */
export const hasAddress = ({ PrimarySmtpAddress, EmailAddresses }: Mailbox, address: string): boolean =>
  [`smtp:${PrimarySmtpAddress}`, ...EmailAddresses].some(
    (own) => own.toLowerCase() === `smtp:${address.toLowerCase()}`,
  );

/**
 * The distinguished name of another recipient that has an address; undefined where it is free. Whether one that is deleted keeps its addresses
 * from others is open, and a setting (exchange-state E13).
 */
export function holderOf(
  { objects, organization, settings }: State,
  address: string,
  self?: Mailbox,
): string | undefined {
  for (const mailbox of objects.mailboxes.values()) {
    const keeps = mailbox.state === "active" || (settings.deletedKeepAddresses && mailbox.state === "soft-deleted");
    if (keeps && mailbox.ExchangeGuid !== self?.ExchangeGuid && hasAddress(mailbox, address))
      return mailbox.DistinguishedName;
  }
  for (const { Name, PrimarySmtpAddress } of objects.recipients.values())
    if (PrimarySmtpAddress.toLowerCase() === address.toLowerCase()) return distinguishedName(organization, Name);
  return undefined;
}
