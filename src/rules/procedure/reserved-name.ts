import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { commonParameterNames } from "../../procedure/parameters.ts";
import { walk } from "../../procedure/walk.ts";
import type { Rule } from "./rule.ts";
import { isIn, nameSet, powershellVariables, runtimeVariables, scriptVariables } from "./support/names.ts";
import { isFind } from "./support/order.ts";

const common = nameSet(commonParameterNames.join(" "));

/** Parameters and found objects become variables of the script, so they keep off those that mean something already. */
export const reservedName: Rule = function* (procedure) {
  for (const { name, position } of procedure.parameters) {
    const by = ownerOf(name);
    if (by !== undefined)
      yield diagnostic("reserved-name", { name, what: "parameter", by }, position ?? procedure.position);
  }
  for (const step of walk(procedure.steps)) {
    if (!isFind(step)) continue;
    const { name } = step.found;
    const by = isIn(common, name) ? "the runbook's common parameters" : ownerOf(name);
    if (by !== undefined) yield diagnostic("reserved-name", { name, what: "found object", by }, step.position);
  }
};

function ownerOf(name: string): string | undefined {
  if (isIn(powershellVariables, name)) return "PowerShell";
  return isIn(scriptVariables, name) || isIn(runtimeVariables, name) ? "the emitted script" : undefined;
}
