import type { Cmdlet } from "../call.ts";
import { connect } from "./connect.ts";

/** The connection to Security & Compliance, which no managed identity can open (azure-automation 3). */
export const connectIppsSession: Cmdlet = (tenant, call) => connect(tenant, call, "purview");
