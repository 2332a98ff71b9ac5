import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Ast, AstOf, ParameterAst } from "../../../powershell/script/ast.ts";
import type { Command } from "../../../powershell/script/command.ts";
import { allCommands } from "../../../powershell/script/flow.ts";
import { ownerOf } from "../../../powershell/script/given.ts";
import { originsOf } from "../../../powershell/script/origin.ts";
import { shortType, typeOf } from "../../../powershell/script/parameter.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf, unwrap } from "../../../powershell/script/value.ts";
import type { ScriptRule } from "../rule.ts";
import { isGuarded } from "../support/guard.ts";
import { placeIn } from "../support/place.ts";
import { partsOf } from "../support/spliced.ts";

/** No text becomes code: what runs stands in the script. */
export const invokeExpression: ScriptRule = function* ({ script }) {
  for (const command of allCommands(script)) {
    if (!isEvaluator.test(command.name ?? "") && !isCalledByText(script, command) && !startsWithText(script, command))
      continue;
    const [called] = command.node.CommandElements;
    yield diagnostic("invoke-expression", { call: nameIn(script, called) }, placeIn(script, command.node));
  }
  for (const call of script.nodesOf("InvokeMemberExpressionAst")) {
    const [text] = call.Arguments ?? [];
    if (text === undefined || !makesCode(script, call) || isConstant(script, text)) continue;
    const said = script.textOf({ start: call.start, end: call.Member.end });
    yield diagnostic("invoke-expression", { call: said }, placeIn(script, call));
  }
};

const isEvaluator = /^(invoke-expression|iex)$/i;

const nameIn = (script: Script, called: Ast | undefined): string => (called === undefined ? "" : script.textOf(called));

/** `& "Remove-$noun"`, `& $CommandName`: a path that is built, or asked for, is no name of a command. */
function isCalledByText(script: Script, { node, name }: Command): boolean {
  const [called] = node.CommandElements;
  if (called === undefined || name !== undefined) return false;
  return originsOf(script, called).some((origin) => {
    const { from, properties } = origin;
    if (properties.length > 0) return false;
    if (from.type === "ParameterAst") return namesCommand(script, from) && !isGuarded(script, node, origin);
    return partsOf(from).length > 0 && !isPath.test(script.textOf(from));
  });
}

/** A parameter of the script that may be given the name of any command. */
function namesCommand(script: Script, parameter: ParameterAst): boolean {
  const { Attributes = [], Name, DefaultValue } = parameter;
  return (
    ownerOf(script, parameter) === undefined &&
    /^string$/i.test(shortType(typeOf(parameter) ?? "string")) &&
    !Attributes.some(({ TypeName }) => /^validate(set|script|pattern)$/i.test(TypeName)) &&
    !/(path|file|exe|executable|binary|program|tool|script|block|action|callback|handler)$/i.test(Name.VariablePath) &&
    (DefaultValue === undefined || !isPath.test(script.textOf(DefaultValue)))
  );
}

/** `pwsh -Command $text`, `powershell.exe -EncodedCommand ...`: what is encoded cannot be read at all. */
function startsWithText(script: Script, { name = "", arguments: given }: Command): boolean {
  if (!/^(.*[\\/])?(powershell|pwsh)(\.exe)?$/i.test(name)) return false;
  if (given.some((one) => one.kind === "parameter" && /^e(c|n\w*)?$/i.test(one.name))) return true;
  const at = given.findIndex((one) => one.kind === "parameter" && /^c(o\w*)?$/i.test(one.name));
  const behind =
    at < 0 ? [] : given.slice(at).flatMap((one) => (one.kind === "parameter" ? (one.value ?? []) : one.node));
  const [first] = behind;
  return (
    first !== undefined && first.type !== "ScriptBlockExpressionAst" && !behind.every((one) => isConstant(script, one))
  );
}

const isPath = /[\\/]|\.(exe|com|cmd|bat|ps1|psm1|sh)\b/i;

/** `[scriptblock]::Create(...)`, `[powershell]::Create().AddScript(...)`, `$ExecutionContext.InvokeCommand.InvokeScript(...)`. */
function makesCode(script: Script, { Expression, Member, Static }: AstOf<"InvokeMemberExpressionAst">): boolean {
  const name = String(constantOf(Member));
  if (Static === true)
    return (
      /^create$/i.test(name) &&
      originsOf(script, Expression).some(
        ({ from }) =>
          from.type === "TypeExpressionAst" && /^(system\.management\.automation\.)?scriptblock$/i.test(from.TypeName),
      )
    );
  if (/^addscript$/i.test(name)) return true;
  const owner = unwrap(Expression);
  return (
    owner.type === "MemberExpressionAst" &&
    /^invokecommand$/i.test(String(constantOf(owner.Member))) &&
    /^(invokescript|newscriptblock|expandstring)$/i.test(name)
  );
}

/** A text that stands in the script, or a script block of it, or one that the script is given. */
const isConstant = (script: Script, text: Ast): boolean =>
  originsOf(script, text).every(
    ({ from }) =>
      typeof constantOf(from) === "string" ||
      from.type === "ScriptBlockExpressionAst" ||
      (from.type === "ParameterAst" && /^scriptblock$/i.test(shortType(typeOf(from) ?? ""))),
  );
