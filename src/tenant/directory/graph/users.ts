import { licencesChanged, type Licence } from "../../licences.ts";
import { userDeleted } from "../../lifecycle.ts";
import type { State, User } from "../../state.ts";
import { graphErrors } from "./errors.ts";
import { one, page } from "./query.ts";
import { failed, type Asked, type Outcome, type Route } from "./route.ts";
import { isBeyondPermissions } from "./user-guards.ts";
import { shownUser, usualOfUser } from "./user-view.ts";

const readers = ["User.Read.All", "User.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"];
const writers = ["User.ReadWrite.All", "Directory.ReadWrite.All"];
const readersOfRoles = [
  "RoleManagement.Read.Directory",
  "RoleManagement.ReadWrite.Directory",
  "Directory.Read.All",
  "Directory.ReadWrite.All",
];

export const userRoutes: readonly Route[] = [
  { method: "GET", path: "/users", permissions: readers, answer: list },
  { method: "GET", path: "/users/{id}", permissions: readers, answer: get },
  {
    method: "GET",
    path: "/users/{id}/transitiveMemberOf/microsoft.graph.directoryRole",
    permissions: readersOfRoles,
    answer: listRoles,
  },
  {
    method: "PATCH",
    path: "/users/{id}",
    permissions: ["User.EnableDisableAccount.All", ...writers],
    answer: update,
  },
  {
    method: "POST",
    path: "/users/{id}/assignLicense",
    permissions: ["LicenseAssignment.ReadWrite.All", ...writers],
    answer: assignLicense,
  },
  { method: "DELETE", path: "/users/{id}", permissions: ["User.DeleteRestore.All", ...writers], answer: remove },
];

const activeUsers = ({ objects }: State): readonly User[] =>
  [...objects.users.values()].filter(({ state }) => state === "active");

/** An active user, by its id or by the name that it signs in with. */
function found(tenant: State, id: string): User | undefined {
  const asked = id.toLowerCase();
  const byId = tenant.objects.users.get(asked);
  if (byId?.state === "active") return byId;
  return activeUsers(tenant).find(({ userPrincipalName }) => userPrincipalName.toLowerCase() === asked);
}

function list(tenant: State, { url }: Asked): Outcome {
  return page(url, "users", activeUsers(tenant).map(shownUser), usualOfUser);
}

function get(tenant: State, { id, url }: Asked): Outcome {
  const user = found(tenant, id);
  return user === undefined ? failed(graphErrors.notFound(id)) : one(url, "users", shownUser(user), usualOfUser);
}

function listRoles(tenant: State, { id, url }: Asked): Outcome {
  const user = found(tenant, id);
  return user === undefined
    ? failed(graphErrors.notFound(id))
    : page(url, "directoryRoles", user.roles as readonly Readonly<Record<string, unknown>>[]);
}

function update(tenant: State, { id, body, permissions }: Asked): Outcome {
  const user = found(tenant, id);
  if (user === undefined) return failed(graphErrors.notFound(id));
  const set = objectIn(body);
  if (set === undefined) return failed(graphErrors.invalidBody);
  // The least permission is for blocking and unblocking alone.
  const isBlocking = Object.keys(set).every((name) => name === "accountEnabled");
  if (!isBlocking && !writers.some((writer) => permissions.includes(writer))) return failed(graphErrors.insufficient);
  if (isBeyondPermissions(tenant, user)) return failed(graphErrors.insufficient);
  if (user.onPremisesSyncEnabled === true) return failed(graphErrors.mastered);
  return { changes: [{ of: "users", key: user.id.toLowerCase(), set: withoutOurs(set) }] };
}

/** Assign licenses (Graph reference, user: assignLicense): adds some, or others of their plans, and takes some away. */
function assignLicense(tenant: State, { id, url, body }: Asked): Outcome {
  const user = found(tenant, id);
  if (user === undefined) return failed(graphErrors.notFound(id));
  const { addLicenses = [], removeLicenses = [] } = (objectIn(body) ?? {}) as Readonly<Partial<Licences>>;
  const before = user.assignedLicenses ?? [];
  const isOf = (skuId: string) => (one: Licence) => one.skuId.toLowerCase() === skuId.toLowerCase();
  if (removeLicenses.some((skuId) => !before.some(isOf(skuId)))) return failed(graphErrors.noSuchLicence);
  const added = addLicenses.map(({ skuId, disabledPlans = [] }) => ({ skuId, disabledPlans }));
  const gone = [...removeLicenses, ...added.map(({ skuId }) => skuId)];
  const after = [...before.filter((one) => !gone.some((skuId) => isOf(skuId)(one))), ...added];
  const changes = licencesChanged(tenant, user, after);
  return { ...one(url, "users", shownUser({ ...user, assignedLicenses: after }), usualOfUser), changes };
}

interface Licences {
  readonly addLicenses: readonly (Pick<Licence, "skuId"> & Partial<Licence>)[];
  readonly removeLicenses: readonly string[];
}

/** Graph calls the state of an address `state`, which is another thing than ours; the id and the roles are set elsewhere. */
const withoutOurs = (set: object): object =>
  Object.fromEntries(Object.entries(set).filter(([name]) => !["id", "state", "roles"].includes(name)));

function remove(tenant: State, { id }: Asked): Outcome {
  const user = found(tenant, id);
  if (user === undefined) return failed(graphErrors.notFound(id));
  if (isBeyondPermissions(tenant, user)) return failed(graphErrors.insufficient);
  return { changes: userDeleted(tenant, user) };
}

function objectIn(body: string): object | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
