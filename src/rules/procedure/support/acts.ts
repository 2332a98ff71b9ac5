import { actName } from "../../../procedure/call.ts";
import type { ActStep, GuardUse, Step } from "../../../procedure/step.ts";
import { actKnowledge } from "../../../service/acts.ts";
import { requiredGuardsFor } from "../../../service/guards.ts";
import { findOf, type Ordered } from "./order.ts";

/** The guards that an act needs on what it acts on; undefined where the object or such an act on it is not known. */
export function requiredGuardsOf({ step, before }: Ordered<ActStep>): readonly string[] | undefined {
  const find = findOf(step.of, before);
  return find === undefined ? undefined : requiredGuardsFor(actName(step.call), find.found.target);
}

/** The guards that an object has passed before. */
export function guardsPassed(name: string, before: readonly Step[]): readonly GuardUse[] {
  return before.flatMap((step) => (step.kind === "check" && step.of === name ? step.guards : []));
}

/** True where the act takes its object out of the view in which it was found. */
export const consumes = ({ call }: ActStep): boolean => actKnowledge(actName(call)).consumes === true;
