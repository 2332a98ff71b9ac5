import type { Ast, ParameterAst, VariableExpressionAst } from "./ast.ts";
import { bareParameter } from "./bare-parameter.ts";
import { constantValue, isNothing, union, type BareValues } from "./bare-value.ts";
import { nameOf } from "./command.ts";
import { callsOf, functionNamed, wayTo, type HeldCondition } from "./flow.ts";
import { argumentFor, ownerOf } from "./given.ts";
import { isFlag } from "./parameter.ts";
import { reachingSources } from "./reaching.ts";
import type { Script } from "./script.ts";
import { isWrittenUnseen } from "./unfollowed.ts";
import type { Source } from "./value.ts";

/** What tells the values of other expressions, and what is not reached. */
export interface Evaluator {
  readonly script: Script;
  valuesOf(node: Ast): BareValues;
  excludes(held: HeldCondition): boolean;
}

/** What a variable may be on a bare start. */
export function variableOnBareStart(evaluator: Evaluator, variable: VariableExpressionAst): BareValues {
  const { script } = evaluator;
  const sources = reachingSources(script, variable);
  if (sources.length === 0 || isWrittenUnseen(script, variable)) return undefined;
  return union(
    sources
      .filter((source) => source.kind !== "assigned" || isReached(evaluator, source.at))
      .map((source) => valuesFrom(evaluator, source)),
  );
}

const isReached = (evaluator: Evaluator, node: Ast): boolean =>
  !wayTo(evaluator.script, node).conditions.some((held) => evaluator.excludes(held));

function valuesFrom(evaluator: Evaluator, source: Source): BareValues {
  if (source.kind === "each") return undefined;
  if (source.kind === "parameter") return valuesGiven(evaluator, source.parameter);
  const isWhole = source.at.type === "AssignmentStatementAst" && source.at.Left.type !== "ArrayLiteralAst";
  return isWhole && source.operator === "Equals" ? evaluator.valuesOf(source.value) : undefined;
}

/** Of a parameter of a function, what its calls give it. */
function valuesGiven(evaluator: Evaluator, parameter: ParameterAst): BareValues {
  const { script } = evaluator;
  const owner = ownerOf(script, parameter);
  if (owner === undefined) return bareValues(evaluator, parameter);
  const calls = callsOf(script, owner).filter(({ node }) => isReached(evaluator, node));
  return union(
    calls.map(({ node }) => {
      const given = argumentFor(script, node, parameter, owner);
      if (given === "unknown") return undefined;
      if (given === undefined) return bareValues(evaluator, parameter);
      return given.type === "CommandParameterAst" ? [constantValue(true)] : evaluator.valuesOf(given);
    }),
  );
}

function bareValues(evaluator: Evaluator, parameter: ParameterAst): BareValues {
  const bare = bareParameter(parameter);
  if ("kind" in bare) return [bare];
  return evaluator
    .valuesOf(bare)
    ?.map((one) => (one.kind === "constant" && isNothing(one.value) && !isFlag(parameter) ? { kind: "nothing" } : one));
}

/** What a call of a function of the script returns. */
export function returnedOnBareStart(evaluator: Evaluator, call: Ast): BareValues {
  const { script } = evaluator;
  const called = call.type === "CommandAst" ? functionNamed(script, nameOf(call)) : undefined;
  if (called === undefined) return undefined;
  const returned = script
    .nodesIn(called.Body, "ReturnStatementAst")
    .filter((one) => script.functionAround(one) === called && isReached(evaluator, one))
    .flatMap(({ Pipeline }) => Pipeline ?? []);
  const last = called.Body.EndBlock?.Statements?.at(-1);
  const outputs = last?.type === "PipelineAst" ? [...returned, last] : returned;
  return union(outputs.map((output) => evaluator.valuesOf(output)));
}
