import { sureAliasTarget } from "../../../catalog/command-names.ts";
import type { Ast } from "../../../powershell/script/ast.ts";
import type { Command } from "../../../powershell/script/command.ts";
import { allCommands, commandAt, functionNamed } from "../../../powershell/script/flow.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf, unwrap, valuesReaching } from "../../../powershell/script/value.ts";
import { remembered } from "../../../util/remembered.ts";
import { ownNames } from "./own-names.ts";

/** The name of the command that a call means: behind an alias, its own or a built-in one, and behind `& $command`. */
export function meantName(script: Script, command: Command): string | undefined {
  const { name, node } = command;
  if (name === undefined) return invokedName(script, node.CommandElements[0]);
  const meant = aliasesOf(script).get(name.toLowerCase());
  if (meant === undefined) return ownNames(script).has(name.toLowerCase()) ? name : sureAliasTarget(name);
  return functionNamed(script, meant) === undefined ? sureAliasTarget(meant) : meant;
}

/** `& $name`, `& (Get-Command Name)`, or a variable that holds that: undefined where it may be several. */
function invokedName(script: Script, called: Ast | undefined): string | undefined {
  if (called === undefined) return undefined;
  const names = new Set(valuesReaching(script, called).map((value) => textOrCommand(script, value)));
  const [only, ...more] = names;
  return more.length === 0 ? only : undefined;
}

function textOrCommand(script: Script, value: Ast): string | undefined {
  const constant = constantOf(value);
  if (typeof constant === "string") return constant;
  const plain = unwrap(value);
  const [first, ...more] = plain.type === "PipelineAst" ? plain.PipelineElements : [plain];
  const command = first === undefined || more.length > 0 ? undefined : commandAt(script, first);
  if (!/^(Get-Command|gcm)$/i.test(command?.name ?? "")) return undefined;
  return textsOf(command).get("name");
}

const aliases = new WeakMap<Script, ReadonlyMap<string, string>>();

/** The aliases that the script makes, in lower case, with what they stand for. */
const aliasesOf = (script: Script): ReadonlyMap<string, string> =>
  remembered(aliases, script, () => {
    const found = new Map<string, string>();
    for (const command of allCommands(script)) {
      if (!/^(Set-Alias|New-Alias|sal|nal)$/i.test(command.name ?? "")) continue;
      const given = textsOf(command);
      const [name, value] = [given.get("name"), given.get("value")];
      if (name !== undefined && value !== undefined) found.set(name.toLowerCase(), value);
    }
    return found;
  });

const withoutValue = /^(force|passthru|whatif|confirm|all|listimported|showcommandinfo)$/i;

/** The constant texts that a command with -Name and -Value is given, by their names or their places. */
function textsOf(command: Command | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const places = ["name", "value"];
  let named: string | undefined;
  for (const argument of command?.arguments ?? []) {
    if (argument.kind === "splat") continue;
    const value = argument.kind === "value" ? argument.node : argument.value;
    if (argument.kind === "parameter")
      named = withoutValue.test(argument.name) ? undefined : argument.name.toLowerCase();
    const text = value === undefined ? undefined : constantOf(value);
    if (value === undefined) continue;
    const place = named ?? places.find((one) => !found.has(one));
    named = undefined;
    const full = places.find((one) => place !== undefined && one.startsWith(place));
    if (full !== undefined && typeof text === "string") found.set(full, text);
  }
  return found;
}
