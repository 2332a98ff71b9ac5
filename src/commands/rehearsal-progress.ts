import { performance } from "node:perf_hooks";
import { printable } from "../diagnostics/human.ts";
import { durationInWords } from "../rehearse/duration.ts";
import type { CallRecord } from "../rehearse/rehearsal.ts";
import { outlineOf, type Names } from "../rehearse/reported-call.ts";
import type { Surroundings } from "./surroundings.ts";

/** Tells of a rehearsal while it runs. */
export interface RehearsalProgress {
  /** Takes each call, as it comes. */
  readonly told: (call: CallRecord) => void;
  /** Takes away what is only for the meantime. */
  readonly end: () => void;
}

/** A terminal need not be written to more often than eyes follow. */
const leastMilliseconds = 50;

/** On a terminal one line that is written over; elsewhere a line for each call, where it is asked for. */
export function rehearsalProgress(
  { isAsked, from, names }: { readonly isAsked: boolean; readonly from: number; readonly names: Names },
  { say, isTerminal, columns }: Pick<Surroundings, "say" | "isTerminal" | "columns">,
): RehearsalProgress {
  const lineOf = (call: CallRecord): string => {
    const { number, at, name } = call;
    const { about = "", came = "" } = outlineOf(call, names);
    return printable(
      [`call ${number}, after ${durationInWords(at - from)}:`, name, about, came].filter(Boolean).join(" "),
    );
  };
  if (!isTerminal) return { told: (call) => (isAsked ? say(`${lineOf(call)}\n`) : undefined), end: () => {} };
  let last = -Infinity;
  return {
    told: (call) => {
      const now = performance.now();
      if (now - last < leastMilliseconds) return;
      last = now;
      say(`\r\u001b[K${lineOf(call).slice(0, columns - 1)}`);
    },
    end: () => (last === -Infinity ? undefined : say("\r\u001b[K")),
  };
}
