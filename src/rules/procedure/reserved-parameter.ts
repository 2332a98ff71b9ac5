import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { commonParameterNames } from "../../procedure/parameters.ts";
import type { Rule } from "./rule.ts";
import { automationParameters, isIn, nameSet, powershellParameters } from "./support/names.ts";

const common = nameSet(commonParameterNames.join(" "));

/** A procedure defines no parameter that comes by itself. */
export const reservedParameter: Rule = function* (procedure) {
  for (const { name, position } of procedure.parameters) {
    const by = ownerOf(name);
    if (by !== undefined) yield diagnostic("reserved-parameter", { name, by }, position ?? procedure.position);
  }
};

function ownerOf(name: string): string | undefined {
  if (isIn(common, name)) return "every runbook and comes by itself";
  if (isIn(automationParameters, name)) return "Azure Automation";
  return isIn(powershellParameters, name) ? "PowerShell, which gives it to every script" : undefined;
}
