import { factsOfCommandNames } from "../../../catalog/facts.ts";
import type { Command } from "../../../powershell/script/command.ts";
import { allCommands, functionsOf } from "../../../powershell/script/flow.ts";
import type { Script } from "../../../powershell/script/script.ts";

let aliases: ReadonlyMap<string, string> | undefined;

/** What PowerShell's own aliases stand for, in any of its versions. */
function aliasTarget(name: string): string {
  aliases ??= new Map(
    Object.values(factsOfCommandNames().aliases).flatMap((table) =>
      Object.entries(table).map(([alias, target]) => [alias.toLowerCase(), target] as const),
    ),
  );
  return aliases.get(name.toLowerCase()) ?? name;
}

/** The command that runs, by its own name; undefined where it is a function of the script, or known to the run alone. */
export function calledName(script: Script, { name }: Command): string | undefined {
  if (name === undefined || functionsOf(script).has(name.toLowerCase())) return undefined;
  return aliasTarget(name);
}

/** The calls of commands that have one of these names, in the order of the text. */
export function callsNamed(script: Script, names: RegExp): readonly (Command & { readonly name: string })[] {
  return allCommands(script).flatMap((command) => {
    const name = calledName(script, command);
    return name !== undefined && names.test(name) ? [{ ...command, name }] : [];
  });
}
