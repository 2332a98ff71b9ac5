import { isOn, refused, textIn, type Cmdlet } from "../../call.ts";
import type { User } from "../../state.ts";
import { connected } from "./connected.ts";
import { msonlineErrors } from "./errors.ts";
import { identityNamed, userNamed } from "./find-user.ts";

/** Without -All so many at the most (its page). */
const usualMost = 500;

/** Get-MsolUser: active users, or with -ReturnDeletedUsers those in the recycle bin. */
export const getMsolUser: Cmdlet = connected((tenant, call) => {
  const state = isOn(call, "ReturnDeletedUsers") ? "deleted" : "active";
  const identity = identityNamed(call);
  if (identity !== undefined) {
    const user = userNamed(tenant, call, state);
    return user === undefined ? refused(msonlineErrors.userNotFound(identity)) : { objects: [shown(user)] };
  }
  const all = [...tenant.objects.users.values()].filter((user) => user.state === state);
  const most = isOn(call, "All") ? Infinity : Number(textIn(call, "MaxResults") ?? usualMost);
  return { objects: all.slice(0, most).map(shown) };
});

const shown = (user: User): object => ({
  ObjectId: { $guid: user.id },
  UserPrincipalName: user.userPrincipalName,
  DisplayName: user.displayName,
  BlockCredential: !user.accountEnabled,
  ImmutableId: user.onPremisesImmutableId ?? null,
  IsLicensed: (user.assignedLicenses ?? user.assignedPlans).length > 0,
  LastDirSyncTime: user.onPremisesSyncEnabled === true ? { $date: someSync } : null,
  SoftDeletionTimestamp: user.deletedDateTime === null ? null : { $date: user.deletedDateTime },
});

/** That a user is synced is known, not when it was last. */
const someSync = "2020-01-01T00:00:00Z";
