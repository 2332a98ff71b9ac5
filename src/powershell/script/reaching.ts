import { rememberedOf } from "../../util/remembered.ts";
import type { Ast, ForEachStatementAst, StatementBlockAst, VariableExpressionAst } from "./ast.ts";
import { alwaysEnds } from "./flow.ts";
import { around, type Script } from "./script.ts";
import { sourcesOf, variableName, type Source } from "./value.ts";

/**
 * What gives a variable the value that it has here: what was certainly written over before is left out. A loop brings back what stands behind
 * the variable in its body, unless the body writes it anew before.
 */
export const reachingSources = (script: Script, variable: VariableExpressionAst): readonly Source[] =>
  rememberedOf(reaching, script, variable, () => findReaching(script, variable));

const reaching = new WeakMap<Script, Map<VariableExpressionAst, readonly Source[]>>();

function findReaching(script: Script, variable: VariableExpressionAst): readonly Source[] {
  const sources = sourcesOf(script, variable);
  if (sources.length < 2) return sources;
  const name = variableName(variable);
  const outers = [...around(script, variable)];
  const written = lastWrite(script, name, variable, outers);
  if (written === undefined) return sources;
  const loops = outers.filter(isRepeated).filter((loop) => !holds(loop, written) || loop === written);
  return sources.filter((source) => {
    const at = placeOf(source);
    if (holds(written, at)) return written.type !== "ForEachStatementAst" || source.kind === "each";
    if (at.start < written.start) return loops.some((loop) => holds(loop, at) && loop !== written);
    return at.start < variable.start || loops.some((loop) => holds(loop, at));
  });
}

const placeOf = (source: Source): Ast => (source.kind === "parameter" ? source.parameter : source.at);

const holds = (outer: Ast, inner: Ast): boolean => outer.start <= inner.start && inner.end <= outer.end;

const isRepeated = ({ type }: Ast): boolean =>
  /^(ForEach|For|While|DoWhile|DoUntil)StatementAst$|^ScriptBlockExpressionAst$/.test(type);

/** The nearest statement before a node that certainly gives the variable a new value, or the loop that does so for each of its rounds. */
function lastWrite(script: Script, name: string, node: Ast, outers: readonly Ast[]): Ast | undefined {
  let inner = node;
  for (const outer of outers) {
    if (outer.type === "FunctionDefinitionAst") return undefined;
    if (outer.type === "StatementBlockAst" || outer.type === "NamedBlockAst") {
      const statements = outer.Statements ?? [];
      for (let at = statements.indexOf(inner) - 1; at >= 0; at--) {
        const statement = statements[at] as Ast;
        if (writes(script, name, statement)) return statement;
      }
    }
    if (outer.type === "ForEachStatementAst" && inner === outer.Body && isOf(name, outer)) return outer;
    inner = outer;
  }
  return undefined;
}

const isOf = (name: string, { Variable }: ForEachStatementAst): boolean => variableName(Variable) === name;

function writes(script: Script, name: string, statement: Ast): boolean {
  const inAll = (blocks: readonly StatementBlockAst[]): boolean =>
    blocks.every(
      (block) => (block.Statements ?? []).some((one) => writes(script, name, one)) || alwaysEnds(script, block),
    );
  switch (statement.type) {
    case "AssignmentStatementAst":
      return statement.Operator === "Equals" && isVariable(name, statement.Left);
    case "IfStatementAst":
      return (
        statement.ElseClause !== undefined &&
        inAll([...statement.Clauses.map(([, body]) => body), statement.ElseClause])
      );
    case "TryStatementAst":
      return inAll([statement.Body, ...(statement.CatchClauses ?? []).map(({ Body }) => Body)]);
    default:
      return false;
  }
}

function isVariable(name: string, left: Ast): boolean {
  if (left.type === "ConvertExpressionAst") return isVariable(name, left.Child);
  return left.type === "VariableExpressionAst" && variableName(left) === name;
}
