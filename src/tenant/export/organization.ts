import { ExportFault } from "./export-fault.ts";
import type { MailboxInFile } from "./said-of-mailbox.ts";

/** The organization that the distinguished names of mailboxes are of (exchange-state 1.3); undefined where none tells. @throws ExportFault */
export function distinguishedOrganization(mailboxes: readonly MailboxInFile[]): string | undefined {
  const all = mailboxes.flatMap(({ DistinguishedName = "" }) => {
    const [, name] =
      /,OU=([^,]+\.onmicrosoft\.com),OU=Microsoft Exchange Hosted Organizations,/i.exec(DistinguishedName) ?? [];
    return name === undefined ? [] : [name.toLowerCase()];
  });
  const [one, other] = new Set(all);
  if (one !== undefined && other !== undefined)
    throw new ExportFault(`The mailboxes are of two organizations, ${one} and ${other}: give the exports of one.`);
  return one;
}
