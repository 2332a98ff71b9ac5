import { userPurged, userRestored } from "../../lifecycle.ts";
import type { State, User } from "../../state.ts";
import { graphErrors } from "./errors.ts";
import { one, page } from "./query.ts";
import { failed, type Asked, type Outcome, type Route } from "./route.ts";
import { isBeyondPermissions } from "./user-guards.ts";
import { shownUser, usualOfUser } from "./user-view.ts";

const purgers = ["User.DeleteRestore.All", "User.ReadWrite.All"];
const readers = ["User.Read.All", ...purgers, "Directory.Read.All", "Directory.ReadWrite.All"];

/** The recycle bin: users lie in it for 30 days (exchange-state 1.4 and 5). */
export const deletedUserRoutes: readonly Route[] = [
  { method: "GET", path: "/directory/deletedItems/microsoft.graph.user", permissions: readers, answer: list },
  { method: "GET", path: "/directory/deletedItems/{id}", permissions: readers, answer: get },
  { method: "GET", path: "/directory/deletedItems/{id}/microsoft.graph.user", permissions: readers, answer: get },
  { method: "DELETE", path: "/directory/deletedItems/{id}", permissions: purgers, answer: purge },
  { method: "POST", path: "/directory/deletedItems/{id}/restore", permissions: purgers, answer: restore },
];

/** By its id alone: names are free again. */
function found({ objects }: State, id: string): User | undefined {
  const user = objects.users.get(id.toLowerCase());
  return user?.state === "deleted" ? user : undefined;
}

function list({ objects }: State, { url }: Asked): Outcome {
  const deleted = [...objects.users.values()].filter(({ state }) => state === "deleted");
  return page(url, "microsoft.graph.user", deleted.map(shownUser), usualOfUser);
}

function get(tenant: State, { id, url }: Asked): Outcome {
  const user = found(tenant, id);
  return user === undefined
    ? failed(graphErrors.notFound(id))
    : one(url, "microsoft.graph.user", shownUser(user), usualOfUser);
}

function purge(tenant: State, { id }: Asked): Outcome {
  const user = found(tenant, id);
  if (user === undefined) return failed(graphErrors.notFound(id));
  if (isBeyondPermissions(tenant, user)) return failed(graphErrors.insufficient);
  return { changes: userPurged(tenant, user, tenant.settings.lag.bin) };
}

function restore(tenant: State, { id, url }: Asked): Outcome {
  const user = found(tenant, id);
  if (user === undefined) return failed(graphErrors.notFound(id));
  if (isBeyondPermissions(tenant, user)) return failed(graphErrors.insufficient);
  if (isTaken(tenant, user.userPrincipalName)) return failed(graphErrors.nameTaken);
  const restored = shownUser({ ...user, state: "active", deletedDateTime: null });
  return { ...one(url, "directoryObjects", restored, usualOfUser), changes: userRestored(tenant, user) };
}

const isTaken = ({ objects }: State, name: string): boolean =>
  [...objects.users.values()].some(
    ({ state, userPrincipalName }) => state === "active" && userPrincipalName.toLowerCase() === name.toLowerCase(),
  );
