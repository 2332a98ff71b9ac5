import { refused, type Cmdlet } from "../../call.ts";
import { connectionTo, withoutConnections } from "../../session/session.ts";
import { contextOf } from "./mg-context.ts";

export const disconnectMgGraph: Cmdlet = (tenant) => {
  const connection = connectionTo(tenant.session, "graph");
  if (connection === undefined) return refused("No application to sign out from.");
  return {
    objects: [contextOf(tenant, connection)],
    session: withoutConnections(tenant.session, ({ service }) => service === "graph"),
  };
};
