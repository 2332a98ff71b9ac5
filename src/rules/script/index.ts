import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { automationRules } from "./automation/index.ts";
import { commandsRules } from "./commands/index.ts";
import { identityRules } from "./identity/index.ts";
import type { CheckedScript, ScriptRule } from "./rule.ts";
import { safetyRules } from "./safety/index.ts";
import { secretsRules } from "./secrets/index.ts";
import { settleSuppressions } from "./suppressions.ts";
import { syntaxError } from "./syntax-error.ts";

/** In the order in which the findings of one line are told. */
export const scriptRules: readonly ScriptRule[] = Object.freeze([
  ...commandsRules,
  ...identityRules,
  ...safetyRules,
  ...automationRules,
  ...secretsRules,
]);

/** Everything that is wrong with a script, in the order of its lines. Of a script that does not parse only that is said. */
export function checkScript(checked: CheckedScript): readonly Diagnostic[] {
  const broken = [...syntaxError(checked)];
  if (broken.length > 0) return broken;
  const found = scriptRules.flatMap((rule) => [...rule(checked)]);
  return settleSuppressions(checked.script, found).toSorted(byPlace);
}

function byPlace(one: Diagnostic, other: Diagnostic): number {
  const line = (one.place?.line ?? 0) - (other.place?.line ?? 0);
  return line !== 0 ? line : (one.place?.column ?? 0) - (other.place?.column ?? 0);
}
