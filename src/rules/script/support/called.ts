import { aliasTarget } from "../../../catalog/command-names.ts";
import type { Command } from "../../../powershell/script/command.ts";
import { allCommands, functionNamed } from "../../../powershell/script/flow.ts";
import type { Script } from "../../../powershell/script/script.ts";

/** The command that runs, by its own name; undefined where it is a function of the script, or known to the run alone. */
export function calledName(script: Script, { name }: Command): string | undefined {
  return name === undefined || functionNamed(script, name) !== undefined ? undefined : aliasTarget(name);
}

/** The calls of commands that have one of these names, in the order of the text. */
export function callsNamed(script: Script, names: RegExp): readonly (Command & { readonly name: string })[] {
  return allCommands(script).flatMap((command) => {
    const name = calledName(script, command);
    return name !== undefined && names.test(name) ? [{ ...command, name }] : [];
  });
}
