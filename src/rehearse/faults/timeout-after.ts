import type { Fault } from "./fault.ts";
import { answersItself } from "./answers-itself.ts";
import { noAnswer } from "./no-answer.ts";

export const timeoutAfter: Fault = {
  name: "timeout-after",
  description: "The service does what it was asked for, and its answer gets lost.",
  frequency: { oneIn: 10, atMost: 6 },
  around: (service, luck) => (tenant, call) => {
    if (answersItself(call) || !luck.strikes()) return service(tenant, call);
    const { session } = tenant.state;
    const { changes = [], struck } = service(tenant, call);
    // What the process is connected to it knows from the answer alone.
    tenant.connect(session);
    return { ...noAnswer(tenant, call), changes, ...(struck === undefined ? {} : { struck }) };
  },
};
