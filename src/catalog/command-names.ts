import { findCmdlet, modulesOf, suggest, type Documented } from "./catalog.ts";
import { closest } from "./closest.ts";
import { factsOfCommandNames } from "./facts.ts";

/** What the catalogue knows of where a name is a command. */
export type Presence =
  | { readonly kind: "there" }
  /** It is not listed, but a module whose commands are not listed here names its commands so. */
  | { readonly kind: "of-unlisted-module" }
  | { readonly kind: "unlisted" }
  /** Another version of PowerShell, or Exchange Server, has it. */
  | { readonly kind: "elsewhere"; readonly missingIn: string; readonly has: string };

/**
 * Modules whose commands are not listed here, by the first letters of their nouns. A module is loaded when a command of it is first called
 * (PowerShell-Docs, about_Modules), so that a script can have these names without a word about the module.
 */
const families: readonly { readonly modules: RegExp; readonly nouns: readonly string[] }[] = [
  { modules: /^Microsoft\.Graph(\.|$)/i, nouns: ["Mg", "Graph"] },
  { modules: /^Microsoft\.Entra(\.|$)/i, nouns: ["Entra"] },
  { modules: /^AzureAD(Preview)?$/i, nouns: ["AzureAD"] },
  { modules: /^MSOnline$/i, nouns: ["Msol"] },
  { modules: /^Az(\.|$)/i, nouns: ["Az"] },
  { modules: /^(Azure|AzureRM)(\.|$)/i, nouns: ["Azure"] },
  { modules: /^ActiveDirectory$/i, nouns: ["AD"] },
  { modules: /^MicrosoftTeams$/i, nouns: ["Cs", "Team", "MicrosoftTeams", "AllM365Team", "M365Team"] },
  { modules: /^(SharePointPnPPowerShellOnline|PnP\.PowerShell)$/i, nouns: ["PnP"] },
  { modules: /^Microsoft\.Online\.SharePoint\.PowerShell$/i, nouns: ["SPO"] },
  { modules: /^Microsoft\.PowerApps\./i, nouns: ["PowerApp", "AdminPowerApp", "Flow", "AdminFlow", "AdminDlp", "Dlp"] },
  { modules: /^Microsoft\.PowerShell\.PSResourceGet$/i, nouns: ["PSResource"] },
  { modules: /^ImportExcel$/i, nouns: ["Excel"] },
  { modules: /^MSAL\.PS$/i, nouns: ["Msal"] },
  // Modules of Windows itself, that a person's machine or a hybrid worker may have.
  { modules: /^(Net|Dns|Smb|Dhcp)\w*$/i, nouns: ["Net", "Dns", "Smb", "Dhcp"] },
  {
    modules: /^(ScheduledTasks|Storage|PrintManagement|Appx|Dism)$/i,
    nouns: [
      "ScheduledTask",
      "Disk",
      "Partition",
      "PhysicalDisk",
      "StoragePool",
      "Volume",
      "Printer",
      "Appx",
      "Windows",
    ],
  },
  {
    modules: /^(Hyper-V|FailoverClusters|GroupPolicy|Defender|BitLocker)$/i,
    nouns: ["VM", "Cluster", "GP", "Mp", "BitLocker"],
  },
];

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};
const key = (name: string): string => name.toLowerCase();
const verbOf = (name: string): string => key(name).split("-")[0] ?? "";

const verbs = once(
  () =>
    new Set(Object.values(factsOfCommandNames().modules).flatMap((scopes) => Object.values(scopes).flat().map(verbOf))),
);
const functions = once(() => new Set(Object.values(factsOfCommandNames().functions).flat().map(key)));
const aliases = once(
  () =>
    new Map(
      Object.values(factsOfCommandNames().aliases).flatMap((table) =>
        Object.entries(table).map(([alias, target]) => [key(alias), target] as const),
      ),
    ),
);

/** True for `Verb-Noun` with a verb that a documented command has. */
export const isCmdletName = (name: string): boolean => /^[a-z]+-\w+$/i.test(name) && verbs().has(verbOf(name));

/**
 * The known commands that a name may be a slip of. Names of modules that are not listed here can be near by chance: of a slip in the noun, the
 * nouns begin alike and differ by little for their own length, and with another verb that there is the noun is the same.
 */
export function slipOf(name: string): readonly string[] {
  const [verb, noun = ""] = partsOf(name);
  return suggest(name).filter((known) => {
    const [otherVerb, other = ""] = partsOf(known);
    if (verb !== otherVerb) return !verbs().has(verb ?? "") || noun === other;
    return noun[0] === other[0] && (other.startsWith(noun) || closest(noun, [other]).length > 0);
  });
}

const partsOf = (name: string): readonly string[] => key(name).split("-");

/** True for a command of a module whose commands are not listed here, as far as the name tells: nothing says that it is there, or that it is a slip. */
export const isUnexplained = (name: string): boolean =>
  isCmdletName(name) &&
  modulesOf(name).length === 0 &&
  !/^(there|elsewhere)$/.test(undocumented(name).kind) &&
  slipOf(name).length === 0;

/** What a built-in alias of any version stands for; another name stands for itself. */
export const aliasTarget = (name: string): string => aliases().get(key(name)) ?? name;

/** Left to the programs of Linux and macOS there (PowerShell-Docs, unix-support, "Convenience aliases removed"). */
const programs = new Set(["cat", "cp", "ls", "man", "mount", "mv", "ps", "rm"]);

/** What a built-in alias stands for wherever PowerShell runs; what may be a program somewhere, as `sc` and `ls` may, stands for itself. */
export function sureAliasTarget(name: string): string {
  const isEverywhere = Object.values(factsOfCommandNames().aliases).every((table) => Object.hasOwn(table, key(name)));
  return isEverywhere && !programs.has(key(name)) ? aliasTarget(name) : name;
}

/** True where the commands of a module are known by name or by noun. */
export const isModuleListed = (module: string): boolean =>
  Object.keys(factsOfCommandNames().modules).some((listed) => key(listed) === key(module)) ||
  families.some(({ modules }) => modules.test(module));

/**
 * Whether a session can have a command.
 * @param versions the versions of PowerShell that each place may have; one of them must have the command
 */
export function presenceOf(name: string, versions: readonly (readonly string[])[]): Presence {
  const found = modulesOf(name);
  if (found.length === 0) return undocumented(name);
  const scopes = found.flatMap(({ where }) => where);
  if (scopes.every((scope) => scope === "onPremises"))
    return { kind: "elsewhere", missingIn: "Exchange Online", has: "Exchange Server" };
  const lacking = versions.filter((place) => !place.some((version) => found.some((one) => mayHave(one, version))));
  if (lacking.length === 0) return { kind: "there" };
  return { kind: "elsewhere", missingIn: powershell(lacking.flat()), has: powershell(scopes) };
}

function undocumented(name: string): Presence {
  if (functions().has(key(name)) || findCmdlet(name) !== undefined) return { kind: "there" };
  const noun = key(name).slice(name.indexOf("-") + 1);
  const isOfFamily = families.some(({ nouns }) => nouns.some((begin) => noun.startsWith(key(begin))));
  return { kind: isOfFamily ? "of-unlisted-module" : "unlisted" };
}

const powershell = (versions: readonly string[]): string => `PowerShell ${[...new Set(versions)].join(" and ")}`;

/** A module that does not come with a version may be installed there; one that does has there what its pages list. */
function mayHave({ module, where }: Documented, version: string): boolean {
  return where.includes(version) || !Object.hasOwn(factsOfCommandNames().modules[module] ?? {}, version);
}
