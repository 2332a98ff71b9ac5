import type { StopResult } from "./stop.ts";

/** For people: a summary, and each stop that does not hold. */
export function stopsText(stops: readonly StopResult[]): readonly string[] {
  if (stops.length === 0) return ["It makes no remote call at which it could be stopped."];
  const broken = stops.filter(({ holds }) => !holds);
  return broken.length === 0
    ? [`Stopped at each of ${stops.length} places and run again, it comes to the same end every time.`]
    : [
        `Stopped at each of ${stops.length} places and run again, it does not come to the same end from ${broken.length}:`,
        ...broken.map(stopText),
      ];
}

const stopText = ({ call, name, line, moment, differs }: StopResult): string =>
  [`BROKEN by a stop ${moment} call ${call}, line ${line}, ${name}:`, ...differs].join("\n      ");
