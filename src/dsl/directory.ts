import type { Argument, Effect, Expression } from "../catalog/call.ts";
import { directoryOperations, type DirectoryOperationName } from "../catalog/directory.ts";
import type { DirectoryObjectId, UserPrincipalName } from "../catalog/identity.ts";

/** A user, as Microsoft Graph answers. */
export interface User {
  /** The object id; in Exchange it is ExternalDirectoryObjectId. */
  readonly id: DirectoryObjectId;
  readonly userPrincipalName: UserPrincipalName;
  readonly displayName: string;
  readonly mail: string;
  readonly accountEnabled: boolean;
  readonly userType: string;
  /** True where Active Directory masters the user; null where it never did. */
  readonly onPremisesSyncEnabled: boolean;
  readonly onPremisesImmutableId: string;
}

/** A user in the recycle bin: 30 days, then gone. */
export interface DeletedUser extends Omit<User, "accountEnabled"> {
  readonly deletedDateTime: string;
}

/** A domain of the tenant. */
export interface Domain {
  readonly id: string;
  /** Managed or Federated. */
  readonly authenticationType: string;
  readonly isVerified: boolean;
}

/** An operation on the directory as inert data. */
export interface DirectoryCall<
  out Operation extends string = string,
  out Output = unknown,
  out E extends Effect = Effect,
> {
  readonly kind: "directory";
  readonly operation: Operation;
  readonly effect: E;
  readonly parameters: Readonly<Record<string, Argument<unknown>>>;
  readonly input?: Expression<unknown>;
  readonly output?: Output;
}

function read<N extends DirectoryOperationName, Output>(
  operation: N,
  parameters: Readonly<Record<string, Argument<unknown>>>,
): DirectoryCall<N, Output, "read"> {
  return Object.freeze({ kind: "directory", operation, effect: "read", parameters: Object.freeze(parameters) });
}

function act<N extends DirectoryOperationName, E extends Effect>(
  operation: N,
  input: Expression<unknown>,
): DirectoryCall<N, void, E> {
  return Object.freeze({
    kind: "directory",
    operation,
    effect: directoryOperations[operation].effect as E,
    parameters: {},
    input,
  });
}

/**
 * What a runbook does in the directory (Entra). The runbook's dialect decides how it is spelled: Microsoft Graph over REST, the
 * Graph SDK, or the retired MSOnline module.
 */
export const directory = Object.freeze({
  /** The user with this object id. Effect: read. */
  user: (parameters: { readonly Id: Argument<DirectoryObjectId | "" | null> }) =>
    read<"get-user", User>("get-user", parameters),
  /** The user with this object id in the recycle bin. Effect: read. */
  deletedUser: (parameters: { readonly Id: Argument<DirectoryObjectId | "" | null> }) =>
    read<"get-deleted-user", DeletedUser>("get-deleted-user", parameters),
  /** All users in the recycle bin. Effect: read. */
  deletedUsers: () => read<"list-deleted-users", DeletedUser>("list-deleted-users", {}),
  /** The domain of this name. Effect: read. */
  domain: (parameters: { readonly Id: Argument<string> }) => read<"get-domain", Domain>("get-domain", parameters),
  /** Moves the user to the recycle bin, for 30 days; the mailbox is soft-deleted with it. Effect: destroy. */
  deleteUser: { from: (fresh: Expression<User>) => act<"delete-user", "destroy">("delete-user", fresh) },
  /** Purges the user from the recycle bin: it cannot come back. The mailbox stays soft-deleted. Effect: destroy. */
  purgeDeletedUser: {
    from: (fresh: Expression<DeletedUser>) => act<"purge-deleted-user", "destroy">("purge-deleted-user", fresh),
  },
  /** Blocks the sign-in of the user. Effect: change. */
  blockSignIn: { from: (fresh: Expression<User>) => act<"block-sign-in", "change">("block-sign-in", fresh) },
});
