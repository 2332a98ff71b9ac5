import type { ScriptRule } from "../rule.ts";

/** In the order in which a person would mend what they find. */
export const secretsRules: readonly ScriptRule[] = Object.freeze([]);
