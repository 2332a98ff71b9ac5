import type { Fault } from "./fault.ts";
import { answersItself } from "./answers-itself.ts";

/** Fair share: a job in the sandbox is stopped after three hours (azure-automation 2). */
const longest = 3 * 60 * 60_000;

export const threeHourStop: Fault = {
  name: "three-hour-stop",
  description:
    "A call hangs until Azure Automation stops the job, after three hours; so does any call of a job that is as old. Somebody starts it again.",
  frequency: { oneIn: 40, atMost: 1 },
  around: (service, luck) => (tenant, call) => {
    const left = call.run.started + longest - tenant.state.now;
    if (left <= 0) {
      luck.strikesStill();
      return { dies: true };
    }
    if (answersItself(call) || !luck.strikes()) return service(tenant, call);
    const outcome = luck.random() < 0.5 ? service(tenant, call) : {};
    tenant.advance(left);
    return { ...outcome, dies: true };
  },
};
