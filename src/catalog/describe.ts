import type { KnownCmdlet } from "./catalog.ts";
import { factsOfEffects } from "./facts.ts";
import { membershipIn } from "./membership.ts";
import type { CmdletFacts, ParameterFacts, ParameterSetFacts } from "./schema.ts";

/** A parameter with how it takes part in each of the described sets, in their order. */
export interface DescribedParameter {
  readonly name: string;
  readonly type: string;
  readonly uses: readonly ("required" | "yes" | "")[];
}

/** Something to know of several parameters. */
export interface Note {
  readonly about: readonly string[];
  readonly text: string;
}

/** What the catalogue knows of a cmdlet, in the words and the order of a page. */
export interface Description {
  readonly name: string;
  /** Lines of a label and a text. */
  readonly head: readonly (readonly [string, string])[];
  /** The sets that can be used in the cloud; the default one is marked. */
  readonly sets: readonly string[];
  readonly unavailableSets: readonly Note[];
  readonly parameters: readonly DescribedParameter[];
  readonly onPremisesOnly: readonly string[];
  readonly total: number;
  readonly notes: readonly Note[];
}

const places: Readonly<Record<string, string>> = {
  exchangeOnline: "Exchange Online",
  onPremises: "Exchange Server",
  securityCompliance: "Security & Compliance",
  builtInSecurityAddOn: "the built-in security add-on",
  "powershell5.1": "PowerShell 5.1",
  "powershell7.4": "PowerShell 7.4",
  "powershell7.6": "PowerShell 7.6",
};
const placesOf = (availability: readonly string[]): string =>
  availability.map((place) => places[place] ?? place).join(", ");

export function describe({ cmdlet, module, source }: KnownCmdlet): Description {
  const sets = cmdlet.sets.filter(({ unavailable }) => unavailable === undefined);
  const inCloud = cmdlet.parameters.filter(({ onPremisesOnly }) => onPremisesOnly !== true);
  return {
    name: cmdlet.name,
    head: headOf(cmdlet, module, source),
    sets: sets.map((set) => setLabel(set, sets.length)),
    unavailableSets: cmdlet.sets.flatMap(({ name, unavailable }) =>
      unavailable === undefined ? [] : [{ about: [name], text: unavailable }],
    ),
    parameters: inCloud
      .map((parameter) => ({
        name: parameter.name,
        type: parameter.type === "Switch" ? "switch" : parameter.type.replace(/^.*\.(?=\w)/, ""),
        uses: sets.map((set) => useIn(parameter, set)),
      }))
      .filter(({ uses }) => uses.some((use) => use !== "")),
    onPremisesOnly: cmdlet.parameters.filter((parameter) => !inCloud.includes(parameter)).map(({ name }) => name),
    total: cmdlet.parameters.length,
    notes: [...judgementNotes(cmdlet), ...parameterNotes(cmdlet)],
  };
}

function headOf(cmdlet: CmdletFacts, module: string, source: KnownCmdlet["source"]): Description["head"] {
  const effect = factsOfEffects().cmdlets[cmdlet.name];
  const connections = cmdlet.connections ?? [];
  const line = (label: string, text: string | undefined) => (text === undefined ? [] : [[label, text] as const]);
  return [
    ...line("Effect", effect === undefined ? undefined : `${effect.effect}. ${effect.reason}`),
    ...line("Module", connections.length === 0 ? module : `${module}, after ${connections.join(" or ")}`),
    ...line("Available in", cmdlet.availability === undefined ? undefined : placesOf(cmdlet.availability)),
    ...line("What-if", cmdlet.whatIf ?? "none"),
    ...line("Deprecated", cmdlet.deprecated),
    ...line("Incomplete", cmdlet.partial),
    ...line(
      "Source",
      `${source.repository}@${source.commit.slice(0, 8)}${source.date === null ? "" : ` (${source.date})`}`,
    ),
    ...line("Page", cmdlet.page),
  ];
}

function setLabel(set: ParameterSetFacts, sets: number): string {
  const remarks = [
    ...(set.default === true && sets > 1 ? ["default"] : []),
    ...(set.availability === undefined ? [] : [placesOf(set.availability)]),
  ];
  const name = set.name === "__AllParameterSets" ? "Use" : set.name;
  return remarks.length === 0 ? name : `${name} (${remarks.join("; ")})`;
}

function useIn(parameter: ParameterFacts, set: ParameterSetFacts): DescribedParameter["uses"][number] {
  const membership = membershipIn(parameter, set);
  return membership === undefined ? "" : membership.mandatory === true ? "required" : "yes";
}

function judgementNotes(cmdlet: CmdletFacts): readonly Note[] {
  return (cmdlet.judgements ?? []).map(({ about, decision, reason }) => ({ about, text: `${decision}. ${reason}` }));
}

/** The traps, each with all the parameters that it is about. */
function parameterNotes(cmdlet: CmdletFacts): readonly Note[] {
  const escalations = factsOfEffects().cmdlets[cmdlet.name]?.escalations ?? [];
  const said = [
    ...escalations.map(({ parameter, effect, harmless, reason }) => ({
      about: parameter,
      text: `makes it ${effect}${harmless === undefined ? "" : `, unless ${harmless.map((value) => JSON.stringify(value)).join(", ")}`}. ${reason}`,
    })),
    ...cmdlet.parameters
      .filter(({ onPremisesOnly }) => onPremisesOnly !== true)
      .flatMap((parameter) => trapsOf(parameter, cmdlet).map((text) => ({ about: parameter.name, text }))),
  ];
  return [...Map.groupBy(said, ({ text }) => text)].map(([text, notes]) => ({
    about: notes.map(({ about }) => about),
    text,
  }));
}

const disputes = {
  sets: "the sets",
  mandatory: "whether it is mandatory",
  availability: "where it is available",
} as const;

/** Whether a place that matters to a runbook has the cmdlet, but not this parameter. */
function isNarrower(parameter: ParameterFacts, cmdlet: CmdletFacts): boolean {
  const here = (cmdlet.availability ?? []).filter(
    (place) => place !== "onPremises" && place !== "builtInSecurityAddOn",
  );
  return parameter.availability !== undefined && !here.every((place) => parameter.availability?.includes(place));
}

function trapsOf(parameter: ParameterFacts, cmdlet: CmdletFacts): readonly string[] {
  const { functionalOnly, deprecated, requires, minModuleVersion, inertIn, disputed, provider, values } = parameter;
  return [
    parameter.nullReturnsAll === true ? "a null value, or one that does not exist, returns all objects" : "",
    parameter.reserved === true ? "reserved for Microsoft" : "",
    parameter.undocumented === true ? "on the page without a description" : "",
    functionalOnly === undefined ? "" : `works in ${placesOf([functionalOnly])} only`,
    inertIn === undefined ? "" : `does nothing in ${placesOf(inertIn)}`,
    deprecated === undefined ? "" : `deprecated: ${deprecated}`,
    requires === undefined ? "" : `requires ${requires}`,
    minModuleVersion === undefined ? "" : `since module ${minModuleVersion}`,
    isNarrower(parameter, cmdlet) ? `only in ${placesOf(parameter.availability ?? [])}` : "",
    provider === undefined ? "" : `only on ${provider.join(", ")} paths`,
    disputed === undefined
      ? ""
      : `the page disagrees with itself on ${disputed.map((what) => disputes[what]).join(" and ")}`,
    values === undefined ? "" : `takes ${values.join(", ")}`,
  ].filter((text) => text !== "");
}
