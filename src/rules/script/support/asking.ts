import type { Ast } from "../../../powershell/script/ast.ts";
import { onEveryWay } from "../../../powershell/script/flow.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { valuesReaching } from "../../../powershell/script/value.ts";

/** What tells a job of Azure Automation from a person's session. */
const place =
  /\$(global:|script:)?PSPrivateMetadata\b|AZUREPS_HOST_ENVIRONMENT|AUTOMATION_|\bMSI_ENDPOINT|IDENTITY_ENDPOINT|\bUserInteractive\b|\$Host\.Name\b|ConsoleHost/i;
/** What tells one PowerShell from another. */
const version =
  /\$(global:)?(PSVersionTable|PSEdition|IsCoreCLR|IsWindows|IsLinux|IsMacOS|Host\.Version)\b|\(Get-Host\)\.Version\b/i;

/** The node runs only where a condition that asks for the place has let it. */
export const asksForPlace = (script: Script, node: Ast): boolean => asks(script, node, place);

/** The node runs only where a condition that asks for the version of PowerShell has let it. */
export const asksForVersion = (script: Script, node: Ast): boolean => asks(script, node, version);

function asks(script: Script, node: Ast, pattern: RegExp): boolean {
  return onEveryWay(script, node, ({ conditions }) =>
    conditions.some(({ condition }) => textsIn(script, condition).some((text) => pattern.test(text))),
  );
}

/** The text of a condition, and those of the values that its variables have. */
function textsIn(script: Script, condition: Ast): readonly string[] {
  const values = script.nodesIn(condition, "VariableExpressionAst").flatMap((node) => valuesReaching(script, node));
  return [condition, ...values].map((part) => script.textOf(part));
}
