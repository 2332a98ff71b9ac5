import type { Ended } from "../bridge.ts";
import type { Breach } from "./act.ts";
import type { Told } from "./honest-account.ts";

/** A run that does not come to its end says why, by a name, and what to do. */
export function namedRefusal(end: Ended | "given-up", told: readonly Told[]): readonly Breach[] {
  if (end === "given-up" || end.failure === undefined) return [];
  const last = told.at(-1);
  const isNamed = last?.event === "failed" && Boolean(last.code) && Boolean(last.remedy);
  return isNamed
    ? []
    : [
        {
          invariant: "named-refusal",
          said: `It ended by an error without a name: ${end.failure.message}`,
          line: end.failure.line,
        },
      ];
}
