import { ambiguousIdentity } from "./ambiguous-identity.ts";
import { nullIdentity } from "./null-identity.ts";
import type { ScriptRule } from "../rule.ts";

/** In the order in which a person would mend what they find. */
export const identityRules: readonly ScriptRule[] = Object.freeze([ambiguousIdentity, nullIdentity]);
