import { retirementOf } from "../../../catalog/retired.ts";
import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import { allCommands, functionNamed } from "../../../powershell/script/flow.ts";
import type { ScriptRule } from "../rule.ts";
import { broughtBy } from "../support/brought.ts";
import { placeIn } from "../support/place.ts";

/** A cmdlet that the service has retired is called only with a warning, once for each. An Exchange server still has it. */
export const retiredCmdlet: ScriptRule = function* ({ script }) {
  if (broughtBy(script).isOfServer) return;
  const told = new Set<string>();
  for (const { name, node } of allCommands(script)) {
    const key = name?.toLowerCase();
    if (name === undefined || key === undefined || told.has(key) || functionNamed(script, name) !== undefined) continue;
    const since = retirementOf(name);
    if (since === undefined) continue;
    told.add(key);
    const keep = "Say why in a comment (# purgebook-disable-next-line retired-cmdlet: <reason>)";
    const values = { where: "The script", cmdlet: name, since, keep, offered: "Get-Command finds it" };
    yield diagnostic("retired-cmdlet", values, placeIn(script, node));
  }
};
