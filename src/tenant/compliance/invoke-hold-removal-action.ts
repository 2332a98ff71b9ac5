import { isOn, refused, textIn, type Cmdlet } from "../call.ts";
import { errors } from "../exchange/errors.ts";
import { digitsOf } from "../holds.ts";
import { underway } from "../holds-underway.ts";
import { complianceErrors } from "./errors.ts";
import { mailboxesAt } from "./policies.ts";

/**
 * Invoke-HoldRemovalAction: tells the holds of a mailbox, takes one off, or tells those that are being taken off. While the policy of a hold is on and
 * names the mailbox, it refuses without -Force (exchange-state 2.2). The form of what it tells is invented.
 */
export const invokeHoldRemovalAction: Cmdlet = (tenant, call) => {
  const address = textIn(call, "ExchangeLocation") ?? "";
  const mailboxes = mailboxesAt(tenant, address);
  if (mailboxes.length === 0) return refused(errors.notFound(address));
  const tell = (holds: readonly string[]) => ({
    objects: holds.map((HoldId) => ({ ExchangeLocation: address, HoldId })),
  });
  const action = textIn(call, "Action");
  if (action === "GetHolds") return tell(mailboxes.flatMap(({ InPlaceHolds }) => InPlaceHolds));
  if (action === "GetHoldRemovals")
    return tell(
      mailboxes.flatMap(({ holdsUnderway }) =>
        holdsUnderway.filter(({ becomes }) => becomes === "lifted").map(({ hold }) => hold),
      ),
    );
  const hold = textIn(call, "HoldId") ?? "";
  const changes = underway(tenant, hold, "lifted", mailboxes);
  if (changes.length === 0) return refused(complianceErrors.noSuchHold(hold));
  const isActive = [...tenant.objects.policies.values()].some(
    ({ Guid, Enabled, ExchangeLocation }) =>
      Enabled &&
      digitsOf(Guid) === digitsOf(hold) &&
      ExchangeLocation.some((location) => location.toLowerCase() === address.toLowerCase()),
  );
  return isActive && !isOn(call, "Force") ? refused(complianceErrors.stillHeld(hold)) : { changes };
};
