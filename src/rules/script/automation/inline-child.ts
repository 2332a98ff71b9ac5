import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Ast } from "../../../powershell/script/ast.ts";
import { allCommands } from "../../../powershell/script/flow.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { valuesReaching } from "../../../powershell/script/value.ts";
import type { ScriptRule } from "../rule.ts";
import { asksForPlace, asksForVersion } from "../support/asking.ts";
import { placeIn } from "../support/place.ts";
import { isAutomation, versionOf } from "../support/runtime.ts";

/** A runbook of PowerShell 7 has no other runbook beside it: it starts one as a job (azure-docs, automation-child-runbooks). */
export const inlineChild: ScriptRule = function* ({ script, runtimes }) {
  const newer = runtimes.filter((runtime) => isAutomation(runtime) && versionOf(runtime) !== "5.1");
  if (newer.length === 0) return;
  for (const { node } of allCommands(script)) {
    const [called] = node.CommandElements;
    const child = called === undefined ? undefined : scriptBeside(script, called);
    if (child === undefined || asksForPlace(script, node) || asksForVersion(script, node)) continue;
    yield diagnostic("inline-child", { child, runtimes: newer.join(", ") }, placeIn(script, node));
  }
};

/** The file name of a script that is looked for beside this one; one that the script has written elsewhere is none. */
function scriptBeside(script: Script, called: Ast): string | undefined {
  for (const value of valuesReaching(script, called)) {
    const text = script.textOf(value);
    const file = /([\w.-]+\.ps1)["')\s]*$/i.exec(text)?.[1];
    if (file === undefined || (value.type !== "StringConstantExpressionAst" && !isBeside(script, value))) continue;
    if (value.type === "StringConstantExpressionAst" && /^([a-z]:|[\\/]|~)/i.test(value.Value)) continue;
    return file;
  }
  return undefined;
}

const isBeside = (script: Script, value: Ast): boolean =>
  script
    .within(value)
    .some(
      (node) =>
        node.type === "VariableExpressionAst" &&
        /^(PSScriptRoot|MyInvocation|PSCommandPath|PWD)$/i.test(node.VariablePath),
    );
