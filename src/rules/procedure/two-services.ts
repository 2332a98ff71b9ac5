import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { servicesOf } from "../../procedure/services.ts";
import { walk } from "../../procedure/walk.ts";
import type { Rule } from "./rule.ts";

/** Exchange Online and Security & Compliance are two connections; a runbook has one. Said where the second comes in. */
export const twoServices: Rule = function* (procedure) {
  const seen = new Set<string>();
  for (const step of walk(procedure.steps)) {
    if ("steps" in step) continue;
    for (const service of servicesOf({ ...procedure, steps: [step] })) seen.add(service);
    if (!seen.has("exchange") || !seen.has("compliance")) continue;
    yield diagnostic("two-services", {}, step.position);
    return;
  }
};
