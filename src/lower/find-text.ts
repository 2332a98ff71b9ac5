import type { FindTextStep } from "../procedure/step.ts";
import { array, assign, command, number, pipeline, when } from "../powershell/build.ts";
import type { Statement } from "../powershell/syntax.ts";
import { allOf, lowerCondition } from "./condition.ts";
import { lowerValue } from "./value.ts";

/** The first text of the list; the variable is null where there is none, or where the conditions do not hold. */
export function lowerFindText({ of, found, where }: FindTextStep): readonly Statement[] {
  const first = assign(found.name, pipeline(array(lowerValue(of)), command("Select-Object", { First: number(1) })));
  return where.length === 0 ? [first] : [when(allOf(where.map(lowerCondition)), [first])];
}
