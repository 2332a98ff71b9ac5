import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import { onEveryWay } from "../../../powershell/script/flow.ts";
import type { ScriptRule } from "../rule.ts";
import { actsOf } from "../support/act.ts";
import { placeIn } from "../support/place.ts";
import { isRecorded } from "../support/record.ts";

/** Before anything is destroyed, something that outlives the run says what it was. */
export const actWithoutRecord: ScriptRule = function* ({ script }) {
  for (const { command, name, effect } of actsOf(script)) {
    if (effect !== "destroy" || onEveryWay(script, command.node, (way) => isRecorded(script, way))) continue;
    yield diagnostic("act-without-record", { act: name }, placeIn(script, command.node));
  }
};
