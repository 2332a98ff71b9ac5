import { isOn, refused, textIn, type Cmdlet } from "../call.ts";
import type { Change } from "../change.ts";
import { activeName } from "../names.ts";
import { newUserFor } from "../new-user.ts";
import type { Mailbox } from "../state.ts";
import { holderOf } from "./addresses.ts";
import { errors } from "./errors.ts";
import { isRefusal, oneOf } from "./listing.ts";
import { having } from "../mailbox-identities.ts";
import { shown, viewOf } from "./mailbox-views.ts";

/**
 * Undo-SoftDeletedMailbox: a soft-deleted mailbox that is not inactive is active again, with the user that it names, or with a new one
 * where that is gone (exchange-state 1.4). While the user lies in the recycle bin, it is in the way.
 */
export const undoSoftDeletedMailbox: Cmdlet = (tenant, call) => {
  const identity = textIn(call, "SoftDeletedObject") ?? "";
  const view = viewOf(tenant, {
    ...call,
    parameters: { SoftDeletedMailbox: true, PublicFolder: isOn(call, "PublicFolder") },
  });
  const mailbox = oneOf(having(view, identity), identity);
  if (isRefusal(mailbox)) return mailbox;
  if (mailbox.IsInactiveMailbox) return refused(errors.isInactive(mailbox.Name));
  const user = tenant.objects.users.get(mailbox.ExternalDirectoryObjectId.toLowerCase());
  if (user?.state === "deleted") return refused(errors.userInTheWay);
  const id = textIn(call, "WindowsLiveID") ?? mailbox.PrimarySmtpAddress;
  const holder = holderOf(tenant, id, mailbox);
  if (holder !== undefined) return refused(errors.addressTaken(id, holder));
  const name = textIn(call, "Name") ?? mailbox.Name;
  // A mailbox of public folders has no user.
  const isNew = user === undefined && !isOn(call, "PublicFolder");
  const owner = isNew ? newUserFor(tenant, mailbox, id, mailbox.DisplayName) : user;
  const set = {
    state: "active" as const,
    Name: name,
    DisplayName: textIn(call, "DisplayName") ?? mailbox.DisplayName,
    DistinguishedName: activeName(mailbox.DistinguishedName, name),
    PrimarySmtpAddress: id,
    EmailAddresses: addressesAfter(mailbox, id),
    ...(owner === undefined ? {} : { UserPrincipalName: owner.userPrincipalName, ExternalDirectoryObjectId: owner.id }),
    InactiveMailboxRetireTime: null,
    WhenSoftDeleted: null,
    orphanedSince: null,
  };
  const restored: Change = {
    of: "mailboxes",
    key: mailbox.ExchangeGuid.toLowerCase(),
    set,
    where: { state: "soft-deleted" },
    after: tenant.settings.lag.restore,
  };
  return {
    objects: [shown({ ...mailbox, ...set })],
    changes: isNew && owner !== undefined ? [{ of: "users", key: owner.id, set: owner }, restored] : [restored],
  };
};

/** The address of before stays as another one (exchange-state 1.4). */
const addressesAfter = ({ EmailAddresses, PrimarySmtpAddress }: Mailbox, id: string): readonly string[] =>
  id.toLowerCase() === PrimarySmtpAddress.toLowerCase()
    ? EmailAddresses
    : [`SMTP:${id}`, ...EmailAddresses.map((address) => address.replace(/^SMTP:/, "smtp:"))];
