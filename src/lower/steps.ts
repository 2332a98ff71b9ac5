import type { Step } from "../procedure/step.ts";
import { needs } from "../procedure/walk.ts";
import { assign, binary, blank, comment, nothing, number, variable, when } from "../powershell/build.ts";
import type { Expression, Statement } from "../powershell/syntax.ts";
import { lowerAct } from "./act.ts";
import { lowerCheck } from "./check.ts";
import { lowerCondition } from "./condition.ts";
import type { LowerContext } from "./context.ts";
import { lowerWait } from "./expectation.ts";
import { lowerFindAll, lowerFindOne } from "./find.ts";
import { lowerFindText } from "./find-text.ts";
import { lowerFindIn, lowerForEach, lowerLoopedDestroy } from "./for-each.ts";
import { isExecute } from "./gate.ts";
import { lowerRecord } from "./record.ts";
import { lowerVerifyRecord } from "./verify-record.ts";
import { lowerReport } from "./report.ts";

/** A step with the conditions under which it runs, outermost first: the names of objects that must be there, then the gate. */
interface Conditioned {
  readonly step: Step;
  readonly conditions: readonly string[];
}

const gate = "Mode Execute";

/** Steps in their order; neighbours that need the same object, or the gate, stand in one block together. */
export function lowerSteps(steps: readonly Step[], context: LowerContext): readonly Statement[] {
  return group(
    steps.map((step) => ({ step, conditions: conditionsOf(step, context) })),
    0,
    context,
  );
}

function group(entries: readonly Conditioned[], depth: number, context: LowerContext): readonly Statement[] {
  const statements: Statement[] = [];
  for (let at = 0; at < entries.length;) {
    const entry = entries[at] as Conditioned;
    const condition = entry.conditions[depth];
    if (condition === undefined) {
      statements.push(...section(entry.step, context));
      at++;
      continue;
    }
    let end = at;
    while (end < entries.length && entries[end]?.conditions[depth] === condition) end++;
    if (statements.length > 0) statements.push(blank);
    statements.push(when(lowerGate(condition), withoutLeadingBlank(group(entries.slice(at, end), depth + 1, context))));
    at = end;
  }
  return statements;
}

function conditionsOf(step: Step, context: LowerContext): readonly string[] {
  const objects = [...new Set(needs(step).flatMap((name) => context.presence.get(name) ?? []))];
  const isGated = ["record", "change", "destroy", "wait", "verify", "verify-record"].includes(step.kind);
  return isGated ? [...objects, gate] : objects;
}

function lowerGate(condition: string): Expression {
  return condition === gate ? isExecute : binary(nothing, "-ne", variable(condition));
}

const width = 120;

/** A numbered section: its title, and where in the source it is written. */
function section(step: Step, context: LowerContext): readonly Statement[] {
  const at = context.numbers.get(step) ?? 0;
  const place = `${step.position.file.split("/").at(-1)}:${step.position.line}`;
  const title = `${at}. ${step.title} `;
  return [
    blank,
    comment(`${title}${"-".repeat(Math.max(3, width - 8 - title.length - place.length))} ${place}`),
    assign({ kind: "member", of: variable("run"), name: "Step" }, number(at)),
    ...lowerStep(step, context),
  ];
}

const withoutLeadingBlank = (statements: readonly Statement[]): readonly Statement[] =>
  statements[0]?.kind === "blank" ? statements.slice(1) : statements;

function lowerStep(step: Step, context: LowerContext): readonly Statement[] {
  switch (step.kind) {
    case "find-one":
      return lowerFindOne(step, context);
    case "find-all":
      return lowerFindAll(step, context);
    case "find-text":
      return lowerFindText(step);
    case "check":
      return lowerCheck(step, context);
    case "record":
      return lowerRecord(step, context);
    case "change":
      return lowerAct(step, context);
    case "destroy":
      return context.loop === undefined ? lowerAct(step, context) : lowerLoopedDestroy(step, context);
    case "wait":
    case "verify":
      return lowerWait(step);
    case "verify-record":
      return lowerVerifyRecord(step);
    case "when":
      return [when(lowerCondition(step.condition), withoutLeadingBlank(lowerSteps(step.steps, context)))];
    case "find-in":
      return lowerFindIn(step, context);
    case "for-each":
      return lowerForEach(step, context, lowerSteps);
    case "report":
      return lowerReport(step);
  }
}
