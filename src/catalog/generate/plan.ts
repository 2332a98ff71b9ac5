import type { Effect } from "../effect.ts";
import { factsOfBindings, factsOfEffects, factsOfModule, factsOfOutputs, modules } from "../facts.ts";
import { membershipIn } from "../membership.ts";
import type {
  BindingFacts,
  CmdletFacts,
  EffectFacts,
  ModuleFacts,
  ParameterFacts,
  ParameterSetFacts,
} from "../schema.ts";

export type ServiceFacts = BindingFacts["services"][number];
export type EscalationFacts = NonNullable<EffectFacts["cmdlets"][string]["escalations"]>[number];

/** One parameter set as the binding offers it. */
export interface PlannedSet {
  readonly name: string;
  readonly required: readonly string[];
  /** Parameters of other sets, which this one does not take. */
  readonly excluded: readonly string[];
}

/** What the binding of one cmdlet offers. */
export interface PlannedCmdlet {
  readonly cmdlet: CmdletFacts;
  readonly module: string;
  readonly source: ModuleFacts["source"];
  readonly effect: Effect;
  readonly effectReason: string;
  readonly escalations: readonly EscalationFacts[];
  readonly parameters: readonly ParameterFacts[];
  readonly sets: readonly PlannedSet[];
  readonly switchesTakeFalse: boolean;
  /** The name of what it returns, if that is known. */
  readonly output: string | undefined;
  /** The parameter that a piped object brings, and the outputs that can be piped. */
  readonly piped: { readonly parameter: string; readonly outputs: readonly string[] } | undefined;
}

/** Everything that the bindings offer of one service; it throws where facts and plan do not fit together. */
export function planService(service: ServiceFacts): readonly PlannedCmdlet[] {
  const known = new Map(
    service.modules
      .map((name) => factsOfModule(modules.find((module) => module === name) ?? unplannable(name, "no such module")))
      .flatMap((facts) => facts.cmdlets.map((cmdlet) => [cmdlet.name, { cmdlet, facts }] as const)),
  );
  return service.cmdlets.map((name) => {
    const { cmdlet, facts } = known.get(name) ?? unplannable(name, "no facts");
    return planCmdlet(service, facts, cmdlet);
  });
}

function planCmdlet(service: ServiceFacts, facts: ModuleFacts, cmdlet: CmdletFacts): PlannedCmdlet {
  const effects = factsOfEffects().cmdlets[cmdlet.name] ?? unplannable(cmdlet.name, "no effect");
  const offered = cmdlet.parameters.filter((parameter) => isOffered(parameter, cmdlet, service));
  const sets = planSets(cmdlet, offered);
  const parameters = offered.filter(({ name }) => sets.some(({ excluded }) => !excluded.includes(name)));
  return {
    cmdlet,
    module: facts.module,
    source: facts.source,
    effect: effects.effect,
    effectReason: effects.reason,
    escalations: (effects.escalations ?? []).filter(({ parameter }) =>
      parameters.some(({ name }) => name === parameter),
    ),
    parameters,
    sets,
    switchesTakeFalse: factsOfBindings().switchesTakeFalse.some(({ cmdlets }) => cmdlets.includes(cmdlet.name)),
    output: outputOf(cmdlet.name),
    piped: pipedInto(parameters),
  };
}

function isOffered(parameter: ParameterFacts, cmdlet: CmdletFacts, service: ServiceFacts): boolean {
  const availability = parameter.availability ?? cmdlet.availability;
  const elsewhere = service.availability !== undefined && !availability?.includes(service.availability);
  return !(
    elsewhere ||
    parameter.onPremisesOnly === true ||
    parameter.reserved === true ||
    parameter.functionalOnly === "onPremises" ||
    factsOfBindings().withheldParameters.some(({ names }) => names.includes(parameter.name)) ||
    isWithheldType(parameter.type)
  );
}

function isWithheldType(type: string): boolean {
  return factsOfBindings().withheldTypes.some(
    ({ types, except }) =>
      except?.includes(type) !== true &&
      types.some((name) => (name.endsWith("*") ? type.startsWith(name.slice(0, -1)) : type === name)),
  );
}

function planSets(cmdlet: CmdletFacts, offered: readonly ParameterFacts[]): readonly PlannedSet[] {
  const withheld = factsOfBindings()
    .withheldSets.filter(({ cmdlets }) => cmdlets.includes(cmdlet.name))
    .flatMap(({ sets }) => sets);
  const usable = cmdlet.sets.filter(({ name, unavailable }) => unavailable === undefined && !withheld.includes(name));
  const members = usable.map((set) => membersOf(cmdlet, set, offered));
  const anywhere = new Set(members.flatMap(({ taken }) => taken));
  const planned = members.map(({ name, taken, required }) => ({
    name,
    required,
    excluded: [...anywhere].filter((parameter) => !taken.includes(parameter)),
  }));
  return planned.filter((set, index) => planned.findIndex((other) => sameTaken(set, other)) === index);
}

function membersOf(cmdlet: CmdletFacts, set: ParameterSetFacts, offered: readonly ParameterFacts[]) {
  const inSet = cmdlet.parameters.flatMap((parameter) => {
    const membership = membershipIn(parameter, set);
    return membership === undefined ? [] : [{ parameter, mandatory: membership.mandatory === true }];
  });
  const taken = inSet.filter(({ parameter }) => offered.includes(parameter));
  const lost = inSet.find(({ parameter, mandatory }) => mandatory && !offered.includes(parameter));
  if (lost !== undefined) {
    unplannable(
      cmdlet.name,
      `set ${set.name} needs ${lost.parameter.name}, which is not offered: withhold the set, with a reason`,
    );
  }
  return {
    name: set.name,
    taken: taken.map(({ parameter }) => parameter.name),
    required: taken.filter(({ mandatory }) => mandatory).map(({ parameter }) => parameter.name),
  };
}

function sameTaken(one: PlannedSet, other: PlannedSet): boolean {
  return JSON.stringify([one.required, one.excluded]) === JSON.stringify([other.required, other.excluded]);
}

function outputOf(cmdlet: string): string | undefined {
  const output = factsOfOutputs().outputs.find(({ cmdlets }) => cmdlets.includes(cmdlet));
  return cmdlet.includes("-Mg") ? output?.sdkName : output?.name;
}

function pipedInto(parameters: readonly ParameterFacts[]): PlannedCmdlet["piped"] {
  const identity = parameters.find(
    ({ name, in: memberships }) =>
      (name === "Identity" || name === "SoftDeletedObject") &&
      memberships?.some(({ pipeline }) => pipeline !== undefined) === true,
  );
  const outputs = identity === undefined ? undefined : factsOfBindings().piped[identity.type];
  return identity === undefined || outputs === undefined ? undefined : { parameter: identity.name, outputs };
}

function unplannable(about: string, why: string): never {
  throw new Error(`The bindings cannot be generated: ${about}: ${why}.`);
}
