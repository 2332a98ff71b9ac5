import type { Ast } from "../../../powershell/script/ast.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { sourcesOf, type Source } from "../../../powershell/script/value.ts";
import { remembered } from "../../../util/remembered.ts";

/** The texts that a value is made of, variables followed: `'/users/{0}' -f $id`, `@{ method = $method } | ConvertTo-Json`. */
export function textsIn(script: Script, node: Ast): readonly string[] {
  const { texts, variables } = partsOf(script, [node]);
  return [...new Set([...texts, ...variables.flatMap((sources) => textsOfVariable(script, sources))])];
}

/** The texts that stand in some nodes, and where each variable in them has its values from. */
function partsOf(script: Script, nodes: readonly Ast[]) {
  const inner = nodes.flatMap((node) => script.within(node));
  return {
    texts: inner.flatMap((node) => ("Value" in node ? [String(node.Value)] : [])),
    variables: [
      ...new Set(inner.flatMap((node) => (node.type === "VariableExpressionAst" ? [sourcesOf(script, node)] : []))),
    ],
  };
}

/** By what gives a variable its values, which is one list for all the places that it stands at: scripts may ask for one in every line. */
const known = new WeakMap<readonly Source[], readonly string[]>();

const textsOfVariable = (script: Script, sources: readonly Source[]): readonly string[] =>
  remembered(known, sources, () => collect(script, sources));

function collect(script: Script, start: readonly Source[]): readonly string[] {
  const found = new Set<string>();
  // What is added on the way is gone through as well.
  const lists = new Set([start]);
  for (const list of lists) {
    const { texts, variables } = partsOf(script, list.flatMap(valueOf));
    for (const text of texts) found.add(text);
    for (const further of variables) lists.add(further);
  }
  return [...found];
}

const valueOf = (source: Source): readonly Ast[] =>
  source.kind === "parameter" ? [] : [source.kind === "assigned" ? source.value : source.of];
