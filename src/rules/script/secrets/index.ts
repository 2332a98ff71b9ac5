import { invokeExpression } from "./invoke-expression.ts";
import { plainTextPassword } from "./plain-text-password.ts";
import { splicedFilter } from "./spliced-filter.ts";
import type { ScriptRule } from "../rule.ts";

/** In the order in which a person would mend what they find. */
export const secretsRules: readonly ScriptRule[] = Object.freeze([invokeExpression, plainTextPassword, splicedFilter]);
