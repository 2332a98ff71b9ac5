import { parameterSetsFor, type KnownCmdlet } from "../../../catalog/catalog.ts";
import type { CmdletFacts, ParameterFacts } from "../../../catalog/schema.ts";
import type { Ast } from "../../../powershell/script/ast.ts";
import { remembered } from "../../../util/remembered.ts";
import type { Given } from "./given.ts";

/** Gives values to the parameters that take them by position, in the order of the positions, and returns those that are left. */
export function bindByPosition(
  known: KnownCmdlet,
  values: readonly Ast[],
  given: Map<string, Given>,
  place: string | undefined,
): readonly Ast[] {
  if (values.length === 0) return values;
  const left = [...values];
  const sets = parameterSetsFor(known.cmdlet, [...given.keys()], place).map(({ name }) => name);
  const positional = placedParametersOf(known.cmdlet)
    .filter(({ name }) => !given.has(name))
    .map((parameter) => ({ parameter, position: positionIn(parameter, sets) }))
    .filter((one): one is { parameter: ParameterFacts; position: number } => one.position !== undefined)
    .sort((one, other) => one.position - other.position);
  for (const { parameter, position } of positional) {
    // Two parameters of other sets may share a position: the first takes it.
    if ([...given.values()].some((one) => one.by === "position" && positionIn(one.parameter, sets) === position))
      continue;
    const value = left.shift();
    if (value === undefined) break;
    given.set(parameter.name, { parameter, at: value, value, by: "position" });
  }
  return left;
}

/** The parameters that take a value by its position in some set of the cloud. */
const placedParametersOf = (cmdlet: CmdletFacts): readonly ParameterFacts[] =>
  remembered(placed, cmdlet, () =>
    cmdlet.parameters.filter(
      ({ onPremisesOnly, in: uses = [] }) =>
        onPremisesOnly !== true && uses.some(({ position }) => position !== undefined),
    ),
  );

const placed = new WeakMap<CmdletFacts, readonly ParameterFacts[]>();

function positionIn(parameter: ParameterFacts, sets: readonly string[]): number | undefined {
  return parameter.in?.find(
    (entry) =>
      entry.position !== undefined && (entry.sets === undefined || entry.sets.some((set) => sets.includes(set))),
  )?.position;
}
