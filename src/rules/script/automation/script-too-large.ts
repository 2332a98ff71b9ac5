import { Buffer } from "node:buffer";
import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { ScriptRule } from "../rule.ts";
import { placeIn } from "../support/place.ts";
import { runsInAutomation } from "../support/runtime.ts";

/** What the portal takes as a runbook (dataplat/dbatools#8687). */
const most = 1_048_576;

export const scriptTooLarge: ScriptRule = function* (checked) {
  if (!runsInAutomation(checked)) return;
  const bytes = Buffer.byteLength(checked.script.text);
  if (bytes > most) yield diagnostic("script-too-large", { bytes }, placeIn(checked.script, { start: 0 }));
};
