import type { Ended } from "../bridge.ts";
import type { Breach } from "./act.ts";
import type { Told } from "./honest-account.ts";

/**
 * What is refused, and a run that does not come to its end, say why, by a name, and what to do: of one target among many the end of the run may
 * say what to do.
 */
export function namedRefusal(end: Ended | "given-up", told: readonly Told[]): readonly Breach[] {
  const unnamed = told.filter((one, at) => /^(refused|failed)$/.test(one.event) && !isNamed(one, told.slice(at + 1)));
  const breaches = unnamed.map(({ event, target = "" }): Breach => ({
    invariant: "named-refusal",
    said: `It tells of ${target === "" ? "the run" : target} that it is ${event}, without a name or without what to do.`,
  }));
  if (end === "given-up" || end.failure === undefined || told.at(-1)?.event === "failed") return breaches;
  const { message, line } = end.failure;
  return [...breaches, { invariant: "named-refusal", said: `It ended by an error without a name: ${message}`, line }];
}

const isNamed = ({ code = "", remedy = "" }: Told, later: readonly Told[]): boolean =>
  code !== "" && (remedy !== "" || later.some((one) => (one.remedy ?? "") !== ""));
