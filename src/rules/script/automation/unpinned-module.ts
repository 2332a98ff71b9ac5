import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { ScriptRule } from "../rule.ts";
import { modulesAskedFor } from "../support/module.ts";
import { placeIn } from "../support/place.ts";
import { runsInAutomation } from "../support/runtime.ts";

const shared = /^(ExchangeOnlineManagement|Microsoft\.Graph(\..+)?|Az(\..+)?)$/i;

/** A module is imported in one version: up to ten jobs share a process, which keeps the first (azure-docs, shared-resources/modules). */
export const unpinnedModule: ScriptRule = function* (checked) {
  if (!runsInAutomation(checked)) return;
  for (const { at, by, name, isExact } of modulesAskedFor(checked.script))
    if (by !== "#Requires" && !isExact && shared.test(name))
      yield diagnostic("unpinned-module", { module: name }, placeIn(checked.script, at));
};
