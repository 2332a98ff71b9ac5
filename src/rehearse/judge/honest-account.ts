import { destroys, type Breach } from "./act.ts";
import type { CallRecord } from "../rehearsal.ts";

/** What a script has told: the events that it wrote, one JSON object a line. */
export interface Told {
  readonly event: string;
  readonly target?: string;
  readonly code?: string;
  readonly remedy?: string;
}

export function toldIn(output: readonly string[]): readonly Told[] {
  return output.flatMap((line) => {
    try {
      const event = JSON.parse(line) as Told | null;
      return typeof event === "object" && event !== null && typeof event.event === "string" ? [event] : [];
    } catch {
      return [];
    }
  });
}

/** Over all runs together: what is told as destroyed was destroyed, and what was destroyed is told. */
export function honestAccount(calls: readonly CallRecord[], told: readonly Told[]): readonly Breach[] {
  const destroyed = new Map<string, CallRecord>();
  for (const call of calls)
    for (const change of call.changes ?? []) if (destroys(change)) destroyed.set(change.key, call);
  const claimed = new Set(
    told.filter(({ event }) => event === "destroyed").map(({ target = "" }) => target.toLowerCase()),
  );
  const mentioned = new Set(
    told.filter(({ event }) => /^(destroy|unknown|changed)/.test(event)).map(({ target = "" }) => target.toLowerCase()),
  );
  return [
    ...[...claimed]
      .filter((target) => !destroyed.has(target))
      .map((target): Breach => ({ invariant: "honest-account", said: `${target} is told as destroyed, and was not.` })),
    ...[...destroyed]
      .filter(([target]) => !mentioned.has(target))
      .map(([target, { number, line }]): Breach => ({
        invariant: "honest-account",
        said: `${target} was destroyed, and nothing tells of it.`,
        call: number,
        line,
      })),
  ];
}
