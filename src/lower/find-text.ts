import type { FindTextStep } from "../procedure/step.ts";
import { array, assign, binary, command, number, pipeline, string, when } from "../powershell/build.ts";
import type { Statement } from "../powershell/syntax.ts";
import { allOf, lowerCondition } from "./condition.ts";
import { lowerValue } from "./value.ts";

/** The first text of the list that matches; the variable is null where there is none, or where the conditions do not hold. */
export function lowerFindText({ of, pattern, found, where }: FindTextStep): readonly Statement[] {
  const matching = array(binary(array(lowerValue(of)), "-match", string(pattern)));
  const first = assign(found.name, pipeline(matching, command("Select-Object", { First: number(1) })));
  return where.length === 0 ? [first] : [when(allOf(where.map(lowerCondition)), [first])];
}
