import { isOn, refused, textIn, type Answer, type Call } from "../call.ts";
import { owns, tenantNotFound } from "../directory/sign-in-errors.ts";
import { rolesInExchange, rolesInPurview } from "../roles/role-groups.ts";
import type { State } from "../state.ts";
import { withConnection, type SignIn } from "./session.ts";

/** Directory roles with which an application may connect (exchange-state 4: app-only, of PSC/app-only-auth-powershell-v2). */
const supportedRoles = { exchange: rolesInExchange, purview: rolesInPurview };

/** What users report where the permission Exchange.ManageAsApp is missing (MicrosoftDocs/office-docs-powershell#11008). */
const unauthorized = "UnAuthorized";

/** Exchange-state E17, word for word. */
const roleNotSupported = (appId: string): string =>
  `The role assigned to application ${appId} isn't supported in this scenario. Please check online documentation for assigning correct Directory Roles to Azure AD Application for EXO App-Only Authentication.`;

/** Invented: what the module says where the managed identity is switched off is not known. */
const identityIsOff = "No managed identity was found (this text is invented).";

/** Opens a connection to Exchange Online or to Microsoft Purview, as whoever the parameters name. */
export function connect(tenant: State, call: Call, service: "exchange" | "purview"): Answer {
  const { identity } = tenant;
  const signIn = signInOf(call);
  const isApplication = signIn === "managed-identity" || signIn === "certificate";
  const appId = textIn(call, "AppId") ?? (signIn === "managed-identity" ? identity.appId : "");
  const organization = isApplication ? (textIn(call, "Organization") ?? "") : "";
  if (signIn === "managed-identity" && !identity.isSwitchedOn) return refused(identityIsOff);
  if (isApplication && !owns(tenant, organization)) return refused(tenantNotFound(organization));
  if (isApplication && !identity.manages.includes(service)) return refused(unauthorized);
  if (isApplication && !mayConnect(tenant, service)) return refused(roleNotSupported(appId));
  return {
    session: withConnection(tenant.session, {
      service,
      signIn,
      organization,
      appId,
      tenantId: identity.tenants.exchange,
      userPrincipalName: textIn(call, "UserPrincipalName") ?? "",
    }),
  };
}

/** A role group of its own may do as well, says the documentation; some report that it does not (exchange-state 4, open). */
const mayConnect = ({ identity, settings }: State, service: "exchange" | "purview"): boolean =>
  identity.directoryRoles.some((role) => Object.hasOwn(supportedRoles[service], role)) ||
  (settings.roleGroupConnects && identity.managementRoles.length > 0);

function signInOf(call: Call): SignIn {
  if (isOn(call, "ManagedIdentity")) return "managed-identity";
  if (call.parameters["AccessToken"] !== undefined) return "token";
  return textIn(call, "AppId") === undefined ? "person" : "certificate";
}
