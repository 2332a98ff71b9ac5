import { digitsOf, isHolding } from "../holds.ts";
import type { TenantFile } from "../tenant-file-schema.ts";
import type { MailboxInFile } from "./said-of-mailbox.ts";

type PolicyInFile = NonNullable<TenantFile["policies"]>[number];
type SearchInFile = NonNullable<TenantFile["searches"]>[number];

export interface SourcesOfHolds {
  readonly policies: readonly PolicyInFile[];
  readonly searches: readonly SearchInFile[];
  readonly made: number;
}

/** The policies, cases and searches that must be there, since mailboxes and the organization show their holds (exchange-state 2.1). */
export function sourcesOfHolds(
  mailboxes: readonly MailboxInFile[],
  organizationHolds: readonly string[],
  { policies = [], searches = [] }: TenantFile,
): SourcesOfHolds {
  const known = new Set([
    ...policies.map(({ Guid }) => digitsOf(Guid)),
    ...searches.map((one) => digitsOf(one.InPlaceHoldIdentity)),
  ]);
  const held = new Map<string, { readonly hold: string; readonly by: MailboxInFile[]; readonly ofAll: boolean }>();
  const note = (hold: string, by: readonly MailboxInFile[], ofAll: boolean): void => {
    const digits = digitsOf(hold);
    if (hold.startsWith("-") || known.has(digits) || /^0+$/.test(digits)) return;
    const before = held.get(digits);
    held.set(digits, { hold, by: [...(before?.by ?? []), ...by], ofAll: ofAll || before?.ofAll === true });
  };
  for (const hold of organizationHolds) note(hold, [], true);
  for (const mailbox of mailboxes) for (const hold of mailbox.InPlaceHolds ?? []) note(hold, [mailbox], false);
  const made = [...held].map(([digits, { hold, by, ofAll }]) => ({ digits, hold, by, ofAll }));
  const isSearch = ({ hold }: { readonly hold: string }): boolean => /^(cld)?[0-9a-f]{32}$/i.test(hold);
  return {
    made: made.length,
    policies: made
      .filter((one) => !isSearch(one))
      .map(({ digits, hold, by, ofAll }) => ({
        kind: /^UniH/i.test(hold) ? ("case" as const) : ("retention" as const),
        Guid: digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"),
        ExchangeLocation: ofAll ? ["All"] : by.flatMap(({ PrimarySmtpAddress }) => PrimarySmtpAddress ?? []),
        Enabled: isHolding(hold),
      })),
    // Without a source a search holds everything.
    searches: made.filter(isSearch).map(({ hold, by }) => ({
      Name: `Search ${hold.slice(-8)}`,
      InPlaceHoldIdentity: hold,
      Sources: by.map(({ LegacyExchangeDN, ExchangeGuid }) => LegacyExchangeDN ?? ExchangeGuid),
    })),
  };
}
