import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { ScriptRule } from "../rule.ts";
import { placeIn } from "../support/place.ts";
import { runsInAutomation } from "../support/runtime.ts";

/** Azure Automation's limit (azure-docs, automation-service-limits). */
const most = 50;

export const tooManyParameters: ScriptRule = function* (checked) {
  const block = checked.script.root.ParamBlock;
  const count = block?.Parameters?.length ?? 0;
  if (block === undefined || count <= most || !runsInAutomation(checked)) return;
  yield diagnostic("too-many-parameters", { count }, placeIn(checked.script, block));
};
