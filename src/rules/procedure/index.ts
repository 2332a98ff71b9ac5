import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Procedure } from "../../procedure/procedure.ts";
import type { Rule } from "./rule.ts";

/** In the order in which the output is clearest: what the service would not even take first, then the obligations. */
export const rules: readonly Rule[] = Object.freeze([]);

/** Everything that is wrong with a procedure; it never throws. Acknowledged warnings are left out. */
export function checkProcedure(procedure: Procedure): readonly Diagnostic[] {
  return rules.flatMap((rule) => [...rule(procedure)]);
}
