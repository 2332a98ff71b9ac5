import { isOn, refused, type Cmdlet } from "../../call.ts";
import { userDeleted, userPurged } from "../../lifecycle.ts";
import { connected } from "./connected.ts";
import { msonlineErrors } from "./errors.ts";
import { identityNamed, userNamed } from "./find-user.ts";

/** Who may delete and purge users (exchange-state 4). */
const deleters = ["Global Administrator", "User Administrator", "Privileged Authentication Administrator"];

/** Remove-MsolUser: an active user goes to the recycle bin; with -RemoveFromRecycleBin one goes from there for good. */
export const removeMsolUser: Cmdlet = connected((tenant, call) => {
  if (!isOn(call, "Force")) return refused(msonlineErrors.nobodyAnswers);
  if (!deleters.some((role) => tenant.identity.directoryRoles.includes(role))) return refused(msonlineErrors.denied);
  const isForGood = isOn(call, "RemoveFromRecycleBin");
  const user = userNamed(tenant, call, isForGood ? "deleted" : "active");
  if (user === undefined) return refused(msonlineErrors.userNotFound(identityNamed(call) ?? ""));
  return { changes: isForGood ? userPurged(tenant, user, tenant.settings.lag.bin) : userDeleted(tenant, user) };
});
