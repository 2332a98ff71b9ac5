import { remembered } from "../../util/remembered.ts";
import type { VariableExpressionAst } from "./ast.ts";
import { sameName, type Command } from "./command.ts";
import { allCommands } from "./flow.ts";
import type { Script } from "./script.ts";
import { constantOf, variableName } from "./value.ts";

/** True where something gives a variable a value that no assignment in its own scope says: `$n++`, `[ref] $n`, Set-Variable, -OutVariable. */
export const isWrittenUnseen = (script: Script, variable: VariableExpressionAst): boolean =>
  remembered(unseen, script, () => writtenUnseen(script)).has(variableName(variable));

const unseen = new WeakMap<Script, ReadonlySet<string>>();

function writtenUnseen(script: Script): ReadonlySet<string> {
  const counted = script
    .nodesOf("UnaryExpressionAst", "ConvertExpressionAst")
    .filter((node) =>
      node.type === "UnaryExpressionAst"
        ? /(plusplus|minusminus)$/i.test(node.TokenKind)
        : sameName(node.Type.TypeName, "ref"),
    )
    .map(({ Child }) => Child);
  const ofOtherScopes = script
    .nodesOf("AssignmentStatementAst")
    .map(({ Left }) => (Left.type === "ConvertExpressionAst" ? Left.Child : Left))
    .filter(
      (left) =>
        left.type === "VariableExpressionAst" &&
        /^(script|global):/i.test(left.VariablePath) &&
        script.functionAround(left) !== undefined,
    );
  const variables = [...counted, ...ofOtherScopes].filter((node) => node.type === "VariableExpressionAst");
  return new Set([...variables.map(variableName), ...allCommands(script).flatMap(namesGiven)]);
}

const setting = /^(Set-Variable|New-Variable|Clear-Variable|sv|nv|set|Tee-Object|tee)$/i;
const outgoing = /^(\w+variable|[eowip]v)$/i;

/** The names of variables that a command is told to write to. */
function namesGiven({ name, arguments: given }: Command): readonly string[] {
  const sets = setting.test(name ?? "");
  return given.flatMap((argument, at) => {
    if (argument.kind === "splat") return [];
    const before = given[at - 1];
    const isTold = before?.kind === "parameter" && outgoing.test(before.name);
    const value = argument.kind === "value" ? (sets || isTold ? argument.node : undefined) : argument.value;
    const text = value === undefined ? undefined : constantOf(value);
    return typeof text === "string" ? [text.replace(/^\+/, "").toLowerCase()] : [];
  });
}
