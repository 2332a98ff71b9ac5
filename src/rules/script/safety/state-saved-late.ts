import { partsWhere } from "../../../powershell/script/stretch.ts";
import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Ast } from "../../../powershell/script/ast.ts";
import { nodesRunBy, onwardFrom } from "../../../powershell/script/onward.ts";
import { originsOf } from "../../../powershell/script/origin.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { variableName } from "../../../powershell/script/value.ts";
import type { ScriptRule } from "../rule.ts";
import { actsOf } from "../support/act.ts";
import { givenValueBy } from "../support/given-value.ts";
import { loopsAround, type Loop } from "../support/loop.ts";
import { placeIn } from "../support/place.ts";
import { mayWrite, writesItself } from "../support/record.ts";

/** What a loop has destroyed is written while it runs, and not only when it has ended. */
export const stateSavedLate: ScriptRule = function* ({ script }) {
  const told = new Set<Ast>();
  for (const { command, name, effect } of actsOf(script)) {
    if (effect !== "destroy") continue;
    const loops = loopsAround(script, command.node);
    const outermost = loops.at(-1);
    if (outermost === undefined || loops.some((loop) => writesInside(script, loop))) continue;
    const late = writeBehind(script, outermost);
    if (late === undefined || told.has(late)) continue;
    told.add(late);
    const line = script.positionOf(outermost.node).line;
    yield diagnostic("state-saved-late", { act: name, line }, placeIn(script, late));
  }
};

const bodyOf = ({ node }: Loop): Ast => ("Body" in node ? node.Body : node);

const writesInside = (script: Script, loop: Loop): boolean => mayWrite(script, bodyOf(loop));

/** What is written behind a loop of what was gathered in it. A part of the same pipe writes each object as it comes. */
function writeBehind(script: Script, loop: Loop): Ast | undefined {
  const pipe = script.parentOf(loop.node);
  const streamed = pipe?.type === "PipelineAst" ? pipe.PipelineElements : [];
  const gathered = new Set(
    script.within(bodyOf(loop)).flatMap((node) => [...gatheredBy(node), ...markedBy(script, node)]),
  );
  for (const taken of takenFrom(script, loop.node)) gathered.add(taken);
  if (streamed.some((element) => element.start > loop.node.end && mayWrite(script, element))) return undefined;
  const later = partsWhere(script, onwardFrom(script, loop.node), {
    name: "writes something",
    holds: (part) => nodesRunBy(script, part).some((node) => writesItself(script, node)),
  });
  for (const part of later) {
    if (streamed.includes(part as never)) continue;
    const late = nodesRunBy(script, part).find((node) => writesItself(script, node) && uses(script, node, gathered));
    if (late !== undefined) return late;
  }
  return undefined;
}

/** `$done += $x`, `$done.Add($x)`, `$done[$x] = 1`, `$done++` */
function gatheredBy(node: Ast): readonly string[] {
  const on = givenValueBy(node);
  const base = on?.type === "IndexExpressionAst" ? on.Target : on;
  return base?.type === "VariableExpressionAst" ? [variableName(base)] : [];
}

/** `$row.Status = 'purged'`: what is written then is the list that the row is taken from. */
function markedBy(script: Script, node: Ast): readonly string[] {
  if (node.type !== "AssignmentStatementAst" || node.Left.type !== "MemberExpressionAst") return [];
  const passed = originsOf(script, node.Left.Expression).flatMap(({ trail }) => trail);
  return passed
    .flatMap((one) => (one.type === "VariableExpressionAst" ? [variableName(one)] : []))
    .filter((name) => name !== "_" && name !== "psitem");
}

/** `$results = foreach (...) { ... }` */
function takenFrom(script: Script, node: Ast): readonly string[] {
  for (let outer = script.parentOf(node); outer !== undefined; outer = script.parentOf(outer)) {
    if (outer.type === "AssignmentStatementAst") return gatheredBy(outer);
    if (outer.type === "StatementBlockAst" && script.parentOf(outer)?.type !== "ArrayExpressionAst") return [];
    if (outer.type === "NamedBlockAst") return [];
  }
  return [];
}

/** The pipeline of a write, or the call that makes it, has one of the variables. */
function uses(script: Script, node: Ast, names: ReadonlySet<string>): boolean {
  const pipe = script.parentOf(node);
  return script
    .within(pipe?.type === "PipelineAst" ? pipe : node)
    .some((inner) => inner.type === "VariableExpressionAst" && names.has(variableName(inner)));
}
