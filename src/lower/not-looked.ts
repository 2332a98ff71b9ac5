import type { Step } from "../procedure/step.ts";
import { needs } from "../procedure/walk.ts";
import { run, tallOrdered, variable } from "../powershell/build.ts";
import type { PipelineNode } from "../powershell/syntax.ts";
import type { LowerContext } from "./context.ts";

/**
 * `Get-NotLooked -Steps ...`: the end of a Preview names the steps whose object was not there, because it comes to be in Execute alone or
 * because there is none. Undefined where every object must be there.
 */
export function lowerNotLooked(context: LowerContext): PipelineNode | undefined {
  const steps = Object.fromEntries(
    [...stepsByObject(context)].map(([name, numbers]) => [rangesOf(numbers), variable(name)]),
  );
  return Object.keys(steps).length === 0 ? undefined : run("Get-NotLooked", { Steps: tallOrdered(steps) });
}

/** By each object that may be left out, or hangs on one that may, the numbers of the steps that need it, and none behind it, to run. */
function stepsByObject(context: LowerContext): ReadonlyMap<string, readonly number[]> {
  const byObject = new Map<string, number[]>();
  for (const { step, chain } of withChains(context.procedure.steps, [], context)) {
    const last = chain.at(-1);
    if (last === undefined || !chain.some((name) => context.mayBeLeftOut.has(name))) continue;
    byObject.set(last, [...(byObject.get(last) ?? []), context.numbers.get(step) ?? 0]);
  }
  return byObject;
}

/** Each step with the objects that must be there for it to run: its own, and those of the block that it stands in. */
function* withChains(
  steps: readonly Step[],
  outer: readonly string[],
  context: LowerContext,
): Generator<{ readonly step: Step; readonly chain: readonly string[] }> {
  for (const step of steps) {
    const chain = [...new Set([...outer, ...needs(step).flatMap((name) => context.presence.get(name) ?? [])])];
    yield { step, chain };
    if ("steps" in step) yield* withChains(step.steps, chain, context);
  }
}

/** `9-12, 16`: rising numbers as a person would write them. */
export function rangesOf(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const range = ranges.at(-1);
    if (range !== undefined && number === range[1] + 1) range[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([first, last]) => (first === last ? String(first) : `${first}-${last}`)).join(", ");
}
