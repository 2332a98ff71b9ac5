import { findCmdlet, parameterSetsFor, type CandidateSet, type KnownCmdlet } from "../../../catalog/catalog.ts";
import type { CmdletFacts, ParameterFacts } from "../../../catalog/schema.ts";
import type { Ast } from "../../../powershell/script/ast.ts";
import type { Command } from "../../../powershell/script/command.ts";
import { functionNamed } from "../../../powershell/script/flow.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { isTableChanged, splattedTable } from "../../../powershell/script/splat.ts";
import { remembered, rememberedOf } from "../../../util/remembered.ts";
import { isSpelled, isSwitch, meaningOf } from "./meaning.ts";
import { meantName } from "./meant.ts";

/** A parameter with what it is given. */
export interface Given {
  readonly parameter: ParameterFacts;
  /** Where it is written: `-Name`, or the value itself where its position says which parameter it is. */
  readonly at: Ast;
  /** Undefined for a switch without a value. */
  readonly value?: Ast;
  readonly by: "name" | "abbreviation" | "position" | "splat";
}

/** A call as PowerShell would bind it, by what the catalogue knows of the cmdlet. */
export interface Binding {
  readonly command: Command;
  readonly known: KnownCmdlet;
  /** By the parameter's own name. */
  readonly given: ReadonlyMap<string, Given>;
  /** The common parameters that it is given, by their own name in lower case. */
  readonly common: ReadonlyMap<string, Ast | undefined>;
  readonly unknown: readonly { readonly at: Ast; readonly name: string }[];
  readonly ambiguous: readonly { readonly at: Ast; readonly name: string; readonly meant: readonly string[] }[];
  /** Values that no parameter takes by its position. */
  readonly left: readonly Ast[];
  /** False where a splatted table cannot be followed to its end: then more may be given than is seen. */
  readonly isWhole: boolean;
  /** The parameter sets of the cloud that take what is given; empty where none does. */
  readonly sets: readonly CandidateSet[];
}

/** Null for a call that has none. */
const bindings = new WeakMap<Script, Map<Command, Binding | null>>();

/** Undefined for a command whose parameters the catalogue does not know, and for a function that the script puts in its place. */
export const bindingOf = (script: Script, command: Command): Binding | undefined =>
  rememberedOf(bindings, script, command, () => findBinding(script, command) ?? null) ?? undefined;

function findBinding(script: Script, command: Command): Binding | undefined {
  const name = meantName(script, command);
  const known = name === undefined ? undefined : findCmdlet(name);
  const isReplaced = known !== undefined && functionNamed(script, known.cmdlet.name) !== undefined;
  return known === undefined || isReplaced ? undefined : bind(script, command, known);
}

/** A parameter as it is written, by name or in a splatted table. */
interface Written {
  readonly name: string;
  readonly at: Ast;
  readonly value?: Ast;
  readonly by: "name" | "splat";
}

function bind(script: Script, command: Command, known: KnownCmdlet): Binding {
  const { cmdlet } = known;
  const given = new Map<string, Given>();
  const common = new Map<string, Ast | undefined>();
  const unknown: Binding["unknown"][number][] = [];
  const ambiguous: Binding["ambiguous"][number][] = [];
  const values: Ast[] = [];
  let isWhole = true;
  const add = ({ name, at, value, by }: Written): void => {
    const { own, shared } = meaningOf(known, name);
    const [parameter, ...more] = own;
    if (parameter === undefined && shared.length === 1) common.set(shared[0] ?? "", value);
    else if (parameter === undefined && shared.length === 0) unknown.push({ at, name });
    else if (parameter === undefined || more.length > 0)
      ambiguous.push({ at, name, meant: parameter === undefined ? shared : own.map((one) => one.name) });
    else
      given.set(parameter.name, {
        parameter,
        at,
        ...(value === undefined ? {} : { value }),
        by: by === "name" && !isSpelled(parameter, name) ? "abbreviation" : by,
      });
  };
  for (let at = 0; at < command.arguments.length; at++) {
    const argument = command.arguments[at];
    if (argument?.kind === "value") values.push(argument.node);
    else if (argument?.kind === "splat") {
      const table = splattedTable(script, argument.node);
      for (const entry of table ?? []) add({ ...entry, by: "splat" });
      if (table === undefined || isTableChanged(script, argument.node)) isWhole = false;
    } else if (argument !== undefined) {
      const next = command.arguments[at + 1];
      const takesNext = argument.value === undefined && next?.kind === "value" && !isSwitch(known, argument.name);
      if (takesNext) at++;
      const value = argument.value ?? (takesNext && next?.kind === "value" ? next.node : undefined);
      add({ name: argument.name, at: argument.node, ...(value === undefined ? {} : { value }), by: "name" });
    }
  }
  const left = bindByPosition(known, values, given);
  const names = [...given.keys()];
  return {
    command,
    known,
    given,
    common,
    unknown,
    ambiguous,
    left,
    isWhole,
    sets: parameterSetsFor(cmdlet, names, placeOf(known)),
  };
}

/** Where a cmdlet of Exchange runs: what its session does not have does not count. Undefined for all others. */
export function placeOf({ cmdlet }: KnownCmdlet): string | undefined {
  return ["exchangeOnline", "securityCompliance"].find((place) => cmdlet.availability?.includes(place));
}

/** Gives values to the parameters that take them by position, in the order of the positions, and returns those that are left. */
function bindByPosition(known: KnownCmdlet, values: readonly Ast[], given: Map<string, Given>): readonly Ast[] {
  if (values.length === 0) return values;
  const left = [...values];
  const sets = parameterSetsFor(known.cmdlet, [...given.keys()], placeOf(known)).map(({ name }) => name);
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
