import type { Cmdlet } from "../call.ts";
import type { Connection } from "./session.ts";

/** Whether it is a connection of the module ExchangeOnlineManagement. */
export const isOfExchangeModule = ({ service }: Connection): boolean => service === "exchange" || service === "purview";

/** The connections of the module, to Exchange Online and to Purview alike, with the properties that its page lists. */
export const getConnectionInformation: Cmdlet = ({ session }, { parameters }) => {
  const ids = [parameters["ConnectionId"] ?? []].flat().map((id) => String(id).toLowerCase());
  return {
    objects: session.connections
      .filter((connection) => isOfExchangeModule(connection) && (ids.length === 0 || ids.includes(connection.id)))
      .map(shown),
  };
};

function shown({ id, number, state, service, signIn, organization, tenantId, ...who }: Connection): object {
  const isPurview = service === "purview";
  return {
    ConnectionId: { $guid: id },
    State: state,
    Id: number,
    Name: `${isPurview ? "ExchangeOnlineProtection" : "ExchangeOnline"}_${number}`,
    UserPrincipalName: who.userPrincipalName,
    CertificateAuthentication: signIn === "certificate",
    Organization: organization,
    AppId: who.appId,
    PageSize: 1000,
    TenantID: tenantId,
    TokenStatus: state === "Connected" ? "Active" : "Expired",
    IsEopSession: isPurview,
  };
}
