import type { Connection, SignIn } from "../../session/session.ts";
import type { State } from "../../state.ts";

const authTypes: Readonly<Record<SignIn, string>> = {
  "managed-identity": "ManagedIdentity",
  certificate: "AppOnly",
  person: "Delegated",
  token: "UserProvidedAccessToken",
};

/** What the SDK tells of its connection. */
export const contextOf = ({ identity }: State, { tenantId, appId, signIn }: Connection): object => ({
  ClientId: appId,
  TenantId: tenantId,
  Scopes: identity.permissions,
  AuthType: authTypes[signIn],
  ContextScope: "Process",
  Environment: "Global",
});
