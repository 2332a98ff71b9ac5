import { isOn, refused, textIn, type Cmdlet } from "../call.ts";
import { isHeld } from "../holds.ts";
import { isoOf } from "../lifecycle.ts";
import { deletedName } from "../names.ts";
import { NotSimulated } from "../not-simulated.ts";
import { errors } from "./errors.ts";
import { isRefusal, oneOf } from "./listing.ts";
import { foundBy } from "./mailbox-views.ts";

/**
 * Disable-Mailbox, of which the page of another cmdlet says that the mailbox is soft-deleted, and users that it is refused to a licensed user and
 * not found for another: a setting says which (exchange-state 1.4, 8.4). What a retention label holds cannot be disabled (1.3).
 * @throws NotSimulated for an archive
 */
export const disableMailbox: Cmdlet = (tenant, call) => {
  if (isOn(call, "Archive")) throw new NotSimulated("Disable-Mailbox with -Archive");
  const identity = textIn(call, "Identity") ?? "";
  const mailbox = oneOf(foundBy(tenant, { ...call, parameters: {} }, identity), identity);
  if (isRefusal(mailbox)) return mailbox;
  if (mailbox.ComplianceTagHoldApplied) return refused(errors.labelHolds(mailbox.Name));
  if (tenant.settings.disabledMailbox === "refused") {
    const user = tenant.objects.users.get(mailbox.ExternalDirectoryObjectId.toLowerCase());
    const isLicensed = (user?.assignedLicenses ?? user?.assignedPlans ?? []).length > 0;
    return refused(isLicensed ? errors.licensed(mailbox.Name) : errors.notFound(identity));
  }
  const set = {
    state: "soft-deleted",
    IsSoftDeletedByDisable: true,
    IsInactiveMailbox: isHeld(tenant, mailbox),
    WhenSoftDeleted: isoOf(tenant.now),
    DistinguishedName: deletedName(mailbox.DistinguishedName, mailbox.Name),
  };
  return { changes: [{ of: "mailboxes", key: mailbox.ExchangeGuid.toLowerCase(), set }] };
};
