import type { Ast, ParameterAst, ScriptBlockAst } from "../../../powershell/script/ast.ts";
import { argumentNamed, sameName, type Command } from "../../../powershell/script/command.ts";
import { callsOf, functionsOf } from "../../../powershell/script/flow.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { variableName } from "../../../powershell/script/value.ts";
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

/** What the calls of a function of the script give to one of its parameters, by name or by position. */
export function givenToFunction(script: Script, parameter: ParameterAst, body: ScriptBlockAst): readonly Ast[] {
  const called = [...functionsOf(script).values()].find(({ Body }) => Body === body);
  if (called === undefined) return [];
  const own = called.Parameters ?? body.ParamBlock?.Parameters ?? [];
  const name = variableName(parameter.Name);
  return callsOf(script, called).flatMap((call) => argumentNamed(call, name) ?? byPosition(call, own, parameter) ?? []);
}

function byPosition(
  { arguments: given }: Command,
  own: readonly ParameterAst[],
  parameter: ParameterAst,
): Ast | undefined {
  const named = new Set(given.flatMap((one) => (one.kind === "parameter" ? [one.name.toLowerCase()] : [])));
  const free = own.filter(({ Name }) => !named.has(variableName(Name)));
  const values = given.flatMap((one, at) => {
    const before = given[at - 1];
    const isOfName = before?.kind === "parameter" && before.value === undefined;
    return one.kind === "value" && !isOfName ? [one.node] : [];
  });
  return values[free.indexOf(parameter)];
}
