import type { Ast, CommandAst, CommandParameterAst, PipelineAst, VariableExpressionAst } from "./ast.ts";
import type { Script } from "./script.ts";

/** What stands behind the name of a command. */
export type CommandArgument =
  /** `-Name`, with a value where one stands behind a colon. */
  | { readonly kind: "parameter"; readonly node: CommandParameterAst; readonly name: string; readonly value?: Ast }
  /** A value: of the parameter before it, or by its position. */
  | { readonly kind: "value"; readonly node: Ast }
  /** `@arguments`. */
  | { readonly kind: "splat"; readonly node: VariableExpressionAst; readonly variable: string };

/** A call of a command, as it is written. */
export interface Command {
  readonly node: CommandAst;
  /** As it is written, without the module that may stand before it; undefined where only the run knows it: `& $command`. */
  readonly name: string | undefined;
  readonly arguments: readonly CommandArgument[];
  /** The pipeline that it stands in. */
  readonly pipeline: PipelineAst;
  /** What is piped into it, the nearest last. */
  readonly input: readonly Ast[];
}

/** Every call of a command, in the order of the text. */
export function commandsOf(script: Script): readonly Command[] {
  return script.nodesOf("CommandAst").map((node) => commandOf(node, script.parentOf(node) as PipelineAst));
}

function commandOf(node: CommandAst, pipeline: PipelineAst): Command {
  const at = pipeline.PipelineElements.indexOf(node);
  return {
    node,
    name: nameOf(node),
    arguments: commandArguments(node),
    pipeline,
    input: pipeline.PipelineElements.slice(0, Math.max(0, at)),
  };
}

/** The name of a command as it is written, without the module that may stand before it. */
export function nameOf({ CommandElements: [first] }: CommandAst): string | undefined {
  return first?.type === "StringConstantExpressionAst" ? first.Value.replace(/^\w[\w.]*\\(?=[^\\]+$)/, "") : undefined;
}

/** What stands behind the name. */
export const commandArguments = ({ CommandElements }: CommandAst): readonly CommandArgument[] =>
  CommandElements.slice(1).map(argumentOf);

function argumentOf(node: Ast): CommandArgument {
  if (node.type === "CommandParameterAst") {
    const { ParameterName: name, Argument: value } = node;
    return { kind: "parameter", node, name, ...(value === undefined ? {} : { value }) };
  }
  if (node.type === "VariableExpressionAst" && node.Splatted === true)
    return { kind: "splat", node, variable: node.VariablePath };
  return { kind: "value", node };
}

/** Names of commands and parameters are the same to PowerShell whatever their case. */
export const sameName = (one: string | undefined, other: string): boolean => one?.toLowerCase() === other.toLowerCase();

/** What an argument is given by its full name, by a colon or behind it. */
export function argumentNamed({ arguments: given }: Command, name: string): Ast | undefined {
  const at = given.findIndex((argument) => argument.kind === "parameter" && sameName(argument.name, name));
  const found = given[at];
  if (found?.kind !== "parameter") return undefined;
  const next = given[at + 1];
  return found.value ?? (next?.kind === "value" ? next.node : undefined);
}
