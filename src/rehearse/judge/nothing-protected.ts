import { holdsOn } from "../../tenant/holds.ts";
import type { State } from "../../tenant/state.ts";
import { breachAt, destroys, type ActJudge } from "./act.ts";
import type { Past } from "./past.ts";

/**
 * Nothing on hold, with a live user, or synced from a directory outside is destroyed: judged at the moment of the act. A hold that the script
 * has lifted itself still counts: to lift it is a decision of its own, with a runbook of its own.
 */
export const nothingProtected: ActJudge = (act, _, past) =>
  act.changes.filter(destroys).flatMap(({ of, key }) => {
    const why = of === "users" ? whyUserIs(act.tenant, key) : whyMailboxIs(act.tenant, key, past);
    return why === undefined ? [] : [breachAt("nothing-protected", act, `${act.name} destroys ${key}, which ${why}.`)];
  });

function whyMailboxIs(tenant: State, key: string, past: Past): string | undefined {
  const mailbox = tenant.objects.mailboxes.get(key);
  if (mailbox === undefined) return undefined;
  const holds = holdsOn(tenant, mailbox);
  if (holds.length > 0) return `is on hold (${holds.join(", ")})`;
  const lifted = past.liftedFrom(key);
  if (lifted !== undefined) return `was on hold (${lifted}) until this script lifted it`;
  if (mailbox.IsDirSynced) return "is synced from Active Directory";
  const id = mailbox.ExternalDirectoryObjectId.toLowerCase();
  return id !== "" && tenant.objects.users.get(id)?.state !== "purged" ? "still has its user" : undefined;
}

function whyUserIs(tenant: State, key: string): string | undefined {
  const user = tenant.objects.users.get(key);
  return user?.onPremisesSyncEnabled === true ? "is synced from Active Directory" : undefined;
}
