import type { Ast, CommandAst, FunctionDefinitionAst, ParameterAst } from "./ast.ts";
import { commandArguments } from "./command.ts";
import { callsOf } from "./flow.ts";
import { isSwitch, parametersOf } from "./parameter.ts";
import type { Script } from "./script.ts";
import { isTableChanged, splattedTable } from "./splat.ts";
import { variableName } from "./value.ts";

/** The function of the script that a parameter is of; undefined for a parameter of the script itself. */
export function ownerOf(script: Script, parameter: ParameterAst): FunctionDefinitionAst | undefined {
  const outer = script.parentOf(parameter);
  if (outer?.type === "FunctionDefinitionAst") return outer;
  const block = outer === undefined ? undefined : script.parentOf(outer);
  const owner = block === undefined ? undefined : script.parentOf(block);
  return owner?.type === "FunctionDefinitionAst" ? owner : undefined;
}

/** What the calls of its function give to a parameter, as far as it can be seen. */
export function givenToFunction(script: Script, parameter: ParameterAst): readonly Ast[] {
  const owner = ownerOf(script, parameter);
  if (owner === undefined) return [];
  return callsOf(script, owner)
    .map(({ node }) => argumentFor(script, node, parameter, owner))
    .filter((given) => given !== undefined && given !== "unknown");
}

/**
 * What a call gives a parameter of a function of the script, by its name, the beginning of that, or its place; for a switch its own name.
 * "unknown" where a table that cannot be followed is splatted.
 */
export function argumentFor(
  script: Script,
  call: CommandAst,
  parameter: ParameterAst,
  owner: FunctionDefinitionAst,
): Ast | "unknown" | undefined {
  const parameters = parametersOf(owner);
  const meant = (name: string): ParameterAst | undefined =>
    parameters.find(({ Name }) => variableName(Name) === name.toLowerCase()) ??
    parameters.find(({ Name }) => variableName(Name).startsWith(name.toLowerCase()));
  const named = new Map<ParameterAst | undefined, Ast>();
  const values: Ast[] = [];
  let isWhole = true;
  const given = commandArguments(call);
  for (let at = 0; at < given.length; at++) {
    const argument = given[at];
    if (argument?.kind === "value") values.push(argument.node);
    else if (argument?.kind === "splat") {
      const table = splattedTable(script, argument.node);
      for (const { name, value } of table ?? []) named.set(meant(name), value);
      if (table === undefined || isTableChanged(script, argument.node)) isWhole = false;
    } else if (argument !== undefined) {
      const own = meant(argument.name);
      const next = given[at + 1];
      const takesNext = argument.value === undefined && next?.kind === "value" && (own === undefined || !isSwitch(own));
      if (takesNext) at++;
      named.set(own, argument.value ?? (takesNext ? next.node : argument.node));
    }
  }
  const byName = named.get(parameter);
  if (byName !== undefined || !isWhole) return byName ?? "unknown";
  return values[parameters.filter((one) => !named.has(one) && !isSwitch(one)).indexOf(parameter)];
}
