import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import { onEveryWayOn } from "../../../powershell/script/onward.ts";
import type { ScriptRule } from "../rule.ts";
import { actsOf } from "../support/act.ts";
import { looksFor } from "../support/look.ts";
import { placeIn } from "../support/place.ts";
import { isMailboxPurge } from "../support/purge.ts";

/** Behind what destroys, something looks whether it has happened. */
export const actWithoutLook: ScriptRule = function* ({ script }) {
  for (const act of actsOf(script)) {
    const { command, name, effect } = act;
    if (effect !== "destroy" || onEveryWayOn(script, command.node, (onward) => looksFor(script, act, onward))) continue;
    const look = isMailboxPurge(script, act) ? "Get-Mailbox -SoftDeletedMailbox" : "a Get- of the same object";
    yield diagnostic("act-without-look", { act: name, look }, placeIn(script, command.node));
  }
};
