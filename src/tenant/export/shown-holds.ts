import { digitsOf } from "../holds.ts";
import type { MailboxInFile } from "./said-of-mailbox.ts";

/** A hold that exports show. */
export interface ShownHold {
  /** As it stands in InPlaceHolds. */
  readonly hold: string;
  /** The mailboxes that show it. */
  readonly by: readonly MailboxInFile[];
  /** The organization shows it. */
  readonly ofAll: boolean;
}

/** The holds that mailboxes and the organization show, by their digits; what excludes is none (exchange-state 2.1). */
export function shownHolds(
  mailboxes: readonly MailboxInFile[],
  organizationHolds: readonly string[],
): ReadonlyMap<string, ShownHold> {
  const shown = new Map<string, ShownHold>();
  const note = (hold: string, by: readonly MailboxInFile[], ofAll: boolean): void => {
    const digits = digitsOf(hold);
    if (hold.startsWith("-") || /^0+$/.test(digits)) return;
    const before = shown.get(digits);
    shown.set(digits, { hold, by: [...(before?.by ?? []), ...by], ofAll: ofAll || before?.ofAll === true });
  };
  for (const hold of organizationHolds) note(hold, [], true);
  for (const mailbox of mailboxes) for (const hold of mailbox.InPlaceHolds ?? []) note(hold, [mailbox], false);
  return shown;
}

/** Where a policy is whose hold is shown, as far as that tells. */
export const locationsOf = ({ by, ofAll }: ShownHold): string[] =>
  ofAll ? ["All"] : by.flatMap(({ PrimarySmtpAddress }) => PrimarySmtpAddress ?? []);
