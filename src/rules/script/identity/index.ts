import { ambiguousIdentity } from "./ambiguous-identity.ts";
import { liveTwin } from "./live-twin.ts";
import { nullIdentity } from "./null-identity.ts";
import { unfilteredPipe } from "./unfiltered-pipe.ts";
import type { ScriptRule } from "../rule.ts";

/** In the order in which a person would mend what they find. */
export const identityRules: readonly ScriptRule[] = Object.freeze([
  ambiguousIdentity,
  nullIdentity,
  unfilteredPipe,
  liveTwin,
]);
