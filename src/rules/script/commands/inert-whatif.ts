import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import { constantOf } from "../../../powershell/script/value.ts";
import type { ScriptRule } from "../rule.ts";
import { actsOf } from "../support/act.ts";
import { placeIn } from "../support/place.ts";

/** -WhatIf is no dry run where the service does not look at it. */
export const inertWhatif: ScriptRule = function* ({ script }) {
  for (const { name, binding } of actsOf(script)) {
    const whatIf = binding?.given.get("WhatIf");
    const support = binding?.known.cmdlet.whatIf;
    if (whatIf === undefined || support === undefined || support === "supported") continue;
    if (whatIf.value !== undefined && constantOf(whatIf.value) === false) continue;
    const said = support === "inert" ? "is documented as not working" : "is reserved for Microsoft's own use";
    yield diagnostic("inert-whatif", { cmdlet: name, said }, placeIn(script, whatIf.at));
  }
};
