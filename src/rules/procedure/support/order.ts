import type {
  ActStep,
  FindAllStep,
  FindInStep,
  FindOneStep,
  FindTextStep,
  ForEachStep,
  Step,
  WhenStep,
} from "../../../procedure/step.ts";
import { isAct } from "../../../procedure/walk.ts";

/** A step with what is certain to have run before it. */
export interface Ordered<S extends Step = Step> {
  readonly step: S;
  /** Earlier steps of its own block and of the blocks around it; what stands inside another condition or loop is not certain. */
  readonly before: readonly Step[];
  /** The conditions and loops that it stands in, outermost first. */
  readonly within: readonly (WhenStep | ForEachStep)[];
}

export type FindStep = FindOneStep | FindAllStep | FindInStep | FindTextStep;

/** Every step, parents before their children, with its place in the order of the run. */
export function* inOrder(
  steps: readonly Step[],
  before: readonly Step[] = [],
  within: Ordered["within"] = [],
): Generator<Ordered> {
  const earlier = [...before];
  for (const step of steps) {
    yield { step, before: [...earlier], within };
    if ("steps" in step) yield* inOrder(step.steps, [...earlier, step], [...within, step]);
    earlier.push(step);
  }
}

/** The steps that change or destroy. */
export function* actsOf(steps: readonly Step[]): Generator<Ordered<ActStep>> {
  for (const { step, before, within } of inOrder(steps)) if (isAct(step)) yield { step, before, within };
}

export const isFind = (step: Step): step is FindStep => "found" in step;

/** The step that finds the one object of this name, where it is certain to have run before; a listing or a text is none. */
export function findOf(name: string, before: readonly Step[]): FindOneStep | FindInStep | undefined {
  return before.filter(isFind).find((step): step is FindOneStep | FindInStep => {
    return (step.kind === "find-one" || step.kind === "find-in") && step.found.name === name;
  });
}
