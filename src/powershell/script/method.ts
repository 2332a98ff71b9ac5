import { remembered } from "../../util/remembered.ts";
import type { Ast, FunctionMemberAst, InvokeMemberExpressionAst, ParameterAst } from "./ast.ts";
import type { Script } from "./script.ts";
import { constantOf } from "./value.ts";

/** The methods of the script's classes that a call by a name can mean: of which class the object is, only the run knows. */
export const methodsCalled = (script: Script, call: InvokeMemberExpressionAst): readonly FunctionMemberAst[] =>
  remembered(methods, script, () =>
    Map.groupBy(script.nodesOf("FunctionMemberAst"), ({ Name }) => Name.toLowerCase()),
  ).get(nameCalled(call)) ?? [];

/** What the calls of a method give to a parameter of it; empty for a parameter of anything else. */
export function argumentsOfMethod(script: Script, parameter: ParameterAst): readonly Ast[] {
  const method = script.parentOf(parameter);
  if (method?.type !== "FunctionMemberAst") return [];
  const at = method.Parameters?.indexOf(parameter) ?? -1;
  const all = remembered(calls, script, () => Map.groupBy(script.nodesOf("InvokeMemberExpressionAst"), nameCalled));
  return (all.get(method.Name.toLowerCase()) ?? []).flatMap(({ Arguments = [] }) => Arguments[at] ?? []);
}

const nameCalled = ({ Member }: InvokeMemberExpressionAst): string => String(constantOf(Member)).toLowerCase();

const methods = new WeakMap<Script, ReadonlyMap<string, readonly FunctionMemberAst[]>>();
const calls = new WeakMap<Script, ReadonlyMap<string, readonly InvokeMemberExpressionAst[]>>();
