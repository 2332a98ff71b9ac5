import type { Mailbox, State } from "../state.ts";
import { distinguishedName } from "../names.ts";

/** Whether a mailbox has an address, as its primary one or another. */
export const hasAddress = ({ PrimarySmtpAddress, EmailAddresses }: Mailbox, address: string): boolean =>
  [`smtp:${PrimarySmtpAddress}`, ...EmailAddresses].some(
    (own) => own.toLowerCase() === `smtp:${address.toLowerCase()}`,
  );

/**
 * The distinguished name of the recipient in use that has an address; undefined where it is free. Whether one that is deleted keeps its addresses
 * from others is open (exchange-state E13): here it does not.
 */
export function holderOf({ objects, organization }: State, address: string): string | undefined {
  for (const mailbox of objects.mailboxes.values())
    if (mailbox.state === "active" && hasAddress(mailbox, address)) return mailbox.DistinguishedName;
  for (const { Name, PrimarySmtpAddress } of objects.recipients.values())
    if (PrimarySmtpAddress.toLowerCase() === address.toLowerCase()) return distinguishedName(organization, Name);
  return undefined;
}
