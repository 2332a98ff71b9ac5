import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { servicesOf } from "../../procedure/services.ts";
import type { Rule } from "./rule.ts";

/** The Graph SDK and Exchange Online's module bring two versions of one library and fail beside each other (msgraph-sdk-powershell#3394). */
export const twoSdks: Rule = function* (procedure) {
  if (!procedure.dialects.includes("graph-sdk")) return;
  const steps = procedure.stepsByDialect?.["graph-sdk"] ?? procedure.steps;
  const services = servicesOf({ ...procedure, steps });
  if (services.has("exchange") || services.has("compliance"))
    yield diagnostic("two-sdks", { dialect: "graph-sdk" }, procedure.position);
};
