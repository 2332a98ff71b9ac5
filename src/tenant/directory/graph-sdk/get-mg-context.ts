import type { Cmdlet } from "../../call.ts";
import { connectionTo } from "../../session/session.ts";
import { contextOf } from "./mg-context.ts";

/** Nothing where the process is not connected. */
export const getMgContext: Cmdlet = (tenant) => {
  const connection = connectionTo(tenant.session, "graph");
  return connection === undefined ? {} : { objects: [contextOf(tenant, connection)] };
};
