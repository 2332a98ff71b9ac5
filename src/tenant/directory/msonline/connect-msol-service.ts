import type { Cmdlet } from "../../call.ts";
import { withConnection, withoutConnections } from "../../session/session.ts";

/** Asks who signs in, which is a person. The module is retired since 2025-05-30 (catalogue); here it still answers. */
export const connectMsolService: Cmdlet = ({ session, identity }) => ({
  session: withConnection(
    withoutConnections(session, ({ service }) => service === "msonline"),
    {
      service: "msonline",
      signIn: "person",
      organization: "",
      tenantId: identity.tenants.directory,
      appId: "",
      userPrincipalName: "",
    },
  ),
});
