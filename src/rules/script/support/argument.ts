import type { Ast } from "../../../powershell/script/ast.ts";
import { argumentNamed, sameName, type Command } from "../../../powershell/script/command.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { bindingOf } from "./binding.ts";

/** What a parameter of a call is given, by what the catalogue knows of the cmdlet; by its full name where that knows nothing. */
export function givenTo(script: Script, command: Command, name: string): Ast | undefined {
  const binding = bindingOf(script, command);
  return binding === undefined ? argumentNamed(command, name) : binding.given.get(name)?.value;
}

/** True where a parameter is given at all, a switch too. */
export function isGiven(script: Script, command: Command, name: string): boolean {
  const binding = bindingOf(script, command);
  if (binding !== undefined) return binding.given.has(name);
  return command.arguments.some((argument) => argument.kind === "parameter" && sameName(argument.name, name));
}
