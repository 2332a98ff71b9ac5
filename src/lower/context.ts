import type { Analysis } from "../procedure/analysis.ts";
import type { ForEachStep } from "../procedure/step.ts";

/** What lowering a step needs to know besides the step. */
export interface LowerContext extends Analysis {
  /** The loop in which the step stands: one line a target goes to the stream then, and what all turns share is read before the first. */
  readonly loop?: ForEachStep;
}
