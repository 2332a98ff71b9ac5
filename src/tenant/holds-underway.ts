import type { Change } from "./change.ts";
import { digitsOf } from "./holds.ts";
import type { HoldUnderway, Mailbox, State } from "./state.ts";

/**
 * What a policy, a case or a search has decided about mailboxes: after a while they lose a hold or get it. Those that have nothing to lose, and those
 * that have it already, are left alone.
 */
export function underway(
  { now, settings }: State,
  hold: string,
  becomes: HoldUnderway["becomes"],
  mailboxes: readonly Mailbox[],
): readonly Change[] {
  const at = now + settings.lag.hold * 60_000;
  return mailboxes.flatMap((mailbox) => {
    const stamped = mailbox.InPlaceHolds.filter(
      (own) => own.startsWith("-") === hold.startsWith("-") && digitsOf(own) === digitsOf(hold),
    );
    const holds = becomes === "lifted" ? stamped : stamped.length === 0 ? [hold] : [];
    return holds.length === 0 || mailbox.state === "purged"
      ? []
      : [
          {
            of: "mailboxes" as const,
            key: mailbox.ExchangeGuid.toLowerCase(),
            set: { holdsUnderway: [...mailbox.holdsUnderway, ...holds.map((one) => ({ hold: one, becomes, at }))] },
          },
        ];
  });
}
