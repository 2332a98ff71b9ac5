import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { ScriptRule } from "../rule.ts";
import { holdSwitchesIn } from "../support/hold-switches.ts";
import { placeIn } from "../support/place.ts";
import { clearBindings, setsTaking } from "../support/sets.ts";

/** What a call gives by name belongs to one parameter set. */
export const unresolvedParameterSet: ScriptRule = function* ({ script }) {
  for (const binding of clearBindings(script)) {
    const named = [...binding.given.values()].filter(({ by }) => by !== "position");
    // Where the pages disagree, a call that they seem to refuse may be taken.
    const isDisputed = named.some(({ parameter: { disputed = [] } }) =>
      disputed.some((what) => what === "sets" || what === "availability"),
    );
    if (isDisputed || holdSwitchesIn(binding).length > 1) continue;
    const names = named.map(({ parameter }) => parameter.name);
    if (names.length === 0 || setsTaking(binding, names).length > 0) continue;
    const values = {
      cmdlet: binding.known.cmdlet.name,
      parameters: conflicting(names, (some) => setsTaking(binding, some)),
    };
    yield diagnostic("unresolved-parameter-set", values, placeIn(script, binding.command.node));
  }
};

/** The first two that no set takes together, or all of them. */
function conflicting(names: readonly string[], sets: (names: readonly string[]) => readonly unknown[]): string {
  const pairs = names.flatMap((one, at) => names.slice(at + 1).map((other) => [one, other]));
  return (pairs.find((pair) => sets(pair).length === 0) ?? names).map((name) => `-${name}`).join(" and ");
}
