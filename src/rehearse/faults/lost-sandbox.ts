import type { Fault } from "./fault.ts";

/** Azure Automation starts such a job again from its top, up to three times (azure-automation 2, restart semantics). */
export const lostSandbox: Fault = {
  name: "lost-sandbox",
  description: "The process dies at a call, before or after it took effect, and the job begins again from its top.",
  frequency: { oneIn: 30, atMost: 3 },
  around: (service, luck) => (tenant, call) => {
    if (!luck.strikes()) return service(tenant, call);
    return { ...(luck.random() < 0.5 ? service(tenant, call) : {}), dies: true };
  },
};
