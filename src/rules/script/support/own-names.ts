import type { Ast } from "../../../powershell/script/ast.ts";
import type { Command } from "../../../powershell/script/command.ts";
import { allCommands, functionsOf } from "../../../powershell/script/flow.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf } from "../../../powershell/script/value.ts";
import { remembered } from "../../../util/remembered.ts";

const tables = new WeakMap<Script, ReadonlySet<string>>();

/** Functions and aliases of the script, and what it asks Get-Command about, in lower case. */
export const ownNames = (script: Script): ReadonlySet<string> =>
  remembered(
    tables,
    script,
    () =>
      new Set(
        [...functionsOf(script).keys()]
          .map(withoutScope)
          .concat(functionVariables(script), aliases(allCommands(script)), functionItems(allCommands(script))),
      ),
  );

/** `function global:Get-It`: the scope is not part of the name. */
const withoutScope = (name: string): string => name.replace(/^(global|script|local|private):/i, "").toLowerCase();

/** `${function:Get-It} = { ... }` and `Set-Item function:Get-It` make functions too. */
function functionVariables(script: Script): readonly string[] {
  if (!/function:/i.test(script.text)) return [];
  return script
    .nodesOf("VariableExpressionAst", "StringConstantExpressionAst")
    .map((node) => (node.type === "VariableExpressionAst" ? node.VariablePath : node.Value))
    .flatMap((path) => /^function:[\\/]?(?:(?:global|script):)?(.+)$/i.exec(path)?.[1]?.toLowerCase() ?? []);
}

/** `New-Item -Path function: -Name Get-It`. */
function functionItems(commands: readonly Command[]): readonly string[] {
  return commands
    .filter(({ name }) => /^((New|Set)-Item|[ns]i)$/i.test(name ?? ""))
    .map(textsGiven)
    .filter((texts) => texts.some((text) => /^function:[\\/]?$/i.test(text)))
    .flatMap((texts) => texts.map((text) => text.toLowerCase()));
}

const naming = /^(Set-Alias|New-Alias|sal|nal|Get-Command|gcm|Test-Path)$/i;

function aliases(commands: readonly Command[]): readonly string[] {
  return commands
    .filter(({ name }) => naming.test(name ?? ""))
    .flatMap((command) => textsGiven(command).map((text) => text.toLowerCase()));
}

/** Every constant text that a command is given, the items of lists too. */
export function textsGiven({ arguments: given }: Command): readonly string[] {
  return given.flatMap((argument) => {
    const node = argument.kind === "value" ? argument.node : argument.kind === "parameter" ? argument.value : undefined;
    return constantTexts(node);
  });
}

export function constantTexts(node: Ast | undefined): readonly string[] {
  const constant = node === undefined ? undefined : constantOf(node);
  const items = Array.isArray(constant) ? constant : [constant];
  return items.filter((item): item is string => typeof item === "string");
}
