import type { Effect } from "./call.ts";

/**
 * Operations on the directory (Entra) as Microsoft Graph v1.0 offers them. `{Id}` in a path is a parameter, `{id}` the id of the
 * object that is acted on. Sources: Microsoft Graph reference, pages user-get, user-delete, user-update,
 * directory-deleteditems-get, directory-deleteditems-delete, directory-deleteditems-list, domain-get, user-list-transitivememberof.
 */
export interface DirectoryOperation {
  readonly effect: Effect;
  readonly method: "GET" | "DELETE" | "PATCH";
  readonly path: string;
  /** What the answer must carry: Graph leaves out many properties unless they are asked for. */
  readonly select?: readonly string[];
  readonly body?: Readonly<Record<string, boolean | string>>;
  readonly answers: "one" | "many" | "nothing";
  /** The least application permission of Graph, its id, and those that allow more and do as well. */
  readonly permission: { readonly name: string; readonly id: string; readonly above: readonly string[] };
  /** A directory role that it needs besides, and why. */
  readonly role?: { readonly name: string; readonly templateId: string; readonly reason: string };
}

const readUsers = {
  name: "User.Read.All",
  id: "df021288-bdef-4463-88db-98f22de89214",
  above: ["User.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"],
};
const blockUsers = {
  name: "User.EnableDisableAccount.All",
  id: "3011c876-62b7-4ada-afa2-506cbbecc68c",
  above: ["User.ReadWrite.All", "Directory.ReadWrite.All"],
};
const purgeUsers = {
  name: "User.DeleteRestore.All",
  id: "eccc023d-eccf-4e7b-9683-8813ab36cecc",
  above: ["User.ReadWrite.All"],
};
const readDomains = {
  name: "Domain.Read.All",
  id: "dbb9058a-0e50-45d7-ae91-66909b5d4664",
  above: ["Domain.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"],
};
const readRoles = {
  name: "RoleManagement.Read.Directory",
  id: "483bed4a-2ad3-4361-a73b-c83ccdbdc53c",
  above: ["RoleManagement.ReadWrite.Directory", "Directory.Read.All", "Directory.ReadWrite.All"],
};

const ofUser = [
  "id",
  "userPrincipalName",
  "displayName",
  "mail",
  "proxyAddresses",
  "accountEnabled",
  "userType",
  "onPremisesSyncEnabled",
  "onPremisesImmutableId",
  "isManagementRestricted",
  "assignedPlans",
  "assignedLicenses",
  "createdDateTime",
];
const ofDeletedUser = [
  "id",
  "userPrincipalName",
  "displayName",
  "mail",
  "proxyAddresses",
  "userType",
  "onPremisesSyncEnabled",
  "onPremisesImmutableId",
  "deletedDateTime",
];

export const directoryOperations = {
  "get-user": {
    effect: "read",
    method: "GET",
    path: "/users/{Id}",
    select: ofUser,
    answers: "one",
    permission: readUsers,
  },
  "get-deleted-user": {
    effect: "read",
    method: "GET",
    path: "/directory/deletedItems/{Id}/microsoft.graph.user",
    select: ofDeletedUser,
    answers: "one",
    permission: readUsers,
  },
  "list-deleted-users": {
    effect: "read",
    method: "GET",
    path: "/directory/deletedItems/microsoft.graph.user",
    select: ofDeletedUser,
    answers: "many",
    permission: readUsers,
  },
  "list-user-roles": {
    effect: "read",
    method: "GET",
    path: "/users/{Id}/transitiveMemberOf/microsoft.graph.directoryRole",
    select: ["id", "displayName"],
    answers: "many",
    permission: readRoles,
  },
  "get-domain": {
    effect: "read",
    method: "GET",
    path: "/domains/{Id}",
    select: ["id", "authenticationType", "isVerified"],
    answers: "one",
    permission: readDomains,
  },
  "block-sign-in": {
    effect: "change",
    method: "PATCH",
    path: "/users/{id}",
    body: { accountEnabled: false },
    answers: "nothing",
    permission: blockUsers,
  },
  "delete-user": {
    effect: "destroy",
    method: "DELETE",
    path: "/users/{id}",
    answers: "nothing",
    permission: purgeUsers,
  },
  "purge-deleted-user": {
    effect: "destroy",
    method: "DELETE",
    path: "/directory/deletedItems/{id}",
    answers: "nothing",
    permission: purgeUsers,
  },
} as const satisfies Readonly<Record<string, DirectoryOperation>>;

export type DirectoryOperationName = keyof typeof directoryOperations;

export function directoryOperation(name: string): DirectoryOperation {
  const found = (directoryOperations as Readonly<Record<string, DirectoryOperation>>)[name];
  if (found === undefined) throw new RangeError(`There is no directory operation "${name}"`);
  return found;
}
