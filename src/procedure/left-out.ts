import type { Analysis } from "./analysis.ts";
import type { Step } from "./step.ts";
import { needs } from "./walk.ts";

/**
 * By each object that may not be there, the numbers of the steps that need it, and no object behind it, to run. Empty for a procedure that
 * leaves nothing out: what it does not find ends it.
 */
export function stepsLeftOut(context: Analysis): ReadonlyMap<string, readonly number[]> {
  const byObject = new Map<string, number[]>();
  if (context.mayBeLeftOut.size === 0) return byObject;
  for (const { step, chain } of withChains(context.procedure.steps, [], context)) {
    const last = chain.at(-1);
    if (last === undefined) continue;
    byObject.set(last, [...(byObject.get(last) ?? []), context.numbers.get(step) ?? 0]);
  }
  return byObject;
}

/** Each step with the objects that must be there for it to run: its own, and those of the block that it stands in. */
function* withChains(
  steps: readonly Step[],
  outer: readonly string[],
  context: Analysis,
): Generator<{ readonly step: Step; readonly chain: readonly string[] }> {
  for (const step of steps) {
    const chain = [...new Set([...outer, ...needs(step).flatMap((name) => context.presence.get(name) ?? [])])];
    yield { step, chain };
    if ("steps" in step) yield* withChains(step.steps, chain, context);
  }
}
