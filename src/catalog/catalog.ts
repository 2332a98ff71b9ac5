import { rememberedOf } from "../util/remembered.ts";
import { closest } from "./closest.ts";
import { worstEffect, type Effect } from "./effect.ts";
import { factsOfBindings, factsOfCommandNames, factsOfEffects, factsOfModule, modules } from "./facts.ts";
import { membershipIn } from "./membership.ts";
import type { CmdletFacts, ModuleFacts, ParameterFacts } from "./schema.ts";

/** A cmdlet whose parameters are known. */
export interface KnownCmdlet {
  readonly cmdlet: CmdletFacts;
  readonly module: string;
  readonly source: ModuleFacts["source"];
}

/** A parameter set that takes all the given parameters. */
export interface CandidateSet {
  readonly name: string;
  /** Its mandatory parameters that were not given; the pipeline may still bring one. */
  readonly missing: readonly string[];
}

/** The name of the bindings that a procedure calls a cmdlet by. */
export type ServiceName = "exo" | "compliance" | "msonline" | "graphSdk";

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** The facts of a cmdlet, whatever the case of its name; undefined where its parameters are not known. */
export function findCmdlet(name: string): KnownCmdlet | undefined {
  const asked = name.toLowerCase();
  spellings ??= new Map(Object.keys(factsOfEffects().cmdlets).map((cmdlet) => [cmdlet.toLowerCase(), cmdlet]));
  const spelled = spellings.get(asked);
  if (spelled === undefined) return undefined;
  if (!known.has(spelled)) known.set(spelled, lookUp(spelled));
  return known.get(spelled);
}

/** Every call of every procedure and script is looked up, and most call the same few cmdlets. */
const known = new Map<string, KnownCmdlet | undefined>();
let spellings: ReadonlyMap<string, string> | undefined;

function lookUp(spelled: string): KnownCmdlet | undefined {
  const entry = factsOfEffects().cmdlets[spelled];
  const module = modules.find((module) => module === entry?.module);
  if (module === undefined) return undefined;
  const facts = factsOfModule(module);
  const cmdlet = facts.cmdlets.find((cmdlet) => cmdlet.name === spelled);
  return cmdlet === undefined ? undefined : { cmdlet, module, source: cmdlet.source ?? facts.source };
}

/**
 * The parameters that a name can mean: one by its name or alias, else all of which a name or an alias begins with it, as PowerShell reads
 * them.
 */
export function findParameters(cmdlet: CmdletFacts, name: string): readonly ParameterFacts[] {
  const asked = name.toLowerCase();
  const exact = parametersByName(cmdlet).get(asked);
  if (exact !== undefined) return [exact];
  return cmdlet.parameters.filter((parameter) =>
    [parameter.name, ...(parameter.aliases ?? [])].some((spelled) => spelled.toLowerCase().startsWith(asked)),
  );
}

/** Every call of every script is bound by these, so they are made once for a cmdlet. */
const nameTables = new WeakMap<CmdletFacts, ReadonlyMap<string, ParameterFacts>>();

/** By name and alias, in lower case; where two share one, it is the first. */
function parametersByName(cmdlet: CmdletFacts): ReadonlyMap<string, ParameterFacts> {
  const made = nameTables.get(cmdlet);
  if (made !== undefined) return made;
  const table = new Map<string, ParameterFacts>();
  for (const parameter of cmdlet.parameters)
    for (const name of [parameter.name, ...(parameter.aliases ?? [])])
      if (!table.has(name.toLowerCase())) table.set(name.toLowerCase(), parameter);
  nameTables.set(cmdlet, table);
  return table;
}

/**
 * The parameter sets that take all the given parameters, without those that the cloud does not have. With `availability`
 * (`exchangeOnline`, `powershell5.1`, ...) only what is available there counts, mandatory parameters too.
 */
export function parameterSetsFor(
  cmdlet: CmdletFacts,
  parameters: readonly string[],
  availability?: string,
): readonly CandidateSet[] {
  const asked = `${availability}:${parameters.join(" ")}`;
  return rememberedOf(setAnswers, cmdlet, asked, () => findSetsFor(cmdlet, parameters, availability));
}

/** Scripts call the same cmdlets with the same parameters again and again. */
const setAnswers = new WeakMap<CmdletFacts, Map<string, readonly CandidateSet[]>>();

function findSetsFor(
  cmdlet: CmdletFacts,
  parameters: readonly string[],
  availability: string | undefined,
): readonly CandidateSet[] {
  const given = parameters.map((name) => findParameters(cmdlet, name));
  return setsOf(cmdlet, availability)
    .filter(({ members }) => given.every((meant) => meant.some((parameter) => members.has(parameter))))
    .map(({ name, mandatory }) => ({
      name,
      missing: mandatory
        .filter((parameter) => !given.some((meant) => meant.includes(parameter)))
        .map((parameter) => parameter.name),
    }));
}

interface SetMembers {
  readonly name: string;
  readonly members: ReadonlySet<ParameterFacts>;
  readonly mandatory: readonly ParameterFacts[];
}

const setTables = new WeakMap<CmdletFacts, Map<string | undefined, readonly SetMembers[]>>();

/** The sets of a cmdlet that are there, with the parameters that take part in them. */
function setsOf(cmdlet: CmdletFacts, availability: string | undefined): readonly SetMembers[] {
  const tables = setTables.get(cmdlet) ?? new Map<string | undefined, readonly SetMembers[]>();
  setTables.set(cmdlet, tables);
  const made = tables.get(availability) ?? findSets(cmdlet, availability);
  tables.set(availability, made);
  return made;
}

function findSets(cmdlet: CmdletFacts, availability: string | undefined): readonly SetMembers[] {
  return cmdlet.sets
    .filter((set) => set.unavailable === undefined)
    .filter((set) => availability === undefined || set.availability?.includes(availability) !== false)
    .map((set) => {
      const members = cmdlet.parameters
        .filter((parameter) => parameter.onPremisesOnly !== true)
        .map((parameter) => ({ parameter, membership: membershipIn(parameter, set, availability) }))
        .filter(({ membership }) => membership !== undefined);
      return {
        name: set.name,
        members: new Set(members.map(({ parameter }) => parameter)),
        mandatory: members.filter(({ membership }) => membership?.mandatory === true).map(({ parameter }) => parameter),
      };
    });
}

/**
 * The worst that a call with these parameters may do; undefined for a cmdlet that is not known. Give names alone, or values
 * where they are literally known: an unknown value counts as the worst one.
 */
export function effectOf(
  cmdletName: string,
  parameters: readonly string[] | Readonly<Record<string, unknown>>,
): Effect | undefined {
  const known = findCmdlet(cmdletName);
  if (known === undefined) return undefined;
  const facts = factsOfEffects().cmdlets[known.cmdlet.name];
  const given = Array.isArray(parameters)
    ? parameters.map((name: string) => [name, undefined] as const)
    : Object.entries(parameters);
  const meant = given.flatMap(([name, value]) =>
    findParameters(known.cmdlet, name).map((parameter) => [parameter.name, value] as const),
  );
  return facts === undefined
    ? undefined
    : worstEffect(facts.effect, facts.escalations ?? [], Object.fromEntries(meant));
}

/** The bindings that offer a cmdlet, and so the connection that it needs; undefined where a procedure cannot call it. */
export function serviceOf(cmdletName: string): ServiceName | undefined {
  return factsOfBindings().services.find(({ cmdlets }) => cmdlets.some((name) => same(name, cmdletName)))?.name;
}

/** A module that documents a command, with where: versions of PowerShell, or kinds of Exchange. */
export interface Documented {
  readonly module: string;
  readonly where: readonly string[];
}

let documented: ReadonlyMap<string, readonly Documented[]> | undefined;

/** The modules that document a command: tells an unknown command from one whose parameters are not known. */
export function modulesOf(commandName: string): readonly Documented[] {
  documented ??= documentedByName();
  return documented.get(commandName.toLowerCase()) ?? [];
}

/** A script is asked about every command that it calls, so all names are gone through once. */
function documentedByName(): ReadonlyMap<string, readonly Documented[]> {
  const byName = new Map<string, { readonly module: string; readonly where: string[] }[]>();
  for (const [module, scopes] of Object.entries(factsOfCommandNames().modules))
    for (const [scope, commands] of Object.entries(scopes))
      for (const command of commands) {
        const found = byName.get(command.toLowerCase()) ?? [];
        byName.set(command.toLowerCase(), found);
        const own = found.find((one) => one.module === module);
        if (own === undefined) found.push({ module, where: [scope] });
        else own.where.push(scope);
      }
  return byName;
}

/** Whether a document has a command of this name, whatever its case. */
export const isDocumented = (commandName: string): boolean => modulesOf(commandName).length > 0;

const documentedNames = (): readonly string[] =>
  Object.values(factsOfCommandNames().modules).flatMap((scopes) => Object.values(scopes).flat());

/** Up to three known commands whose names are closest to this one, the closest first; none that is far from it. */
export function suggest(commandName: string): readonly string[] {
  return closest(commandName, [...Object.keys(factsOfEffects().cmdlets), ...documentedNames()]);
}
