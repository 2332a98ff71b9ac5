import { remembered } from "../../util/remembered.ts";
import type { Ast, VariableExpressionAst } from "./ast.ts";
import { sameName } from "./command.ts";
import { reachingSources } from "./reaching.ts";
import { isAmong } from "./stretch.ts";
import type { Script } from "./script.ts";
import { wayTo } from "./flow.ts";
import { constantOf, sourcesOf, unwrap, variableName, type Source } from "./value.ts";

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

interface AddedEntry extends SplattedEntry {
  /** What puts it there. */
  readonly by: Ast;
}

const entriesOf = ({ name, value, at }: Addition): readonly AddedEntry[] => {
  if (name !== undefined) return value === undefined ? [] : [{ name, at, value, by: at }];
  // `$table += @{ Name = 1 }`
  return (value === undefined ? [] : (entriesIn(value) ?? [])).map((entry) => ({ ...entry, by: at }));
};

const additionBy = (source: Source): Addition =>
  source.kind === "assigned"
    ? { name: undefined, value: source.operator === "PlusEquals" ? source.value : undefined, at: source.at }
    : { name: undefined, value: undefined, at: source.kind === "each" ? source.at : source.parameter };

/** What a splatted variable gives a call. */
export interface Splat {
  /** In the order in which they are put into the table: of two with one name the later counts. */
  readonly certain: readonly SplattedEntry[];
  /** What is put into it on some ways only. */
  readonly perhaps: readonly SplattedEntry[];
  /** False where more may be in the table than is seen. */
  readonly isFollowed: boolean;
  /** The table is not as it was made. */
  readonly isChanged: boolean;
}

/** What a call is given by a table that is written out, and by what is put into it behind that; undefined where it is made in another way. */
export function splatOf(script: Script, call: Ast, variable: VariableExpressionAst): Splat | undefined {
  const [made, ...more] = reachingSources(script, variable);
  if (made?.kind !== "assigned" || made.operator !== "Equals") return undefined;
  const entries = entriesIn(made.value);
  if (entries === undefined) return undefined;
  const all = [...more.map(additionBy), ...additionsTo(script, variable)];
  const scope = script.functionAround(call);
  const scopes = [scope, script.functionAround(made.at)];
  const added = all
    .filter(({ at }) => scopes.includes(script.functionAround(at)))
    .filter(({ at }) => (at.start > made.at.start && at.start < call.start) || script.functionAround(at) !== scope)
    .toSorted((one, other) => one.at.start - other.at.start);
  const named = added.flatMap(entriesOf);
  const { earlier } = wayTo(script, call);
  const certain = new Set(named.filter(({ by }) => isAmong(earlier, statementOf(script, by))));
  return {
    certain: [...entries, ...certain],
    perhaps: named.filter((entry) => !certain.has(entry)),
    isFollowed: added.every((addition) => entriesOf(addition).length > 0),
    isChanged: all.length > 0,
  };
}

/** An assignment is a statement; a call stands in a pipeline of one expression. */
function statementOf(script: Script, node: Ast): Ast {
  if (node.type !== "InvokeMemberExpressionAst") return node;
  const expression = script.parentOf(node);
  return (expression === undefined ? undefined : script.parentOf(expression)) ?? node;
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
