import { isModuleListed } from "../../../catalog/command-names.ts";
import { argumentNamed, sameName, type Command } from "../../../powershell/script/command.ts";
import { allCommands, functionNamed } from "../../../powershell/script/flow.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { unwrap } from "../../../powershell/script/value.ts";
import { remembered } from "../../../util/remembered.ts";
import { modulesAskedFor } from "./module.ts";
import { constantTexts, ownNames, textsGiven } from "./own-names.ts";

/** What a script brings of names beside those that PowerShell and the service have. */
export interface Brought {
  /** Functions and aliases of the script, and what it asks Get-Command about, in lower case. */
  readonly names: ReadonlySet<string>;
  /** It loads what nobody can look into from here: another script, a module that is not listed, a session of a server; or it is loaded itself. */
  readonly isOpen: boolean;
  /** It opens a session of an Exchange server, and none of Exchange Online. */
  readonly isOfServer: boolean;
  /** What the nouns of a session's commands begin with: `Connect-ExchangeOnline -Prefix`. */
  readonly prefixes: readonly string[];
}

const brought = new WeakMap<Script, Brought>();

export const broughtBy = (script: Script): Brought => remembered(brought, script, () => lookThrough(script));

function lookThrough(script: Script): Brought {
  const commands = allCommands(script);
  return {
    names: ownNames(script),
    isOpen:
      isLibrary(script) ||
      modulesAskedFor(script).some(({ name }) => !isModuleListed(name)) ||
      commands.some((command) => runsUnseen(script, command) || loadsUnlisted(command)),
    isOfServer:
      commands.some(({ name }) => sessions.test(name ?? "")) &&
      !commands.some(({ name }) => /^Connect-(ExchangeOnline|IPPSSession)$/i.test(name ?? "")),
    prefixes: commands.flatMap((command) => constantTexts(argumentNamed(command, "Prefix"))),
  };
}

/** A script of functions alone is there for another one, which may bring names as well. */
function isLibrary({ root }: Script): boolean {
  const statements = root.EndBlock?.Statements ?? [];
  return statements.length > 0 && statements.every(({ type }) => type === "FunctionDefinitionAst");
}

const sessions = /^(Import-PSSession|ipsn|Add-PSSnapin|asnp)$/i;

/** Text or a file that becomes commands: what it defines is not seen here. */
function runsUnseen(script: Script, { node, name }: Command): boolean {
  if (sessions.test(name ?? "") || /^(Invoke-Expression|iex|Import-Alias|ipal)$/i.test(name ?? "")) return true;
  if (node.InvocationOperator !== "Dot") return false;
  const [first] = node.CommandElements;
  const plain = first === undefined ? undefined : unwrap(first);
  if (plain?.type === "ScriptBlockExpressionAst") return false;
  return functionNamed(script, name) === undefined;
}

const loading = /^(Import-Module|ipmo|Install-Module|inmo|Install-PSResource|Get-Module|gmo|Get-InstalledModule)$/i;
const importing = /^(Import-Module|ipmo)$/i;

/** The modules that a command loads, installs or looks for, as far as they are told by constants. */
export const modulesNamedIn = (command: Command): readonly string[] =>
  loading.test(command.name ?? "") ? textsGiven(command).filter((text) => !isOption(text)) : [];

/** A module is named, or known to the run alone. */
function loadsUnlisted(command: Command): boolean {
  const named = modulesNamedIn(command);
  return named.length === 0 ? importing.test(command.name ?? "") : named.some((module) => !isModuleListed(module));
}

/** Values that such commands take beside the name of a module. */
const isOption = (text: string): boolean =>
  /^(AllUsers|CurrentUser|Global|Local|Stop|SilentlyContinue|Ignore|Continue|PSGallery|[\d.]+)$/i.test(text);

/** What the command is given runs on another machine. */
export const runsElsewhere = (command: Command): boolean =>
  sameName(command.name, "Invoke-Command") || sameName(command.name, "icm");
