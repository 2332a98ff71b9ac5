import { actKnowledge } from "../service/acts.ts";
import { guard } from "../service/guards.ts";
import type { Analysis } from "../procedure/analysis.ts";
import { actName } from "../procedure/call.ts";
import type { Procedure } from "../procedure/procedure.ts";
import type { ActStep, Expectation, Step } from "../procedure/step.ts";
import { valuesIn } from "../procedure/value.ts";
import { isAct } from "../procedure/walk.ts";

/** Calls to Exchange Online or Graph of one undisturbed run; connecting and the evidence store are counted apart. */
export interface RemoteCalls {
  /** At most: what a run skips, because it finds nothing to do, it does not call. */
  readonly once: number;
  readonly eachTarget: number;
  /** For each In-Place Hold that the mailbox is on, where the session still has the retired cmdlets. */
  readonly eachHold: number;
  /** A loop reads again what it goes by when that is ten minutes old. */
  readonly eachTenMinutes: number;
}

type Mode = "Preview" | "Execute";

export function remoteCallsOf(procedure: Procedure, analysis: Analysis, mode: Mode): RemoteCalls {
  return sum(procedure.steps.map((step) => callsIn(step, analysis, mode)));
}

const once = (count: number): RemoteCalls => ({ once: count, eachTarget: 0, eachHold: 0, eachTenMinutes: 0 });
const sum = (parts: readonly RemoteCalls[]): RemoteCalls => ({
  once: parts.reduce((total, part) => total + part.once, 0),
  eachTarget: parts.reduce((total, part) => total + part.eachTarget, 0),
  eachHold: parts.reduce((total, part) => total + part.eachHold, 0),
  eachTenMinutes: parts.reduce((total, part) => total + part.eachTenMinutes, 0),
});

function callsIn(step: Step, analysis: Analysis, mode: Mode): RemoteCalls {
  if ("steps" in step) return callsOfStep(step, analysis, mode);
  return {
    ...callsOfStep(step, analysis, mode),
    eachHold: isAct(step) && mode === "Preview" ? 0 : callsEachHold(step),
  };
}

/** To tell whether a search can be changed takes its look and one for its name; that there is none, and what its name is, one look. */
function callsEachHold(step: Step): number {
  if (step.kind === "report") return step.reporter === "Write-RemainingHold" ? 1 : 0;
  const asked = [...valuesIn(step)].filter((value) => value.expression === "holds");
  return asked.reduce((total, { source }) => total + (source === undefined ? 1 : 2), 0);
}

function callsOfStep(step: Step, analysis: Analysis, mode: Mode): RemoteCalls {
  switch (step.kind) {
    case "find-one":
    case "find-all":
      return once(1);
    case "check":
      return once(new Set(step.guards.flatMap((use) => guard(use.guard).context?.name ?? [])).size);
    case "change":
    case "destroy":
      return once(mode === "Execute" ? callsOfAct(step, analysis) : 0);
    case "wait":
    case "verify":
      return once(mode === "Execute" ? looksFor(step.expectation) : 0);
    case "when":
      return sum(step.steps.map((inner) => callsIn(inner, analysis, mode)));
    case "for-each":
      return callsOfLoop(step.steps, mode);
    default:
      return once(0);
  }
}

/** That something is not shown takes two looks. */
const looksFor = ({ shows }: Expectation): number => (shows === "absent" ? 2 : 1);

/** The fresh look and the act; then two looks where it must be gone, and one where it must not be active. */
function callsOfAct(step: ActStep, analysis: Analysis): number {
  const target = analysis.found.get(step.of)?.target ?? "";
  const consumes = step.kind === "destroy" && actKnowledge(actName(step.call)).consumes === true;
  const looksActive = target.startsWith("soft-deleted") || target === "deleted-user" ? 1 : 0;
  const roles = (analysis.guards.get(step.of) ?? []).some((check) =>
    check.guards.some((use) => use.guard === "holdsNoRole"),
  )
    ? 1
    : 0;
  return (
    2 + roles + (consumes ? 2 + looksActive : 0) + step.expectations.reduce((looks, one) => looks + looksFor(one), 0)
  );
}

/** In a loop, contexts come from the listing, and what is gone is seen for all at once: two listings, and the active ones by twenties. */
function callsOfLoop(steps: readonly Step[], mode: Mode): RemoteCalls {
  const contexts = new Set(
    steps.flatMap((step) =>
      step.kind === "check" ? step.guards.flatMap((use) => guard(use.guard).context?.name ?? []) : [],
    ),
  );
  contexts.delete("same-name");
  const acts = steps.filter((step) => step.kind === "destroy").length;
  const again = { eachHold: 0, eachTenMinutes: 1 + contexts.size };
  if (mode === "Preview" || acts === 0) return { once: contexts.size, eachTarget: 0, ...again };
  return { once: contexts.size + 2, eachTarget: 2 * acts + 0.05, ...again };
}
