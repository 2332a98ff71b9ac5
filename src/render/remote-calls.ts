import type { Analysis } from "../procedure/analysis.ts";
import type { Procedure } from "../procedure/procedure.ts";
import type { Step } from "../procedure/step.ts";
import { guard } from "../service/guards.ts";

/** How many calls a step makes to Exchange Online or Graph where nothing has to be repeated; blob requests are counted apart. */
function callsIn(step: Step, context: Analysis): number {
  switch (step.kind) {
    case "find-one":
    case "find-all":
    case "wait":
    case "verify":
      return 1;
    case "check":
      return new Set(step.guards.flatMap((use) => guard(use.guard).context?.name ?? [])).size;
    case "change":
      return 2 + step.expectations.length;
    case "destroy": {
      // The fresh look, the act, two looks afterwards, and for what could have come back one in the active view.
      const target = context.found.get(step.of)?.target ?? "";
      const looksActive = target.startsWith("soft-deleted") || target === "deleted-user" ? 1 : 0;
      return 4 + looksActive + step.expectations.length;
    }
    case "when":
      return step.steps.reduce((sum, inner) => sum + callsIn(inner, context), 0);
    default:
      return 0;
  }
}

export interface RemoteCalls {
  readonly preview: number;
  readonly execute: number;
}

/** The calls of one undisturbed run, the connection not counted. */
export function remoteCallsOf(procedure: Procedure, context: Analysis): RemoteCalls {
  const sum = (steps: readonly Step[]): number => steps.reduce((total, step) => total + callsIn(step, context), 0);
  const previewed = procedure.steps.filter(
    (step) => !["record", "change", "destroy", "wait", "verify"].includes(step.kind),
  );
  return { preview: sum(previewed), execute: sum(procedure.steps) };
}
