import type { Ended } from "../bridge.ts";
import type { Breach } from "./act.ts";
import type { Told } from "./honest-account.ts";

/** What is refused, and a run that does not come to its end, say why, by a name, and what to do: of several of one name, one says it for all. */
export function namedRefusal(end: Ended | "given-up", told: readonly Told[]): readonly Breach[] {
  const explained = new Set(told.filter(isNamed).map(({ code }) => code));
  const unnamed = told.filter(({ event, code }) => /^(refused|failed)$/.test(event) && !explained.has(code));
  const breaches = unnamed.map(({ event, target = "" }): Breach => ({
    invariant: "named-refusal",
    said: `It tells of ${target === "" ? "the run" : target} that it is ${event}, without a name or without what to do.`,
  }));
  if (end === "given-up" || end.failure === undefined || told.at(-1)?.event === "failed") return breaches;
  const { message, line } = end.failure;
  return [...breaches, { invariant: "named-refusal", said: `It ended by an error without a name: ${message}`, line }];
}

const isNamed = ({ code = "", remedy = "" }: Told): boolean => code !== "" && remedy !== "";
