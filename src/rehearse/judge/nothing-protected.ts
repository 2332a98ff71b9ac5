import { isHeld } from "../../tenant/holds.ts";
import type { State } from "../../tenant/state.ts";
import { breachAt, destroys, type ActJudge } from "./act.ts";

/** Nothing on hold, with a live user, or synced from a directory outside is destroyed: judged at the moment of the act. */
export const nothingProtected: ActJudge = (act) =>
  act.changes.filter(destroys).flatMap(({ of, key }) => {
    const why = of === "users" ? whyUserIs(act.tenant, key) : whyMailboxIs(act.tenant, key);
    return why === undefined ? [] : [breachAt("nothing-protected", act, `${act.name} destroys ${key}, which ${why}.`)];
  });

function whyMailboxIs(tenant: State, key: string): string | undefined {
  const mailbox = tenant.objects.mailboxes.get(key);
  if (mailbox === undefined) return undefined;
  if (isHeld(tenant, mailbox)) return "is on hold";
  if (mailbox.IsDirSynced) return "is synced from Active Directory";
  const user = tenant.objects.users.get(mailbox.ExternalDirectoryObjectId.toLowerCase());
  return user !== undefined && user.state !== "purged" ? "still has its user" : undefined;
}

function whyUserIs(tenant: State, key: string): string | undefined {
  const user = tenant.objects.users.get(key);
  return user?.onPremisesSyncEnabled === true ? "is synced from Active Directory" : undefined;
}
