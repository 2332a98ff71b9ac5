import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import { onEveryWay } from "../../../powershell/script/flow.ts";
import type { ScriptRule } from "../rule.ts";
import { actsOf } from "../support/act.ts";
import { subjectOf, tellsOf } from "../support/of-target.ts";
import { placeIn } from "../support/place.ts";
import { isRecorded } from "../support/record.ts";

/** Before anything is destroyed, something that outlives the run says what it was. */
export const actWithoutRecord: ScriptRule = function* ({ script }) {
  for (const act of actsOf(script)) {
    if (act.effect !== "destroy") continue;
    const { node } = act.command;
    const subject = subjectOf(script, act);
    if (onEveryWay(script, node, (way) => isRecorded(script, way, (write) => tellsOf(script, write, subject))))
      continue;
    yield diagnostic("act-without-record", { act: act.name }, placeIn(script, node));
  }
};
