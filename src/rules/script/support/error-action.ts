import type { Ast } from "../../../powershell/script/ast.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf, unwrap } from "../../../powershell/script/value.ts";
import type { Binding } from "./binding.ts";

/** An action on errors in lower case, as its name, its number or `[ActionPreference]::Stop` says it; `unknown` where only the run knows. */
export function actionSaid(node: Ast): string {
  const plain = unwrap(node);
  const said =
    constantOf(plain) ??
    (plain.type === "MemberExpressionAst" && plain.Static === true ? constantOf(plain.Member) : undefined);
  return byNumber[String(said)] ?? (typeof said === "string" ? said.toLowerCase() : "unknown");
}

const byNumber: Readonly<Record<string, string>> = {
  "0": "silentlycontinue",
  "1": "stop",
  "2": "continue",
  "4": "ignore",
};

/**
 * The cmdlets of Exchange Online are functions of a module, and those of the Graph SDK are proxies that are (microsoftgraph/
 * msgraph-sdk-powershell, issue 896), but for its Authentication module.
 */
export const isFunctionOfModule = ({ known }: Binding): boolean =>
  /^(ExchangeOnlineManagement|Microsoft\.Graph\.(?!Authentication$).+)$/.test(known.module);

/**
 * An error of a call ends the way although the call does not say so. `$ErrorActionPreference = 'Stop'` in a script reaches cmdlets, but not the
 * functions of a module, which has the preference of the global scope. A default value of -ErrorAction reaches both.
 */
export function stopsByPreference(script: Script, binding: Binding): boolean {
  const preference = isFunctionOfModule(binding)
    ? /^\$global:ErrorActionPreference$/i
    : /^\$(global:|script:)?ErrorActionPreference$/i;
  return script.nodesOf("AssignmentStatementAst").some(({ Left, Right }) => {
    const left = script.textOf(Left);
    if (/^\$PSDefaultParameterValues\[?/i.test(left)) return /ErrorAction/i.test(`${left}${script.textOf(Right)}`);
    return preference.test(left) && actionSaid(Right) === "stop";
  });
}
