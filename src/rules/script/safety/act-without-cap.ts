import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Ast } from "../../../powershell/script/ast.ts";
import { commandAt } from "../../../powershell/script/flow.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf, sourcesOf, unwrap } from "../../../powershell/script/value.ts";
import type { ScriptRule } from "../rule.ts";
import { actsOf, type Act } from "../support/act.ts";
import { calledName } from "../support/called.ts";
import { grows, isBounded } from "../support/bound.ts";
import { givesFew, givesSame } from "../support/few.ts";
import { isOnCondition, loopsAround, type Loop } from "../support/loop.ts";
import { placeIn } from "../support/place.ts";

/** What destroys in a loop has a limit, which is checked before the first turn. */
export const actWithoutCap: ScriptRule = function* ({ script }) {
  for (const act of actsOf(script)) {
    if (act.effect !== "destroy") continue;
    const place = placeIn(script, act.command.node);
    const loop = loopsAround(script, act.command.node).find((one) => varies(script, one) && !isBounded(script, one));
    if (loop !== undefined) {
      const line = script.positionOf(loop.node).line;
      yield diagnostic("act-without-cap", { act: act.name, where: `in the loop of line ${line}` }, place);
    } else if (isPipedMany(script, act) && !isBounded(script, pipeOf(act)))
      yield diagnostic("act-without-cap", { act: act.name, where: "for each object of its pipe" }, place);
  }
};

const pipeOf = ({ command: { node, input } }: Act): Loop => ({ node, over: input, inner: node });

/** A Get- that may give many is piped into the act, directly or through a variable. */
function isPipedMany(script: Script, { command: { input } }: Act): boolean {
  const [first] = input;
  if (first === undefined || givesFew(script, input)) return false;
  return asksForMany(script, first);
}

function asksForMany(script: Script, node: Ast): boolean {
  const plain = unwrap(node);
  if (plain.type === "CommandAst") {
    const command = commandAt(script, plain);
    const name = command === undefined ? undefined : (calledName(script, command) ?? command.name);
    return /^(Get-|Import-Csv$|Import-Clixml$)/i.test(name ?? "") && !givesFew(script, [plain]);
  }
  if (plain.type === "PipelineAst") {
    const [first] = plain.PipelineElements;
    return first !== undefined && asksForMany(script, first) && !givesFew(script, plain.PipelineElements);
  }
  if (plain.type !== "VariableExpressionAst") return false;
  return sourcesOf(script, plain).some(
    (source) => source.kind === "assigned" && source.value !== node && asksForMany(script, source.value),
  );
}

/** Whether the turns of a loop are of different targets: one that only tries the same again has no more of them. */
function varies(script: Script, { node, inner }: Loop): boolean {
  if (!isOnCondition(node)) return true;
  const seen = new Set<Ast>();
  const isOfTheLoop = (start: Ast): boolean => {
    if (seen.has(start)) return false;
    seen.add(start);
    if (takesNext(script, start)) return true;
    return script.nodesIn(start, "VariableExpressionAst").some((one) => {
      if (grows(script, one)) return true;
      return sourcesOf(script, one).some((source) => {
        if (source.kind === "parameter" || source.at.start < node.start || source.at.end > node.end) return false;
        const value = source.kind === "assigned" ? source.value : source.of;
        return givesSame(script, value) && !isElement(script, value) ? isOfTheLoop(value) : true;
      });
    });
  };
  const stands = script.parentOf(inner);
  return isOfTheLoop(stands?.type === "PipelineAst" ? stands : inner);
}

const isElement = (script: Script, value: Ast): boolean => script.nodesIn(value, "IndexExpressionAst").length > 0;

/** `$queue.Dequeue()` and its like give another each time. */
const takesNext = (script: Script, start: Ast): boolean =>
  script
    .nodesIn(start, "InvokeMemberExpressionAst")
    .some(({ Member }) => /^(Dequeue|Pop|Take|ReadLine)$/i.test(String(constantOf(Member))));
