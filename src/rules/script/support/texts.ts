import type { Ast } from "../../../powershell/script/ast.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { sourcesOf } from "../../../powershell/script/value.ts";
import { rememberedOf } from "../../../util/remembered.ts";

const known = new WeakMap<Script, Map<Ast, readonly string[]>>();

/** The texts that a value is made of, variables followed: `'/users/{0}' -f $id`, `@{ method = $method } | ConvertTo-Json`. */
export const textsIn = (script: Script, node: Ast): readonly string[] =>
  rememberedOf(known, script, node, () => collect(script, node));

function collect(script: Script, start: Ast): readonly string[] {
  const texts = new Set<string>();
  // Chains of variables come back to the same ones: each is gone through once.
  const seen = new Set<Ast>();
  const open: Ast[] = [start];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    for (const inner of script.within(node)) {
      if ("Value" in inner) texts.add(String(inner.Value));
      if (inner.type !== "VariableExpressionAst") continue;
      for (const source of sourcesOf(script, inner))
        if (source.kind !== "parameter") open.push(source.kind === "assigned" ? source.value : source.of);
    }
  }
  return [...texts];
}
