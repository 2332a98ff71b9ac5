import type { Ast, CatchClauseAst, StatementBlockAst, TryStatementAst } from "../../../powershell/script/ast.ts";
import { alwaysEnds, callsOf, commandAt, functionNamed } from "../../../powershell/script/flow.ts";
import { around, type Script } from "../../../powershell/script/script.ts";
import { takesAll } from "../../../powershell/script/swallow.ts";
import { constantOf, variableName } from "../../../powershell/script/value.ts";
import type { Act } from "./act.ts";
import { bindingOf } from "./binding.ts";
import { actionSaid, stopsByPreference } from "./error-action.ts";
import { givenValueBy } from "./given-value.ts";

/** What an act is told to do with its errors: `-ErrorAction`, an error variable, or nothing. */
interface Told {
  /** In lower case; undefined where nothing is said, and `unknown` where only the run knows. */
  readonly action: string | undefined;
  /** A variable that keeps the errors, without the plus that may stand before it. */
  readonly kept: string | undefined;
}

function toldTo(script: Script, { command }: Act): Told {
  const binding = bindingOf(script, command);
  const given = binding?.common ?? new Map<string, Ast | undefined>();
  const action = given.get("erroraction");
  const kept = given.get("errorvariable");
  const isHidden = binding?.isWhole === false;
  return {
    action: action === undefined ? (isHidden ? "unknown" : undefined) : actionSaid(action),
    kept:
      kept === undefined
        ? undefined
        : String(constantOf(kept) ?? "")
            .replace(/^\+/, "")
            .toLowerCase(),
  };
}

/** Its errors are thrown away, and nothing asks for them behind it. */
export function isSilenced(script: Script, act: Act): boolean {
  const { action, kept } = toldTo(script, act);
  return (action === "silentlycontinue" || action === "ignore") && !isAskedFor(script, act, kept);
}

/** An error of it does not end the way: it is written, and the next line runs as if nothing had been. */
export function goesOn(script: Script, act: Act): boolean {
  const { action, kept } = toldTo(script, act);
  if (action !== undefined && action !== "continue") return false;
  // A web request throws by itself; what catches that is looked at elsewhere.
  if (act.binding === undefined || (action === undefined && stopsByPreference(script, act.binding))) return false;
  return !isAskedFor(script, act, kept);
}

/** Behind it `$?` is looked at, or the variable that keeps its errors, or `$Error`. */
function isAskedFor(script: Script, { command: { node } }: Act, kept: string | undefined): boolean {
  return script
    .nodesOf("VariableExpressionAst")
    .some(
      (variable) =>
        variable.start > node.end &&
        script.functionAround(variable) === script.functionAround(node) &&
        ["?", "error", ...(kept === undefined ? [] : [kept])].includes(variableName(variable)),
    );
}

/** The catch-all that takes the errors of a node without a trace; in its function, or around a call of that. */
export function swallowerOf(script: Script, node: Ast, seen: readonly Ast[] = []): CatchClauseAst | undefined {
  const caught = tryAround(script, node);
  if (caught !== undefined)
    return caught.CatchClauses?.find((clause) => takesAll(clause) && !leavesTrace(script, clause.Body));
  const inside = script.functionAround(node);
  if (inside === undefined || seen.includes(inside)) return undefined;
  return callsOf(script, inside)
    .map((call) => swallowerOf(script, call.node, [...seen, inside]))
    .find((clause) => clause !== undefined);
}

/** The nearest try that catches what a node throws. */
export function tryAround(script: Script, node: Ast): TryStatementAst | undefined {
  let inner = node;
  for (const outer of around(script, node)) {
    if (outer.type === "FunctionDefinitionAst") return undefined;
    if (outer.type === "TryStatementAst" && outer.Body === inner && outer.CatchClauses !== undefined) return outer;
    inner = outer;
  }
  return undefined;
}

/** Something is said, kept, called or thrown, or a value is returned. To continue, and to throw away, leaves none. */
function leavesTrace(script: Script, block: StatementBlockAst): boolean {
  return script.within(block).some((node) => {
    switch (node.type) {
      case "CommandAst":
        return !/^(Out-Null|Start-Sleep)$/i.test(commandAt(script, node)?.name ?? "");
      case "AssignmentStatementAst":
        return !/^\$null$/i.test(script.textOf(node.Left));
      case "ThrowStatementAst":
      case "InvokeMemberExpressionAst":
        return true;
      case "ExitStatementAst":
        return node.Pipeline !== undefined && constantOf(node.Pipeline) !== 0;
      case "ReturnStatementAst":
        return node.Pipeline !== undefined;
      case "UnaryExpressionAst":
        return /plusplus|minusminus/i.test(node.TokenKind);
      case "PipelineAst":
        // What is not taken goes to the output.
        return script.parentOf(node) === block && node.PipelineElements.at(-1)?.type === "CommandExpressionAst";
      default:
        return false;
    }
  });
}

const successful = /\b(deleted|removed|purged|lifted|cleared|disabled|erased|success(ful(ly)?)?|succeeded)\b/i;
const unsuccessful = /\b(not|n't|fail(ed|ure|s)?|error|could|cannot|unable|would|already)\b/i;

/**
 * A statement behind the try of an act that says that it was done, whether it was or not: the catch lets the way go on to it, and nothing
 * that either of them sets stands in it.
 */
export function successSaidBehind(script: Script, node: Ast): Ast | undefined {
  const caught = tryAround(script, node);
  if (caught === undefined) return undefined;
  const goingOn = caught.CatchClauses?.some(({ Body }) => !alwaysEnds(script, Body)) === true;
  return goingOn ? firstClaim(script, caught) : undefined;
}

/** A statement behind another in the same block that says that something was done, with nothing between that could know. */
export function firstClaim(script: Script, statement: Ast): Ast | undefined {
  const block = script.parentOf(statement);
  if (block?.type !== "StatementBlockAst" && block?.type !== "NamedBlockAst") return undefined;
  const statements = block.Statements ?? [];
  const set = new Set(script.within(statement).flatMap((node) => setBy(script, node)));
  for (const later of statements.slice(statements.indexOf(statement) + 1)) {
    if (claimsSuccess(script, later, set)) return later;
    if (!isUneventful(script, later)) return undefined;
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
