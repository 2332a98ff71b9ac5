import type { CandidateSet } from "../../../catalog/catalog.ts";
import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { ScriptRule } from "../rule.ts";
import { placeIn } from "../support/place.ts";
import { clearBindings, missingIn, setsTaking } from "../support/sets.ts";

/** A call gives what its cmdlet cannot do without: some parameter set that takes the call is complete. */
export const missingMandatoryParameter: ScriptRule = function* ({ script }) {
  for (const binding of clearBindings(script)) {
    // Which parameter takes a value without a name depends on the set, so each set may have as many as there are values.
    const given = [...binding.given.values()];
    const named = given.filter(({ by }) => by !== "position").map(({ parameter }) => parameter.name);
    const sets = setsTaking(binding, named);
    const lackOf = (set: CandidateSet): readonly string[] => missingIn(binding, set, given.length - named.length);
    // Most calls lack nothing, and the first set shows it.
    if (sets.length === 0 || sets.some((set) => lackOf(set).length === 0)) continue;
    const lacks = sets.map(lackOf);
    const fewest = Math.min(...lacks.map(({ length }) => length));
    const ways = new Set(lacks.filter(({ length }) => length === fewest).map((names) => listed(names)));
    const values = { cmdlet: binding.known.cmdlet.name, missing: [...ways].join(", or ") };
    yield diagnostic("missing-mandatory-parameter", values, placeIn(script, binding.command.node));
  }
};

const listed = (names: readonly string[]): string => names.map((name) => `-${name}`).join(" and ");
