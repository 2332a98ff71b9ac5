import { directoryOperations } from "../catalog/directory.ts";

/** A certificate of the Automation account. */
export interface Certificate {
  readonly name: string;
  readonly thumbprint: string;
}

/** Who acts on the tenant: the managed identity, or the application with a certificate. */
export interface Identity {
  /** The tenants that its token for the directory and its connections to Exchange Online are of: one, unless something is wrong. */
  readonly tenants: { readonly directory: string; readonly exchange: string };
  readonly appId: string;
  /** Whether the managed identity of the Automation account is switched on. */
  readonly isSwitchedOn: boolean;
  /** The client ids of the identities that are assigned beside it. */
  readonly userAssigned: readonly string[];
  /** The application permissions in Microsoft Graph. */
  readonly permissions: readonly string[];
  /** The directory roles, by name. */
  readonly directoryRoles: readonly string[];
  readonly certificates: readonly Certificate[];
}

/** One that may do what the runbooks do, and no more. */
export const identityOfRunbooks = (tenantId: string): Identity =>
  Object.freeze({
    tenants: Object.freeze({ directory: tenantId, exchange: tenantId }),
    appId: "a9900000-0000-4000-8000-000000000001",
    isSwitchedOn: true,
    userAssigned: Object.freeze([]),
    permissions: Object.freeze([
      ...new Set(Object.values(directoryOperations).map(({ permission }) => permission.name)),
    ]),
    directoryRoles: Object.freeze(["Exchange Administrator", "Compliance Administrator"]),
    certificates: Object.freeze([]),
  });
