import type { Ast, ParameterAst } from "./ast.ts";
import { rememberedAround } from "../../util/remembered.ts";
import { callsOf } from "./flow.ts";
import { argumentFor, ownerOf } from "./given.ts";
import type { Script } from "./script.ts";
import { sourcesOf } from "./value.ts";

/**
 * The parameters of the script that values are made of, by the variables in them, and on through the parameters of functions. What a command
 * answers is not made of what it was asked: a mailbox that was found is no longer the identity that was given.
 */
export function scriptParametersIn(script: Script, ...nodes: readonly Ast[]): readonly ParameterAst[] {
  const found = new Set<ParameterAst>();
  const visited = new Set<Ast>();
  const visit = (start: Ast): void => {
    if (visited.has(start)) return;
    visited.add(start);
    for (const inner of script.within(start, ({ type }) => type !== "CommandAst")) {
      if (inner.type !== "VariableExpressionAst") continue;
      for (const source of sourcesOf(script, inner)) {
        if (source.kind === "assigned") visit(source.value);
        else if (source.kind === "each") visit(source.of);
        else if (source.of === script.root) found.add(source.parameter);
        else for (const parameter of givenByAll(script, source.parameter)) found.add(parameter);
      }
    }
  };
  nodes.forEach(visit);
  return [...found];
}

const known = new WeakMap<ParameterAst, readonly ParameterAst[]>();

/** The parameters of the script that a parameter of a function is made of, where every call makes it of some. */
const givenByAll = (script: Script, parameter: ParameterAst): readonly ParameterAst[] =>
  // A function that gives it to itself adds nothing.
  rememberedAround(known, parameter, [], () => findGiven(script, parameter));

function findGiven(script: Script, parameter: ParameterAst): readonly ParameterAst[] {
  const owner = ownerOf(script, parameter);
  if (owner === undefined) return [];
  const given = callsOf(script, owner).map(({ node }) => {
    const value = argumentFor(script, node, parameter, owner);
    return value === undefined || value === "unknown" ? [] : scriptParametersIn(script, value);
  });
  return given.every((some) => some.length > 0) ? given.flat() : [];
}
