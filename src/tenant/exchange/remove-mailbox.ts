import { isOn, refused, type Answer, type Cmdlet } from "../call.ts";
import { userDeleted } from "../lifecycle.ts";
import type { Mailbox, State } from "../state.ts";
import { errors } from "./errors.ts";
import { foundBy } from "./mailbox-views.ts";
import { identityOf } from "./piped-identity.ts";

/**
 * Remove-Mailbox. For good it takes a soft-deleted mailbox that nothing holds, whose user is gone and which no directory outside masters
 * (exchange-state 1.4 and E1 to E3, E9); of an active one it deletes the user along (1.4).
 */
export const removeMailbox: Cmdlet = (tenant, call) => {
  const isForGood = isOn(call, "PermanentlyDelete");
  const identity = identityOf(tenant, call);
  const among = (SoftDeletedMailbox: boolean): readonly Mailbox[] =>
    foundBy(tenant, { ...call, parameters: { ...call.parameters, SoftDeletedMailbox } }, identity);
  const [mailbox, ...more] = among(isForGood);
  if (mailbox === undefined) return refused(errors.notFound(identity));
  // By its name a deleted mailbox is taken for an active one with the same details, too (E1); its GUID and its DN are its own.
  if (more.length > 0 || (isForGood && among(false).length > 0)) return refused(errors.severalMatch(identity));
  return isForGood ? purge(tenant, mailbox) : softDelete(tenant, mailbox);
};

function purge(tenant: State, mailbox: Mailbox): Answer {
  const { settings } = tenant;
  const refusal = refusalOf(tenant, mailbox);
  if (refusal !== undefined)
    return refused(settings.purgeRefusals === "published" ? refusal : errors.notPurged(mailbox.Name));
  return {
    changes: [
      {
        of: "mailboxes",
        key: mailbox.ExchangeGuid.toLowerCase(),
        set: { state: "purged" },
        // Where somebody restores it in between, it is not soft-deleted when its time comes.
        where: { state: "soft-deleted" },
        after: settings.lag.purge,
      },
    ],
  };
}

function refusalOf(tenant: State, mailbox: Mailbox): string | undefined {
  if (mailbox.IsInactiveMailbox || mailbox.LitigationHoldEnabled) return errors.onHold(mailbox.Name);
  if (isUserInTheWay(tenant, mailbox)) return errors.userInTheWay;
  return mailbox.IsDirSynced ? errors.writingScope : undefined;
}

/** Its own user, or another one that signs in by the same name: in the recycle bin, says one source, and an active one the other (E2). */
const isUserInTheWay = (
  { objects, settings }: State,
  { ExternalDirectoryObjectId, UserPrincipalName }: Mailbox,
): boolean =>
  ExternalDirectoryObjectId !== "" ||
  [...objects.users.values()].some(
    ({ state, userPrincipalName }) =>
      (state === "deleted" || (state === "active" && settings.activeUserInTheWay)) &&
      userPrincipalName.toLowerCase() === UserPrincipalName.toLowerCase(),
  );

/** Of one that Active Directory masters it is refused, as any change of it is (E3b). */
function softDelete(tenant: State, mailbox: Mailbox): Answer {
  if (mailbox.IsDirSynced) return refused(errors.outOfWriteScope(mailbox.Name, "Remove-Mailbox", "Identity"));
  const user = tenant.objects.users.get(mailbox.ExternalDirectoryObjectId.toLowerCase());
  return user === undefined ? refused(errors.notFound(mailbox.Name)) : { changes: userDeleted(tenant, user) };
}
