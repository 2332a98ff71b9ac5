import type { Cmdlet } from "../call.ts";
import { connect } from "./connect.ts";

export const connectExchangeOnline: Cmdlet = (tenant, call) => connect(tenant, call, "exchange");
