import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { ScriptRule } from "../rule.ts";
import { placeIn } from "../support/place.ts";
import { runsInAutomation } from "../support/runtime.ts";

/** A runbook checks for itself what it needs: Azure Automation documents #Requires as unsupported (azure-docs, automation-runbook-types). */
export const requiresStatement: ScriptRule = function* (checked) {
  const { script } = checked;
  if (script.root.requires !== true || !runsInAutomation(checked)) return;
  for (const comment of script.comments)
    if (/^#requires\s/i.test(comment.text))
      yield diagnostic("requires-statement", { statement: comment.text.trim() }, placeIn(script, comment));
};
