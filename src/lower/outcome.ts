import { ordered, run, string } from "../powershell/build.ts";
import type { Expression, PipelineNode } from "../powershell/syntax.ts";

/** Keeps in the evidence store what came of the work on a target: the stream does not last. */
export const saveOutcome = (
  target: Expression,
  outcome: string,
  detail: Readonly<Record<string, Expression | PipelineNode>>,
): PipelineNode => run("Save-Outcome", { Target: target, Outcome: ordered({ outcome: string(outcome), ...detail }) });
