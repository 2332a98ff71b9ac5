import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Ast } from "../../../powershell/script/ast.ts";
import type { Command } from "../../../powershell/script/command.ts";
import { onEveryRun } from "../../../powershell/script/flow.ts";
import { around, type Script } from "../../../powershell/script/script.ts";
import type { ScriptRule } from "../rule.ts";
import { asksForPlace } from "../support/asking.ts";
import { callsNamed } from "../support/called.ts";
import { placeIn } from "../support/place.ts";
import { runsInAutomation } from "../support/runtime.ts";

const lost = /^(Write-Host|Write-Information|Write-Progress|Out-Host)$/i;
/** What goes through the information stream, which a redirection or a variable can take. */
const information = /^Write-(Host|Information)$/i;

/** What a job has to say goes where a job shows it (azure-docs#22430 and #106097; azure-powershell#25463). */
export const lostOutput: ScriptRule = function* (checked) {
  if (!runsInAutomation(checked)) return;
  const { script } = checked;
  for (const command of callsNamed(script, lost)) {
    if (asksForPlace(script, command.node)) continue;
    if (information.test(command.name) && (isKept(command) || isRedirected(script, command.node))) continue;
    yield diagnostic("lost-output", { command: command.name }, placeIn(script, command.node));
  }
  for (const node of script.nodesOf("InvokeMemberExpressionAst")) {
    const call = script.textOf({ start: node.start, end: node.Member.end });
    if (!writesToConsole.test(call) || asksForPlace(script, node)) continue;
    yield diagnostic("lost-output", { command: call }, placeIn(script, node));
  }
};

/** No redirection takes what goes to the host itself. */
const writesToConsole = /^(\[(System\.)?Console\]::((Out|Error)\.)?Write(Line)?|\$Host\.UI\.Write\w*)$/i;

const isKept = ({ arguments: given }: Command): boolean =>
  given.some((one) => one.kind === "parameter" && /^(iv|informationv\w*)$/i.test(one.name));

/** `6>&1` at the call itself, around it, or at each call of its function. */
const isRedirected = (script: Script, node: Ast): boolean =>
  onEveryRun(script, node, (place) => [place, ...around(script, place)].some(takesInformation));

function takesInformation(node: Ast): boolean {
  if (node.type !== "CommandAst" && node.type !== "CommandExpressionAst") return false;
  return (node.Redirections ?? []).some(({ FromStream }) => FromStream === "Information" || FromStream === "All");
}
