import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Ast, AstOf, PipelineAst } from "../../../powershell/script/ast.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf } from "../../../powershell/script/value.ts";
import type { ScriptRule } from "../rule.ts";
import { placeIn } from "../support/place.ts";
import { versionOf } from "../support/runtime.ts";

/** Windows PowerShell 5.1 parses the whole script before it runs any of it: no condition keeps it from what it does not know. */
export const newerSyntax: ScriptRule = function* ({ script, runtimes }) {
  const old = runtimes.filter((runtime) => versionOf(runtime) === "5.1");
  if (old.length === 0) return;
  for (const node of script.nodesOf(...types)) {
    const found = newerIn(script, node);
    if (found === undefined) continue;
    const { syntax, instead, at = node } = found;
    yield diagnostic("newer-syntax", { syntax, instead, runtimes: old.join(", ") }, placeIn(script, at));
  }
};

/** The kinds of nodes that have newer forms, or are new. */
const types = [
  "BinaryExpressionAst",
  "AssignmentStatementAst",
  "MemberExpressionAst",
  "InvokeMemberExpressionAst",
  "IndexExpressionAst",
  "TernaryExpressionAst",
  "PipelineChainAst",
  "NamedBlockAst",
  "PipelineAst",
  "ConstantExpressionAst",
  "StringConstantExpressionAst",
  "ExpandableStringExpressionAst",
] as const;

interface Newer {
  readonly syntax: string;
  readonly instead: string;
  readonly at?: { readonly start: number };
}

const withIf = "Write it with if and else";

function newerIn(script: Script, node: AstOf<(typeof types)[number]>): Newer | undefined {
  switch (node.type) {
    case "BinaryExpressionAst":
      if (node.Operator === "QuestionQuestion")
        return { syntax: "The operator ??", instead: withIf, at: behind(node.Left) };
      return node.Operator === "DotDot" && isLetter(node.Left)
        ? { syntax: "A range of letters", instead: "List the letters" }
        : undefined;
    case "AssignmentStatementAst":
      return node.Operator === "QuestionQuestionEquals"
        ? { syntax: "The operator ??=", instead: withIf, at: behind(node.Left) }
        : undefined;
    case "MemberExpressionAst":
    case "InvokeMemberExpressionAst":
      return node.NullConditional === true
        ? { syntax: "The operator ?.", instead: withIf, at: behind(node.Expression) }
        : undefined;
    case "IndexExpressionAst":
      return node.NullConditional === true
        ? { syntax: "The operator ?[]", instead: withIf, at: behind(node.Target) }
        : undefined;
    case "TernaryExpressionAst":
      return { syntax: "The operator ? :", instead: withIf };
    case "PipelineChainAst":
      return {
        syntax: `The operator ${node.Operator === "OrOr" ? "||" : "&&"}`,
        instead: "Write two statements, and stop at the first error",
        at: behind(node.LhsPipelineChain),
      };
    case "NamedBlockAst":
      return node.BlockKind === "Clean"
        ? { syntax: "A clean block", instead: "Clean up in the finally of a try" }
        : undefined;
    case "PipelineAst":
      return inPipeline(script, node);
    case "ConstantExpressionAst":
      return newerNumber.test(script.textOf(node))
        ? { syntax: "This form of a number", instead: "Write it in decimal, with a cast" }
        : undefined;
    case "StringConstantExpressionAst":
    case "ExpandableStringExpressionAst":
      return node.StringConstantType.startsWith("DoubleQuoted") && newerEscape.test(script.textOf(node))
        ? { syntax: "The escape `e or `u{}", instead: "Write [char] with its number" }
        : undefined;
    default:
      return undefined;
  }
}

const behind = ({ end }: Ast): { readonly start: number } => ({ start: end });

function isLetter(node: Ast): boolean {
  const constant = constantOf(node);
  return typeof constant === "string" && /^\D$/.test(constant);
}

/** Binary numbers, and the suffixes that came with PowerShell 6.2 and 7.0 (PowerShell-Docs, about_Numeric_Literals). */
const newerNumber = /^[+-]?(0b[01]+(u?[ysl]?|n)|(0x[0-9a-f]+|\d*\.?\d+(e[+-]?\d+)?)(u[ysl]?|[ysn]))([kmgtp]b)?$/i;

/** An even number of backticks before it is backticks that are meant. */
const newerEscape = /(?<!`)(``)*`(e|u\{)/;

function inPipeline(script: Script, { PipelineElements: elements, Background }: PipelineAst): Newer | undefined {
  if (Background === true) return { syntax: "The operator & behind a command", instead: "Use Start-Job" };
  for (const [at, element] of elements.entries()) {
    const next = elements[at + 1];
    if (next === undefined) break;
    const pipe = lineThatBeginsWithPipe.exec(withoutComments(script, element.end, next.start));
    if (pipe !== null)
      return {
        syntax: "A line that begins with |",
        instead: "Put the | at the end of the line before",
        at: { start: element.end + pipe[0].length - 1 },
      };
  }
  return undefined;
}

const lineThatBeginsWithPipe = /^([^`|]|`(?!\r?\n))*[\r\n]\s*\|/;

/** The text between two parts, each comment as blanks. */
function withoutComments(script: Script, start: number, end: number): string {
  let text = script.textOf({ start, end });
  if (!text.includes("#")) return text;
  for (const comment of script.comments)
    if (comment.start >= start && comment.end <= end)
      text =
        text.slice(0, comment.start - start) +
        " ".repeat(comment.end - comment.start) +
        text.slice(comment.end - start);
  return text;
}
