import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { parametersOf } from "../../procedure/parameters.ts";
import type { Rule } from "./rule.ts";

/** Azure Automation's limit (azure-docs, automation-service-limits). */
const most = 50;

export const tooManyParameters: Rule = function* (procedure) {
  const count = parametersOf(procedure, "automation").length;
  if (count > most) yield diagnostic("too-many-parameters", { count }, procedure.position);
};
