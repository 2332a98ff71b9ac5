import type { Ast } from "../../../powershell/script/ast.ts";
import { commandAt } from "../../../powershell/script/flow.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf, unwrap } from "../../../powershell/script/value.ts";
import type { Runtime } from "../../../procedure/procedure.ts";
import type { Act } from "./act.ts";
import { calledName } from "./called.ts";
import { isAutomation } from "./runtime.ts";
import { targetOf } from "./target.ts";

/** Somebody sits before the script, wherever it runs. */
export const isAttended = (runtimes: readonly Runtime[]): boolean =>
  runtimes.length > 0 && !runtimes.some(isAutomation);

/** An expression is what a person before the script answers. */
export function isPersonsAnswer(script: Script, node: Ast): boolean {
  const plain = unwrap(node);
  switch (plain.type) {
    case "InvokeMemberExpressionAst": {
      const method = String(constantOf(plain.Member));
      if (plain.Static === true)
        return /MessageBox\]$/i.test(script.textOf(plain.Expression)) && /^Show$/i.test(method);
      return /^(PromptForChoice|ReadLine|ReadKey|Popup)$/i.test(method);
    }
    case "PipelineAst":
      return isAsking(script, plain.PipelineElements.at(-1) ?? plain);
    case "CommandAst":
      return isAsking(script, plain);
    default:
      return false;
  }
}

/** A person says to each call whether it may run, or has picked what it acts on. */
export function isLeftToPerson(script: Script, act: Act): boolean {
  const confirm = act.binding?.given.get("Confirm");
  if (confirm !== undefined && (confirm.value === undefined || constantOf(confirm.value) === true)) return true;
  const origins = targetOf(script, act)?.origins ?? [];
  return origins.length > 0 && origins.every(({ from }) => isAsking(script, from));
}

/** `Read-Host`, or `Out-GridView -PassThru`, in which a person picks what goes on. */
function isAsking(script: Script, node: Ast): boolean {
  const command = commandAt(script, node);
  const name = command === undefined ? undefined : calledName(script, command);
  if (/^Read-Host$/i.test(name ?? "")) return true;
  return (
    /^Out-GridView$/i.test(name ?? "") &&
    command?.arguments.some((one) => one.kind === "parameter" && /^(pa|outp)/i.test(one.name)) === true
  );
}
