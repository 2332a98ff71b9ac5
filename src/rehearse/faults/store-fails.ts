import { destinationOf } from "../destination.ts";
import type { Fault } from "./fault.ts";
import { refusalOf, type Refusal } from "./refusal.ts";

/** Of the three only the store is asked; blob-storage, errors and throttling. */
const hour = 60 * 60_000;

const broken: Refusal = {
  exchange: "",
  directory: { status: 500, code: "InternalError", message: "" },
  store: "InternalError",
};

export const storeFails: Fault = {
  name: "store-fails",
  description: "From a call on, the evidence store answers with errors for an hour.",
  frequency: { oneIn: 5, atMost: 1 },
  around(service, luck) {
    let until = 0;
    return (tenant, call) => {
      if (destinationOf(call) !== "store") return service(tenant, call);
      if (tenant.state.now < until) luck.strikesStill();
      else if (luck.strikes()) until = tenant.state.now + hour;
      return tenant.state.now < until ? refusalOf(tenant.state, call, broken) : service(tenant, call);
    };
  },
};
