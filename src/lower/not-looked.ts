import { stepsLeftOut } from "../procedure/left-out.ts";
import { run, tallOrdered, variable } from "../powershell/build.ts";
import type { PipelineNode } from "../powershell/syntax.ts";
import type { LowerContext } from "./context.ts";

/**
 * `Get-NotLooked -Steps ...`: the end of a Preview names the steps whose object was not there, because it comes to be in Execute alone or
 * because there is none. Undefined where every object must be there.
 */
export function lowerNotLooked(context: LowerContext): PipelineNode | undefined {
  const steps = Object.fromEntries(
    [...stepsLeftOut(context)].map(([name, numbers]) => [rangesOf(numbers), variable(name)]),
  );
  return Object.keys(steps).length === 0 ? undefined : run("Get-NotLooked", { Steps: tallOrdered(steps) });
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
