import { isOn, refused, textIn, type Call, type Cmdlet } from "../../call.ts";
import { withConnection, withoutConnections, type SignIn } from "../../session/session.ts";
import { owns, tenantNotFound } from "../sign-in-errors.ts";

/** Invented: what the SDK says where the managed identity is switched off is not known. */
const identityIsOff = "ManagedIdentityCredential authentication unavailable (this text is invented).";

/** Connects the process to Graph; there is one such connection, and a new one takes its place. */
export const connectMgGraph: Cmdlet = (tenant, call) => {
  const signIn = signInOf(call);
  const organization = textIn(call, "TenantId") ?? "";
  if (signIn === "managed-identity" && !tenant.identity.isSwitchedOn) return refused(identityIsOff);
  if (organization !== "" && !owns(tenant, organization)) return refused(tenantNotFound(organization));
  return {
    session: withConnection(
      withoutConnections(tenant.session, ({ service }) => service === "graph"),
      {
        service: "graph",
        signIn,
        organization,
        tenantId: tenant.identity.tenants.directory,
        appId: textIn(call, "ClientId") ?? tenant.identity.appId,
        userPrincipalName: "",
      },
    ),
  };
};

function signInOf(call: Call): SignIn {
  if (isOn(call, "Identity")) return "managed-identity";
  if (call.parameters["AccessToken"] !== undefined) return "token";
  const names = ["Certificate", "CertificateThumbprint", "CertificateSubjectName"];
  return names.some((name) => call.parameters[name] !== undefined) ? "certificate" : "person";
}
