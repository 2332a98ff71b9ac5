import { ExportFault } from "./export-fault.ts";
import type { MailboxInFile } from "./said-of-mailbox.ts";
import type { SaidOfOrganization } from "./said-of-organization.ts";

/** The organization that the exports are of, by the distinguished names of mailboxes (exchange-state 1.3) and its own name; undefined where none tells. @throws ExportFault */
export function organizationIn(
  mailboxes: readonly MailboxInFile[],
  configurations: readonly SaidOfOrganization[],
): string | undefined {
  const [one, other] = new Set([
    ...mailboxes.flatMap(
      ({ DistinguishedName = "" }) => distinguished.exec(DistinguishedName)?.[1]?.toLowerCase() ?? [],
    ),
    ...configurations.flatMap(({ name }) => name ?? []),
  ]);
  if (one !== undefined && other !== undefined)
    throw new ExportFault(`The exports are of two organizations, ${one} and ${other}: give those of one.`);
  return one;
}

const distinguished = /,OU=([^,]+\.onmicrosoft\.com),OU=Microsoft Exchange Hosted Organizations,/i;
