import type { Ast } from "../../../powershell/script/ast.ts";
import { originsOf, originsOfInput, type Origin } from "../../../powershell/script/origin.ts";
import type { Script } from "../../../powershell/script/script.ts";
import type { Act } from "./act.ts";
import type { Given } from "./given.ts";

/** What a call acts on. */
export interface Target {
  /** Where it is said. */
  readonly at: Ast;
  readonly origins: readonly Origin[];
  /** Undefined where the pipeline brings it. */
  readonly given?: Given;
}

/** The parameters by which cmdlets are told what to act on, the more telling first. */
export const identityParameters = [
  "SoftDeletedObject",
  "InactiveMailbox",
  "SourceMailbox",
  "Identity",
  "UserId",
  "DirectoryObjectId",
  "ObjectId",
  "UserPrincipalName",
  "InputObject",
] as const;

/** What the call of a cmdlet acts on, by a parameter or by the pipeline; undefined where nothing says it. */
export function targetOf(script: Script, { command, binding }: Act): Target | undefined {
  if (binding === undefined) return undefined;
  const given = identityParameters
    .map((name) => binding.given.get(name))
    .find((one) => one?.value !== undefined && one.parameter.type !== "Switch");
  if (given?.value !== undefined) return { at: given.at, origins: originsOfGiven(script, given.value), given };
  return command.input.length === 0
    ? undefined
    : { at: command.node, origins: originsOfInput(script, command.pipeline, command.node) };
}

/** `-Identity { $_.Guid }` gives what its block does of each object of the pipe. */
function originsOfGiven(script: Script, value: Ast): readonly Origin[] {
  const statements = value.type === "ScriptBlockExpressionAst" ? value.ScriptBlock.EndBlock?.Statements : undefined;
  return (statements ?? [value]).flatMap((statement) => originsOf(script, statement));
}
