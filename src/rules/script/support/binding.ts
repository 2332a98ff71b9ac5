import { findCmdlet, parameterSetsFor, type CandidateSet, type KnownCmdlet } from "../../../catalog/catalog.ts";

import type { Ast } from "../../../powershell/script/ast.ts";
import type { Command } from "../../../powershell/script/command.ts";
import { functionNamed } from "../../../powershell/script/flow.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { splatOf, type SplattedEntry } from "../../../powershell/script/splat.ts";
import { rememberedOf } from "../../../util/remembered.ts";
import { bindByPosition } from "./by-position.ts";
import type { Given } from "./given.ts";
import { isSpelled, isSwitch, meaningOf } from "./meaning.ts";
import { meantName } from "./meant.ts";

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
  /** What splatted tables give on some ways only. */
  readonly perhaps: readonly Given[];
  /** False where a splatted table is changed after it is made, or cannot be followed: other ways may give more, or less. */
  readonly isWhole: boolean;
  /** False where more may be given than is seen here. */
  readonly isFollowed: boolean;
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
  const perhaps: Given[] = [];
  let isWhole = true;
  let isFollowed = true;
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
      const splat = splatOf(script, command.node, argument.node);
      for (const entry of splat?.certain ?? []) add({ ...entry, by: "splat" });
      for (const entry of splat?.perhaps ?? []) perhaps.push(...givenPerhaps(known, entry));
      if (splat === undefined || splat.isChanged) isWhole = false;
      if (splat?.isFollowed !== true) isFollowed = false;
    } else if (argument !== undefined) {
      const next = command.arguments[at + 1];
      const takesNext = argument.value === undefined && next?.kind === "value" && !isSwitch(known, argument.name);
      if (takesNext) at++;
      const value = argument.value ?? (takesNext && next?.kind === "value" ? next.node : undefined);
      add({ name: argument.name, at: argument.node, ...(value === undefined ? {} : { value }), by: "name" });
    }
  }
  const left = bindByPosition(known, values, given, placeOf(known));
  const names = [...given.keys()];
  return {
    command,
    known,
    given,
    common,
    unknown,
    ambiguous,
    left,
    perhaps,
    isWhole,
    isFollowed,
    sets: parameterSetsFor(cmdlet, names, placeOf(known)),
  };
}

function givenPerhaps(known: KnownCmdlet, { name, at, value }: SplattedEntry): readonly Given[] {
  return meaningOf(known, name).own.map((parameter) => ({ parameter, at, value, by: "splat" as const }));
}

/** Where a cmdlet of Exchange runs: what its session does not have does not count. Undefined for all others. */
export function placeOf({ cmdlet }: KnownCmdlet): string | undefined {
  return ["exchangeOnline", "securityCompliance"].find((place) => cmdlet.availability?.includes(place));
}
