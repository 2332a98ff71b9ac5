import { isOn, refused, textIn, type Answer, type Call } from "../call.ts";
import { owns, tenantNotFound } from "../directory/sign-in-errors.ts";
import type { State } from "../state.ts";
import { withConnection, type SignIn } from "./session.ts";

/** Directory roles with which an application may connect (exchange-state 4: app-only, of PSC/app-only-auth-powershell-v2). */
const supportedRoles = {
  exchange: [
    "Compliance Administrator",
    "Exchange Administrator",
    "Exchange Recipient Administrator",
    "Global Administrator",
    "Global Reader",
    "Helpdesk Administrator",
    "Security Administrator",
    "Security Reader",
  ],
  purview: [
    "Compliance Administrator",
    "Global Administrator",
    "Global Reader",
    "Security Administrator",
    "Security Reader",
  ],
} as const;

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
  if (isApplication && !supportedRoles[service].some((role) => identity.directoryRoles.includes(role)))
    return refused(roleNotSupported(appId));
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

function signInOf(call: Call): SignIn {
  if (isOn(call, "ManagedIdentity")) return "managed-identity";
  if (call.parameters["AccessToken"] !== undefined) return "token";
  return textIn(call, "AppId") === undefined ? "person" : "certificate";
}
