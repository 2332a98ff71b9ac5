import { rememberedOf } from "../../util/remembered.ts";
import type { Ast, CommandAst, IfStatementAst } from "./ast.ts";
import { endsCaller, functionNamed, type Way } from "./flow.ts";
import type { Script } from "./script.ts";
import { partsWhere } from "./stretch.ts";

/** A call or an if that has certainly run. */
export type Passed = CommandAst | IfStatementAst;

/**
 * The calls and the ifs that are certain to have run before what a way leads to, those in called functions included, as far as they matter.
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

const refusalsBy = (script: Script, passed: Passed): readonly Ast[] =>
  passed.type === "IfStatementAst"
    ? passed.Clauses.flatMap(([condition, body]) => (endsCaller(script, body.Statements ?? []) ? [condition] : []))
    : [];

/** What certainly runs with a part, functions followed. To define a function, and to say what an error leads to, runs nothing of it. */
function passedWith(script: Script, part: Ast): ReadonlySet<Passed> {
  const found = new Set<Passed>();
  const called = new Set<Ast>();
  const add = (node: Ast): void => {
    for (const passed of passedIn(script, node)) {
      found.add(passed);
      const name = passed.type === "CommandAst" ? passed.CommandElements[0] : undefined;
      const body = name?.type === "StringConstantExpressionAst" ? functionNamed(script, name.Value)?.Body : undefined;
      if (body === undefined || called.has(body)) continue;
      called.add(body);
      add(body);
    }
  };
  if (part.type !== "FunctionDefinitionAst" && part.type !== "TrapStatementAst") add(part);
  return found;
}

/** What of a node runs whenever the node does, and those of it that matter to who asks what has run. */
const passedIn = (script: Script, node: Ast): readonly Passed[] =>
  rememberedOf(passedTables, script, node, () =>
    script
      .within(node, (inner) => inner === node || isCertain(script, inner))
      .filter((inner): inner is Passed => inner.type === "CommandAst" || inner.type === "IfStatementAst"),
  );

const passedTables = new WeakMap<Script, Map<Ast, readonly Passed[]>>();

/** Whether a node runs whenever what is around it does. */
function isCertain(script: Script, node: Ast): boolean {
  if (node.type === "FunctionDefinitionAst" || node.type === "CatchClauseAst" || node.type === "TrapStatementAst")
    return false;
  const outer = script.parentOf(node);
  switch (outer?.type) {
    case "IfStatementAst":
      return node === outer.Clauses[0]?.[0];
    case "SwitchStatementAst":
    case "ForEachStatementAst":
    case "WhileStatementAst":
    case "ForStatementAst":
      return node === outer.Condition;
    default:
      return true;
  }
}
