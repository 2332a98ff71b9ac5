import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { ActStep, RecordStep, Step } from "../../procedure/step.ts";
import type { Rule } from "./rule.ts";
import { actsOf, findOf, isFind } from "./support/order.ts";
import { targetParametersOf } from "./support/targets.ts";
import { sameValue } from "./support/values.ts";

/** The evidence of every object that an act names is written, after its last check and before the act. */
export const needsRecord: Rule = function* (procedure) {
  for (const { step, before } of actsOf(procedure.steps)) {
    const said = faultOf(step, before);
    if (said !== undefined) yield diagnostic("needs-record", { step: step.title, said }, step.position);
  }
};

function faultOf(step: ActStep, before: readonly Step[]): string | undefined {
  if (findOf(step.of, before) === undefined) return undefined;
  const lastCheck = before.findLastIndex((earlier) => earlier.kind === "check" && earlier.of === step.of);
  const records = before.filter((earlier): earlier is RecordStep => earlier.kind === "record");
  if (!records.some((record) => holds(record, step.of))) return `no record of "${step.of}" is written before.`;
  if (!before.slice(lastCheck + 1).some((earlier) => earlier.kind === "record" && holds(earlier, step.of)))
    return `"${step.of}" is checked once more after its record, which lacks what that check decided by.`;
  const other = otherObjectsOf(step, before).find((name) => !records.some((record) => holds(record, name)));
  return other === undefined ? undefined : `its call names "${other}" too, which no record holds.`;
}

const holds = (record: RecordStep, name: string): boolean => record.of === name || record.with.includes(name);

/** Other found objects that the call acts on too, named by a property or by the value that they were found by. */
function otherObjectsOf(step: ActStep, before: readonly Step[]): readonly string[] {
  return targetParametersOf(step.call).flatMap(([, value]) => {
    const named = before
      .filter(isFind)
      .find(({ found }) =>
        value.expression === "property"
          ? found.name === value.of
          : found.key !== undefined && sameValue(found.key.value, value),
      );
    return named === undefined || named.found.name === step.of ? [] : [named.found.name];
  });
}
