import { findParameters, type KnownCmdlet } from "../../../catalog/catalog.ts";
import type { ParameterFacts } from "../../../catalog/schema.ts";
import { sameName } from "../../../powershell/script/command.ts";
import { remembered } from "../../../util/remembered.ts";

/** What the name of a parameter can mean in a call: several where it is ambiguous, and none where it is unknown. */
export interface Meaning {
  /** Parameters of the cmdlet itself. */
  readonly own: readonly ParameterFacts[];
  /** Common parameters, in lower case, where it is none of the cmdlet's own. */
  readonly shared: readonly string[];
}

/** Name and alias of what every advanced function takes (PowerShell-Docs, about_CommonParameters). */
const commonParameters: readonly (readonly [name: string, alias: string])[] = [
  ["verbose", "vb"],
  ["debug", "db"],
  ["erroraction", "ea"],
  ["warningaction", "wa"],
  ["informationaction", "infa"],
  ["progressaction", "proga"],
  ["errorvariable", "ev"],
  ["warningvariable", "wv"],
  ["informationvariable", "iv"],
  ["outvariable", "ov"],
  ["outbuffer", "ob"],
  ["pipelinevariable", "pv"],
];
const commonSwitches = new Set(["verbose", "debug"]);

/** Calls of a cmdlet use the same few names again and again. */
const meanings = new WeakMap<KnownCmdlet, Map<string, Meaning>>();

/**
 * What a name can mean. A name or an alias to the letter is that; of what begins with it, a parameter of the cmdlet itself goes before a common
 * one, -WhatIf and -Confirm included (PowerShell/PowerShell, MergedCommandParameterMetadata.GetMatchingParameter), and one that the
 * cloud has before one that it has not.
 */
export function meaningOf(cmdlet: KnownCmdlet, name: string): Meaning {
  const asked = name.toLowerCase();
  const ofCmdlet = remembered(meanings, cmdlet, () => new Map<string, Meaning>());
  const meaning = ofCmdlet.get(asked) ?? findMeaning(cmdlet, asked);
  ofCmdlet.set(asked, meaning);
  return meaning;
}

function findMeaning({ cmdlet }: KnownCmdlet, asked: string): Meaning {
  const own = findParameters(cmdlet, asked);
  const isOwn = own.length === 1 && own[0] !== undefined && isSpelled(own[0], asked);
  const exact = commonParameters.find((names) => names.includes(asked));
  if (!isOwn && exact !== undefined) return { own: [], shared: [exact[0]] };
  if (own.length === 0)
    return { own, shared: commonParameters.map(([full]) => full).filter((full) => full.startsWith(asked)) };
  return {
    own: [isOfCloud, isOfCmdlet, isNotShouldProcess].reduce(preferring, own),
    shared: [],
  };
}

const isOfCloud = ({ onPremisesOnly }: ParameterFacts): boolean => onPremisesOnly !== true;

/** What a provider adds is asked for when the others are bound: it makes nothing ambiguous (recorded with PowerShell 7.6). */
const isOfCmdlet = ({ provider }: ParameterFacts): boolean => provider === undefined;

const isNotShouldProcess = ({ name }: ParameterFacts): boolean => name !== "WhatIf" && name !== "Confirm";

const preferring = <T>(items: readonly T[], better: (item: T) => boolean): readonly T[] =>
  items.some(better) ? items.filter(better) : items;

/** Whether a parameter has this name or alias to the letter, and not only what it begins with. */
export const isSpelled = ({ name, aliases = [] }: ParameterFacts, written: string): boolean =>
  [name, ...aliases].some((spelled) => sameName(spelled, written));

/** Whether a name can mean only switches, so that the value behind it is not its own. */
export function isSwitch(cmdlet: KnownCmdlet, name: string): boolean {
  const { own, shared } = meaningOf(cmdlet, name);
  if (own.length > 0) return own.every(({ type }) => type === "Switch");
  return shared.length === 1 && commonSwitches.has(shared[0] ?? "");
}
