import { actOutsideGate } from "./act-outside-gate.ts";
import { actWithoutCap } from "./act-without-cap.ts";
import { actWithoutHoldCheck } from "./act-without-hold-check.ts";
import { actWithoutLook } from "./act-without-look.ts";
import { actWithoutRecord } from "./act-without-record.ts";
import { holdsLiftedEarly } from "./holds-lifted-early.ts";
import { staleHoldCheck } from "./stale-hold-check.ts";
import { stateSavedLate } from "./state-saved-late.ts";
import { swallowedFailure } from "./swallowed-failure.ts";
import type { ScriptRule } from "../rule.ts";

/** In the order in which a person would mend what they find. */
export const safetyRules: readonly ScriptRule[] = Object.freeze([
  actOutsideGate,
  actWithoutRecord,
  actWithoutHoldCheck,
  staleHoldCheck,
  actWithoutCap,
  actWithoutLook,
  holdsLiftedEarly,
  swallowedFailure,
  stateSavedLate,
]);
