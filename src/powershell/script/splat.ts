import { remembered } from "../../util/remembered.ts";
import type { Ast, VariableExpressionAst } from "./ast.ts";
import { sameName } from "./command.ts";
import type { Script } from "./script.ts";
import { constantOf, sourcesOf, unwrap, variableName } from "./value.ts";

/** A parameter that a splatted table gives, by the name that it has there. */
export interface SplattedEntry {
  readonly name: string;
  /** The key. */
  readonly at: Ast;
  readonly value: Ast;
}

/** The entries of the one table that a variable is given; undefined where it is made in another way. */
export function splattedTable(script: Script, variable: VariableExpressionAst): readonly SplattedEntry[] | undefined {
  const sources = sourcesOf(script, variable);
  const [source, ...more] = sources;
  if (source?.kind !== "assigned" || more.length > 0) return undefined;
  return entriesIn(source.value);
}

function entriesIn(node: Ast): readonly SplattedEntry[] | undefined {
  const table = unwrap(node);
  const plain = table.type === "ConvertExpressionAst" ? table.Child : table;
  if (plain.type !== "HashtableAst") return undefined;
  const entries: SplattedEntry[] = [];
  for (const [key, value] of plain.KeyValuePairs ?? []) {
    const name = constantOf(key);
    if (typeof name !== "string") return undefined;
    entries.push({ name, at: key, value });
  }
  return entries;
}

/** What is put into the table of a variable after it is made. */
export interface Addition {
  /** Undefined where only the run knows which entry it is, or what is done to the table. */
  readonly name: string | undefined;
  /** Undefined where it is not told. */
  readonly value: Ast | undefined;
  readonly at: Ast;
}

/** Something is put into the table of a variable, or taken out, after it is made. */
export const isTableChanged = (script: Script, variable: VariableExpressionAst): boolean =>
  additionsTo(script, variable).length > 0;

/** `$table['Name'] = 1`, `$table.Name = 1`, `$table.Add('Name', 1)` and other calls on it, in the order of the text. */
export const additionsTo = (script: Script, variable: VariableExpressionAst): readonly Addition[] =>
  remembered(additions, script, () => additionsIn(script)).get(variableName(variable)) ?? [];

const additions = new WeakMap<Script, ReadonlyMap<string, readonly Addition[]>>();

const reading = /^(contains|containskey|containsvalue|clone|equals|getenumerator|gethashcode|gettype|tostring)$/i;

function additionsIn(script: Script): ReadonlyMap<string, readonly Addition[]> {
  const found = new Map<string, Addition[]>();
  const add = (on: Ast, name: Ast | undefined, value: Ast | undefined, at: Ast): void => {
    if (on.type !== "VariableExpressionAst") return;
    const key = name === undefined ? undefined : constantOf(name);
    const table = found.get(variableName(on)) ?? [];
    found.set(variableName(on), table);
    table.push({ name: typeof key === "string" ? key : undefined, value, at });
  };
  for (const node of script.nodesOf("AssignmentStatementAst", "InvokeMemberExpressionAst")) {
    if (node.type === "InvokeMemberExpressionAst") {
      const method = String(constantOf(node.Member));
      if (reading.test(method)) continue;
      const isAdd = /^(add|set_item)$/i.test(method);
      const [name, value, ...more] = node.Arguments ?? [];
      if (isAdd && value !== undefined && more.length === 0) add(node.Expression, name, value, node);
      else add(node.Expression, undefined, undefined, node);
      continue;
    }
    const { Left: left, Operator, Right } = node;
    const value = sameName(Operator, "Equals") ? Right : undefined;
    if (left.type === "MemberExpressionAst") add(left.Expression, left.Member, value, node);
    else if (left.type === "IndexExpressionAst") add(left.Target, left.Index, value, node);
  }
  return found;
}
