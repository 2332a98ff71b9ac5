import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Ast, AstOf } from "../../../powershell/script/ast.ts";
import { allCommands } from "../../../powershell/script/flow.ts";
import { originsOf } from "../../../powershell/script/origin.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf, unwrap } from "../../../powershell/script/value.ts";
import type { ScriptRule } from "../rule.ts";
import { placeIn } from "../support/place.ts";
import { partsOf } from "../support/spliced.ts";

/** No text becomes code: what runs stands in the script. */
export const invokeExpression: ScriptRule = function* ({ script }) {
  for (const command of allCommands(script)) {
    const [called] = command.node.CommandElements;
    const isEvaluator = /^(invoke-expression|iex)$/i.test(command.name ?? "");
    if (isEvaluator || (called !== undefined && command.name === undefined && isBuiltName(script, called)))
      yield diagnostic("invoke-expression", { call: nameIn(script, called) }, placeIn(script, command.node));
  }
  for (const call of script.nodesOf("InvokeMemberExpressionAst")) {
    if (!makesCode(call) || isConstant(script, call.Arguments?.[0])) continue;
    const text = script.textOf({ start: call.start, end: call.Member.end });
    yield diagnostic("invoke-expression", { call: text }, placeIn(script, call));
  }
};

const nameIn = (script: Script, called: Ast | undefined): string => (called === undefined ? "" : script.textOf(called));

/** `& "Remove-$noun"`: a path that is built is no name of a command. */
function isBuiltName(script: Script, called: Ast): boolean {
  return originsOf(script, called).some(
    ({ from, properties }) => properties.length === 0 && partsOf(from).length > 0 && !isPath.test(script.textOf(from)),
  );
}

const isPath = /[\\/]|\.(exe|com|cmd|bat|ps1|psm1|sh)\b/i;

/** `[scriptblock]::Create(...)`, `$ExecutionContext.InvokeCommand.InvokeScript(...)`. */
function makesCode({ Expression, Member, Static }: AstOf<"InvokeMemberExpressionAst">): boolean {
  const name = String(constantOf(Member));
  if (Static === true)
    return (
      Expression.type === "TypeExpressionAst" &&
      /^(system\.management\.automation\.)?scriptblock$/i.test(Expression.TypeName) &&
      /^create$/i.test(name)
    );
  const owner = unwrap(Expression);
  return (
    owner.type === "MemberExpressionAst" &&
    /^invokecommand$/i.test(String(constantOf(owner.Member))) &&
    /^(invokescript|newscriptblock|expandstring)$/i.test(name)
  );
}

const isConstant = (script: Script, text: Ast | undefined): boolean =>
  text === undefined || originsOf(script, text).every(({ from }) => typeof constantOf(from) === "string");
