import { rememberedOf } from "../../util/remembered.ts";
import type { Ast, CommandAst, IfStatementAst, InvokeMemberExpressionAst, SwitchStatementAst } from "./ast.ts";
import { nameOf } from "./command.ts";
import { alwaysEnds, endsCaller, functionNamed, type Way } from "./flow.ts";
import { methodsCalled } from "./method.ts";
import type { Script } from "./script.ts";
import { partsWhere } from "./stretch.ts";
import { isSwallowedWithin } from "./swallow.ts";
import { isResumed } from "./trap.ts";
import { constantOf, valuesReaching } from "./value.ts";

/** A call, an if or a switch that has certainly run. */
export type Passed = CommandAst | InvokeMemberExpressionAst | IfStatementAst | SwitchStatementAst;

/**
 * What is certain to have run before that to which a way leads, in called functions and methods too, as far as it matters. Not what may throw
 * in vain, because a catch lets the way go on.
 * @param name tells what matters from what else does
 */
export function* passedOn(
  script: Script,
  { earlier }: Way,
  name: string,
  matters: (passed: Passed) => boolean,
): Generator<Passed> {
  const mattering = (part: Ast): readonly Passed[] => [...passedWith(script, part)].filter(matters);
  for (const part of partsWhere(script, earlier, { name, holds: (one) => mattering(one).length > 0 }))
    yield* mattering(part);
}

/** The conditions that ended whoever called, where they held, of what has run before: behind it none of them does. */
export const refusalsOn = (script: Script, way: Way): readonly Ast[] =>
  [...passedOn(script, way, "refuses by a condition", (passed) => refusalsBy(script, passed).length > 0)].flatMap(
    (passed) => refusalsBy(script, passed),
  );

function refusalsBy(script: Script, passed: Passed): readonly Ast[] {
  if (!("Clauses" in passed)) return [];
  const ending = (passed.Clauses ?? []).filter(([, body]) => endsCaller(script, body.Statements ?? []));
  const conditions = ending.map(([condition]) => condition);
  // What a switch compares decides with each of its clauses.
  return passed.type === "SwitchStatementAst" && ending.length > 0 ? [passed.Condition, ...conditions] : conditions;
}

/** What certainly runs with a part, functions and methods followed, and is not caught where it throws. To define a function, and to say what an error leads to, runs nothing of it. */
const passedWith = (script: Script, part: Ast): ReadonlySet<Passed> =>
  rememberedOf(passedWithParts, script, part, () => findPassed(script, part));

const passedWithParts = new WeakMap<Script, Map<Ast, ReadonlySet<Passed>>>();

function findPassed(script: Script, part: Ast): ReadonlySet<Passed> {
  const found = new Set<Passed>();
  /** Bodies that were gone through, by whether all that they throw is caught. */
  const called = new Map<Ast, boolean>();
  const add = (node: Ast, isCaught: boolean): void => {
    for (const passed of passedIn(script, node)) {
      const isVain = isCaught || isSwallowedWithin(script, passed, node, (block) => alwaysEnds(script, block));
      if (!isVain || exits(passed)) found.add(passed);
      const body = bodyCalled(script, passed);
      if (body === undefined || called.get(body) === false || called.get(body) === isVain) continue;
      called.set(body, isVain);
      add(body, isVain);
    }
  };
  if (part.type !== "FunctionDefinitionAst" && part.type !== "TrapStatementAst") add(part, isResumed(script, part));
  return found;
}

/** The body of the function or the method that a call runs. */
function bodyCalled(script: Script, passed: Passed): Ast | undefined {
  if (passed.type === "CommandAst") return functionNamed(script, nameOf(passed))?.Body;
  const [method, ...others] = passed.type === "InvokeMemberExpressionAst" ? methodsCalled(script, passed) : [];
  return others.length === 0 ? method?.Body : undefined;
}

/** No catch keeps a script from its exit. */
const exits = (passed: Passed): boolean =>
  "Clauses" in passed &&
  passed.Clauses?.some(([, { Statements = [] }]) => Statements.some(({ type }) => type === "ExitStatementAst")) ===
    true;

/** What of a node runs whenever the node does, and those of it that matter to who asks what has run. */
const passedIn = (script: Script, node: Ast): readonly Passed[] =>
  rememberedOf(passedTables, script, node, () =>
    script
      .within(node, (inner) => inner === node || isCertain(script, inner))
      .filter((inner): inner is Passed => isPassed(script, inner)),
  );

function isPassed(script: Script, node: Ast): boolean {
  if (node.type === "InvokeMemberExpressionAst") return methodsCalled(script, node).length > 0;
  return node.type === "CommandAst" || node.type === "IfStatementAst" || node.type === "SwitchStatementAst";
}

const passedTables = new WeakMap<Script, Map<Ast, readonly Passed[]>>();

/** Whether a node runs whenever what is around it does. */
function isCertain(script: Script, node: Ast): boolean {
  if (/^(FunctionDefinition|FunctionMember|CatchClause|TrapStatement)Ast$/.test(node.type)) return false;
  const outer = script.parentOf(node);
  switch (outer?.type) {
    case "IfStatementAst":
      return node === outer.Clauses[0]?.[0];
    case "ForEachStatementAst":
      return node === outer.Condition || (node === outer.Body && isWritten(script, outer.Condition));
    case "SwitchStatementAst":
    case "WhileStatementAst":
    case "ForStatementAst":
      return node === outer.Condition;
    default:
      return true;
  }
}

/** Some values that stand in the script: a loop over them takes at least one turn. */
const isWritten = (script: Script, list: Ast): boolean =>
  valuesReaching(script, list).every((value) => {
    const constant = constantOf(value);
    return constant !== undefined && constant !== null && !(Array.isArray(constant) && constant.length === 0);
  });
