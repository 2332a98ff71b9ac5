import { findParameters, parameterSetsFor, type CandidateSet } from "../../../catalog/catalog.ts";
import { membershipIn } from "../../../catalog/membership.ts";
import type { ParameterFacts } from "../../../catalog/schema.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { allCommands } from "../../../powershell/script/flow.ts";
import { bindingOf, type Binding } from "./binding.ts";

const cloud = ["exchangeOnline", "securityCompliance", "builtInSecurityAddOn"];

/** The calls of a script of which all that is given is seen and understood, so that their parameter sets can be told. */
export function clearBindings(script: Script): readonly Binding[] {
  // Defaults for parameters are given by a table that a call does not show.
  if (/\$(\w+:)?PSDefaultParameterValues\b/i.test(script.text)) return [];
  return allCommands(script)
    .map((command) => bindingOf(script, command))
    .filter((binding) => binding !== undefined)
    .filter(
      ({ known, given, unknown, ambiguous, left, isWhole }) =>
        isWhole &&
        unknown.length + ambiguous.length + left.length === 0 &&
        known.cmdlet.partial === undefined &&
        placesOf(known.cmdlet.availability).length > 0 &&
        ![...given.values()].some(({ parameter }) => parameter.onPremisesOnly === true),
    );
}

/** The kinds of session that have a cmdlet; undefined stands for any version of PowerShell. */
function placesOf(availability: readonly string[] | undefined): readonly (string | undefined)[] {
  if (availability?.some((place) => cloud.includes(place) || place === "onPremises") !== true) return [undefined];
  return cloud.filter((place) => availability.includes(place));
}

/** The sets that take the parameters, in any kind of session that has the cmdlet. */
export const setsTaking = ({ known: { cmdlet } }: Binding, parameters: readonly string[]): readonly CandidateSet[] =>
  placesOf(cmdlet.availability).flatMap((place) => parameterSetsFor(cmdlet, parameters, place));

/**
 * What a set still misses when the pipeline has brought what it can, as far as the pages agree that it is mandatory everywhere.
 * @param values how many values stand there without a name
 */
export function missingIn(
  { command, known: { cmdlet } }: Binding,
  { name, missing }: CandidateSet,
  values: number,
): readonly string[] {
  const set = cmdlet.sets.find((one) => one.name === name);
  const useOf = (parameter: ParameterFacts) => (set === undefined ? undefined : membershipIn(parameter, set));
  const needed = missing
    .flatMap((missed) => findParameters(cmdlet, missed))
    .filter(
      (parameter) =>
        parameter.provider === undefined &&
        parameter.disputed?.includes("mandatory") !== true &&
        !(command.input.length > 0 && useOf(parameter)?.pipeline !== undefined),
    );
  const placed = needed.filter((parameter) => useOf(parameter)?.position !== undefined).slice(0, values);
  return needed.filter((parameter) => !placed.includes(parameter)).map(({ name }) => name);
}
