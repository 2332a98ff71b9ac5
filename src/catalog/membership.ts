import type { MembershipFacts, ParameterFacts, ParameterSetFacts } from "./schema.ts";

/** Absent means everywhere. */
type Places = readonly string[] | undefined;

function inBoth(one: Places, other: Places): Places {
  if (one === undefined || other === undefined) return one ?? other;
  return one.filter((place) => other.includes(place));
}

/**
 * How a parameter takes part in a set; undefined if it does not. With `availability` (`exchangeOnline`, `powershell5.1`, ...)
 * only what is there counts; without it, anywhere that has the set.
 */
export function membershipIn(
  parameter: ParameterFacts,
  set: ParameterSetFacts,
  availability?: string,
): MembershipFacts | undefined {
  const places = inBoth(
    inBoth(parameter.availability, set.availability),
    availability === undefined ? undefined : [availability],
  );
  return (parameter.in ?? [{}]).find(
    (entry) => entry.sets?.includes(set.name) !== false && inBoth(places, entry.availability)?.length !== 0,
  );
}
