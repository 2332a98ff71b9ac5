import type { Fault } from "./fault.ts";
import { answersItself } from "./answers-itself.ts";
import { noAnswer } from "./no-answer.ts";

export const timeoutBefore: Fault = {
  name: "timeout-before",
  description: "A call gets lost on its way to the service: nothing is done, and no answer comes.",
  frequency: { oneIn: 10, atMost: 6 },
  around: (service, luck) => (tenant, call) =>
    !answersItself(call) && luck.strikes() ? noAnswer(tenant, call) : service(tenant, call),
};
