import type { Fault } from "./fault.ts";
import { answersItself } from "./answers-itself.ts";
import { refusalOf, type Refusal } from "./refusal.ts";

/** Exchange-state E15 and E19, blob-storage (errors and throttling); the code of Graph is from memory. */
export const throttling: Refusal = {
  exchange: "You have reached the maximum number of concurrent requests per tenant. Please wait and try again",
  directory: {
    status: 429,
    code: "TooManyRequests",
    message: "This request is throttled. Please try again after the value specified in the Retry-After header.",
  },
  store: "ServerBusy",
};

export const throttled: Fault = {
  name: "throttled",
  description: "The service refuses a call because there are too many, and does not say for how long.",
  frequency: { oneIn: 6, atMost: 20 },
  around: (service, luck) => (tenant, call) =>
    !answersItself(call) && luck.strikes() ? refusalOf(tenant.state, call, throttling) : service(tenant, call),
};
