import type { Ast, FunctionDefinitionAst, InvokeMemberExpressionAst, PipelineAst } from "./ast.ts";
import { around, type Script } from "./script.ts";
import { constantOf } from "./value.ts";

/** What an item is one of. */
export type Items =
  /** What a pipeline brings to one of its commands. */
  | { readonly pipeline: PipelineAst; readonly at: number }
  /** The items of a value: `$list.ForEach({ ... })`, `switch ($list) { ... }`. */
  | { readonly of: Ast }
  /** What is piped into the calls of a function. */
  | { readonly pipedInto: FunctionDefinitionAst };

export const isItemVariable = (name: string): boolean => name === "_" || name === "psitem" || name === "input";

/** What `$_` or `$input` is an item of at a node; undefined where it is an error, or where nothing shows it. */
export function itemsAt(script: Script, node: Ast): Items | undefined {
  let inner = node;
  let inBlock = false;
  for (const outer of around(script, node)) {
    switch (outer.type) {
      case "CatchClauseAst":
        return undefined;
      case "SwitchStatementAst":
        if (inner === outer.Condition) break;
        return /file/i.test(outer.Flags) ? undefined : { of: outer.Condition };
      case "InvokeMemberExpressionAst":
        if (isEachMethod(outer) && outer.Arguments?.includes(inner) === true) return { of: outer.Expression };
        break;
      case "FunctionDefinitionAst":
        return { pipedInto: outer };
      case "ScriptBlockExpressionAst":
        inBlock = true;
        break;
      case "CommandAst": {
        if (!inBlock) break;
        const pipeline = script.parentOf(outer) as PipelineAst;
        const at = pipeline.PipelineElements.indexOf(outer);
        if (at > 0) return { pipeline, at };
        inBlock = false;
        break;
      }
      default:
    }
    inner = outer;
  }
  return undefined;
}

/** `.ForEach({ ... })` and `.Where({ ... })`, which run their block for each item. */
export const isEachMethod = ({ Member, Static }: InvokeMemberExpressionAst): boolean =>
  Static !== true && /^(foreach|where)$/i.test(String(constantOf(Member)));
