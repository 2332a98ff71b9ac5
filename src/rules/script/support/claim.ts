import type { Ast } from "../../../powershell/script/ast.ts";
import { alwaysEnds, commandAt, functionNamed } from "../../../powershell/script/flow.ts";
import { around, type Script } from "../../../powershell/script/script.ts";
import { endsBlock } from "../../../powershell/script/trap.ts";
import { variableName } from "../../../powershell/script/value.ts";
import { givenValueBy } from "./given-value.ts";
import { catcherOf, type Catcher } from "./swallower.ts";

const successful = /\b(deleted|removed|purged|lifted|cleared|disabled|erased|success(ful(ly)?)?|succeeded)\b/i;
const unsuccessful = /\b(not|n't|fail(ed|ure|s)?|error|could|cannot|unable|would|already)\b/i;

/**
 * A statement behind the try or the trap of an act that says that it was done, whether it was or not: the catch lets the way go on to it, and
 * nothing that either of them sets stands in it. What stands in a finally runs in any case.
 */
export function successSaidBehind(script: Script, node: Ast): Ast | undefined {
  const catcher = catcherOf(script, node);
  const behind = catcher !== undefined && goesOnBehind(script, catcher) ? catcher.statement : undefined;
  return (behind === undefined ? undefined : firstClaim(script, behind)) ?? claimInFinally(script, node);
}

const goesOnBehind = (script: Script, { by }: Catcher): boolean =>
  by.type === "TrapStatementAst"
    ? !endsBlock(by)
    : by.CatchClauses?.some(({ Body }) => !alwaysEnds(script, Body)) === true;

function claimInFinally(script: Script, node: Ast): Ast | undefined {
  let inner = node;
  for (const outer of around(script, node)) {
    if (outer.type === "FunctionDefinitionAst") return undefined;
    if (outer.type === "TryStatementAst" && outer.Body === inner && outer.Finally !== undefined) {
      const claim = claimIn(script, outer.Finally.Statements ?? [], outer);
      if (claim !== undefined) return claim;
    }
    inner = outer;
  }
  return undefined;
}

/** A statement behind another in the same block that says that something was done, with nothing between that could know. */
export function firstClaim(script: Script, statement: Ast): Ast | undefined {
  const block = script.parentOf(statement);
  if (block?.type !== "StatementBlockAst" && block?.type !== "NamedBlockAst") return undefined;
  const statements = block.Statements ?? [];
  return claimIn(script, statements.slice(statements.indexOf(statement) + 1), statement);
}

function claimIn(script: Script, statements: readonly Ast[], behind: Ast): Ast | undefined {
  const set = new Set(script.within(behind).flatMap((node) => setBy(script, node)));
  for (const statement of statements) {
    if (claimsSuccess(script, statement, set)) return statement;
    if (!isUneventful(script, statement)) return undefined;
  }
  return undefined;
}

/** What neither asks nor decides anything: behind a look, or a guard, a claim of success is no longer bare. */
const isUneventful = (script: Script, statement: Ast): boolean =>
  /^(Pipeline|AssignmentStatement)Ast$/.test(statement.type) &&
  script
    .within(statement)
    .every(
      (node) =>
        node.type !== "CommandAst" ||
        /^(Write-(Output|Host|Information|Verbose|Warning|Progress)|echo|Start-Sleep|Get-Date|Out-Null|Out-File|Add-Content|Export-Csv)$/i.test(
          commandAt(script, node)?.name ?? "",
        ),
    );

/** What a node gives a value: `$x = ...`, `$x++`, `$x.Add(...)`. */
function setBy(script: Script, node: Ast): readonly string[] {
  const on = givenValueBy(node);
  if (on === undefined) return [];
  return script.nodesIn(on, "VariableExpressionAst").map(variableName);
}

function claimsSuccess(script: Script, statement: Ast, set: ReadonlySet<string>): boolean {
  if (statement.type !== "PipelineAst") return false;
  const [only] = statement.PipelineElements;
  const command = only === undefined ? undefined : commandAt(script, only);
  const isSaying =
    only?.type === "CommandExpressionAst" ||
    /^(Write-(Output|Host|Information|Verbose)|echo|Add-Content|Out-File)$/i.test(command?.name ?? "") ||
    (functionNamed(script, command?.name) !== undefined && /log|write|message/i.test(command?.name ?? ""));
  if (!isSaying) return false;
  const said = textsIn(script, statement);
  if (!successful.test(said) || unsuccessful.test(said)) return false;
  return !script.nodesIn(statement, "VariableExpressionAst").some((node) => set.has(variableName(node)));
}

function textsIn(script: Script, node: Ast): string {
  const own =
    node.type === "ExpandableStringExpressionAst" ||
    (node.type === "StringConstantExpressionAst" && node.StringConstantType !== "BareWord")
      ? node.Value
      : "";
  return [own, ...script.childrenOf(node).map((child) => textsIn(script, child))].join(" ");
}
