import { ordered, run, string } from "../powershell/build.ts";
import type { Expression, PipelineNode, Statement } from "../powershell/syntax.ts";
import type { EventName } from "../service/event-names.ts";
import { writeEvent } from "./event.ts";

type Detail = Readonly<Record<string, Expression | PipelineNode>>;

/** Keeps in the evidence store what came of the work on a target: the stream does not last. */
export const saveOutcome = (target: Expression, outcome: EventName, detail: Detail): PipelineNode =>
  run("Save-Outcome", { Target: target, Outcome: ordered({ outcome: string(outcome), ...detail }) });

/** Tells what came of the work on a target, and keeps it. */
export const tellOutcome = (target: Expression, outcome: EventName, detail: Detail): readonly Statement[] => [
  writeEvent(outcome, target, detail),
  saveOutcome(target, outcome, detail),
];
