import type { LeftBehind } from "./left-behind.ts";

/** What a stopped script, run again, leaves otherwise than the undisturbed one. Empty: the stop did no harm. */
export const differs = (stopped: LeftBehind, undisturbed: LeftBehind): readonly string[] => [
  ...(stopped.end === undisturbed.end ? [] : [`Run again, ${stopped.end}; undisturbed, ${undisturbed.end}.`]),
  ...otherState(stopped.state, undisturbed.state),
  ...[...undisturbed.records]
    .filter((record) => !stopped.records.has(record))
    .map((record) => `A record is missing: ${shortened(record)}`),
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

const shortened = (text: string): string => (text.length <= 200 ? text : `${text.slice(0, 200)}...`);
