import type { Ast, VariableExpressionAst } from "./ast.ts";
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
  const table = unwrap(source.value);
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

/** Something is put into the table of a variable, or taken out, after it is made. */
export function isTableChanged(script: Script, variable: VariableExpressionAst): boolean {
  const holds = (node: Ast): boolean =>
    node.type === "VariableExpressionAst" && variableName(node) === variableName(variable);
  return (
    script
      .nodesOf("AssignmentStatementAst")
      .some(
        ({ Left: left }) =>
          (left.type === "MemberExpressionAst" && holds(left.Expression)) ||
          (left.type === "IndexExpressionAst" && holds(left.Target)),
      ) || script.nodesOf("InvokeMemberExpressionAst").some(({ Expression: of }) => holds(of))
  );
}
