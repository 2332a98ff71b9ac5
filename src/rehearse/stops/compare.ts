import type { LeftBehind } from "./left-behind.ts";

/** What a stopped script, run again, leaves otherwise than the undisturbed one. Empty: the stop did no harm. */
export const differs = (stopped: LeftBehind, undisturbed: LeftBehind): readonly string[] => [
  ...(stopped.end === undisturbed.end ? [] : [`Run again, ${stopped.end}; undisturbed, ${undisturbed.end}.`]),
  ...otherState(stopped.state, undisturbed.state),
  ...missing(stopped.records, undisturbed.records).map((name) => `A record is missing: ${name}.`),
  ...[...stopped.changes]
    .filter(([change, times]) => times > 1 && times > (undisturbed.changes.get(change) ?? 0))
    .map(([change, times]) => `Done ${times} times: ${change}.`),
  ...[...stopped.breaches].filter((breach) => !undisturbed.breaches.has(breach)).map((breach) => `Broken: ${breach}`),
];

const otherState = (stopped: LeftBehind["state"], undisturbed: LeftBehind["state"]): readonly string[] =>
  inEither(stopped, undisturbed).flatMap((object) => {
    const [is, was] = [stopped.get(object), undisturbed.get(object)];
    if (is === undefined || was === undefined)
      return [
        `${object} is ${is === undefined ? "not " : ""}there; undisturbed it is${is === undefined ? "" : " not"}.`,
      ];
    return inEither(is, was)
      .filter((property) => is.get(property) !== was.get(property))
      .map((property) => `${object} ${property} is ${is.get(property)}; undisturbed it is ${was.get(property)}.`);
  });

const inEither = <T>(one: ReadonlyMap<string, T>, other: ReadonlyMap<string, T>): readonly string[] => [
  ...new Set([...other.keys(), ...one.keys()]),
];

/**
 * A record is there under its name, of the same target and step, or under a name of chance with the same text. Under the same name its text may be
 * another: what is recorded by the second run is what the first has left.
 */
function missing(stopped: LeftBehind["records"], undisturbed: LeftBehind["records"]): readonly string[] {
  const texts = new Set(stopped.values());
  return [...undisturbed].filter(([name, text]) => !stopped.has(name) && !texts.has(text)).map(([name]) => name);
}
