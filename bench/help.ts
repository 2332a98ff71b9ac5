import { cliArguments, median, round, timeNode, times, type Measurement } from "./measurement.ts";

/** What the help costs beyond starting Node. */
export function helpOverhead(): Measurement {
  const bare = median(times(9, () => timeNode(["-e", "0"])));
  const help = median(times(9, () => timeNode([...cliArguments, "--help"])));
  return { name: "help.overhead", unit: "ms", value: round(help - bare), goal: 120 };
}
