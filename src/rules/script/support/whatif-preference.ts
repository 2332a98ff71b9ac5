import type { Ast } from "../../../powershell/script/ast.ts";
import { onEveryWay, wayTo, type Way } from "../../../powershell/script/flow.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf, variableName } from "../../../powershell/script/value.ts";
import { remembered } from "../../../util/remembered.ts";
import { dependsOn } from "./guard.ts";
import { whatIfPreferencesIn } from "./what-if.ts";

const preferences = new WeakMap<Script, readonly Preference[]>();

interface Preference {
  readonly at: Ast;
  /** What decides that it is set, and what it is set to. */
  readonly names: ReadonlySet<string>;
}

/** $WhatIfPreference is set before a node and not off, and no condition on the way to the node asks for what set it. */
export const isUnderWhatIfPreference = (script: Script, node: Ast): boolean =>
  remembered(preferences, script, () => preferencesIn(script)).some(
    ({ at, names }) =>
      at.start < node.start &&
      [undefined, script.functionAround(node)].includes(script.functionAround(at)) &&
      !onEveryWay(script, node, (way) => asks(script, way, names)),
  );

const asks = (script: Script, { conditions }: Way, names: ReadonlySet<string>): boolean =>
  conditions.some(
    ({ condition }) =>
      dependsOn(script, condition, names) || /\.Should(Process|Continue)\b/i.test(script.textOf(condition)),
  );

function preferencesIn(script: Script): readonly Preference[] {
  return whatIfPreferencesIn(script)
    .filter(({ Right }) => constantOf(Right) !== false)
    .map((at) => {
      const deciding = [at.Right, ...wayTo(script, at).conditions.map(({ condition }) => condition)];
      const names = deciding.flatMap((part) => script.nodesIn(part, "VariableExpressionAst").map(variableName));
      return { at, names: new Set(["whatifpreference", ...names.filter((name) => name !== "true")]) };
    });
}
