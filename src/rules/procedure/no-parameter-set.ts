import { parameterSetsFor, type CandidateSet, type KnownCmdlet } from "../../catalog/catalog.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { CmdletCallNode } from "../../procedure/call.ts";
import type { Rule } from "./rule.ts";
import { availabilityOf, cmdletCallsIn } from "./support/calls.ts";

/** The parameters of a call belong together in one parameter set, and none that the set demands is missing. */
export const noParameterSet: Rule = function* (procedure) {
  for (const { step, call, known } of cmdletCallsIn(procedure.steps)) {
    const parameters = faultOf(call, known);
    if (parameters !== undefined)
      yield diagnostic("no-parameter-set", { cmdlet: call.cmdlet, parameters }, step.position);
  }
};

function faultOf(call: CmdletCallNode, { cmdlet }: KnownCmdlet): string | undefined {
  const given = Object.keys(call.parameters);
  const availability = availabilityOf(cmdlet.name);
  // A parameter that is in no set at all is the matter of unknown-parameter.
  if (given.some((name) => parameterSetsFor(cmdlet, [name], availability).length === 0)) return undefined;
  const piped = call.input === undefined ? undefined : pipedParametersOf(cmdlet);
  if (piped !== undefined && given.some((name) => piped.has(name))) return `${listed(given)} beside a piped object`;
  const sets = parameterSetsFor(cmdlet, given, availability);
  if (sets.length === 0) return listed(given);
  const lacking = sets.map((set) => lackingIn(set, piped)).sort((one, other) => one.length - other.length);
  const [least] = lacking;
  return least === undefined || least.length === 0
    ? undefined
    : `${given.length === 0 ? "no parameter" : listed(given)} without ${listed(least)}`;
}

/** What the pipeline does not bring either: it binds one parameter. */
function lackingIn({ missing }: CandidateSet, piped: ReadonlySet<string> | undefined): readonly string[] {
  const bound = missing.find((name) => piped?.has(name) === true);
  return missing.filter((name) => name !== bound);
}

const pipedParametersOf = (cmdlet: KnownCmdlet["cmdlet"]): ReadonlySet<string> =>
  new Set(
    cmdlet.parameters
      .filter((parameter) => parameter.in?.some(({ pipeline }) => pipeline !== undefined) === true)
      .map(({ name }) => name),
  );

const listed = (names: readonly string[]): string => names.map((name) => `-${name}`).join(" ");
