import { directoryOperations } from "../catalog/directory.ts";
import { seesCases } from "../service/management-roles.ts";

/** A certificate of the Automation account. */
export interface Certificate {
  readonly name: string;
  readonly thumbprint: string;
}

/** A cmdlet that no role has any more, or where parameters are named, these of it. */
export interface Withheld {
  readonly cmdlet: string;
  readonly parameters?: readonly string[] | undefined;
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
  /** Of which it has the permission Exchange.ManageAsApp: each has a grant of its own (MicrosoftDocs/office-docs-powershell#13783). */
  readonly manages: readonly ("exchange" | "purview")[];
  /** The directory roles, by name. */
  readonly directoryRoles: readonly string[];
  /** The management roles in Exchange Online, where they are known one by one; else those that its directory roles bring. */
  readonly exchangeRoles?: readonly string[] | undefined;
  /** The management roles that it has beside those that come with its directory roles. */
  readonly managementRoles: readonly string[];
  /** What the organization has taken out of the roles. */
  readonly withheld: readonly Withheld[];
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
    manages: Object.freeze(["exchange", "purview"] as const),
    directoryRoles: Object.freeze(["Exchange Administrator", "Compliance Administrator", "User Administrator"]),
    managementRoles: Object.freeze(["Mailbox Search", seesCases]),
    withheld: Object.freeze([]),
    certificates: Object.freeze([]),
  });
