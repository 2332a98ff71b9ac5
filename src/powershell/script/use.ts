import { remembered } from "../../util/remembered.ts";
import type { Ast, FunctionDefinitionAst } from "./ast.ts";
import type { Script } from "./script.ts";
import { variableName } from "./value.ts";

/** Where each variable is used for the last time, by its name, in each function and in the script itself. */
type LastUses = ReadonlyMap<FunctionDefinitionAst | undefined, ReadonlyMap<string, number>>;

const tables = new WeakMap<Script, LastUses>();

/** Whether a variable is used behind a node in the same function, or in the script itself. */
export const isUsedBehind = (script: Script, node: Ast, name: string): boolean =>
  (remembered(tables, script, () => lastUsesIn(script))
    .get(script.functionAround(node))
    ?.get(name) ?? -1) > node.end;

function lastUsesIn(script: Script): LastUses {
  const found = new Map<FunctionDefinitionAst | undefined, Map<string, number>>();
  for (const variable of script.nodesOf("VariableExpressionAst")) {
    const inside = script.functionAround(variable);
    const uses = found.get(inside) ?? new Map<string, number>();
    found.set(inside, uses.set(variableName(variable), variable.start));
  }
  return found;
}
