import { commandNameOf, isBareWord, key, name, prose, quote, quoteNumber, typeNameOf } from "./quote.ts";
import type {
  ArgumentNode,
  CommandNode,
  Expression,
  PipelineNode,
  ScriptParameterNode,
  Statement,
  TableNode,
} from "./syntax.ts";
import { invariant } from "../util/invariant.ts";

/** Prints a normalized tree. A reducer: each construct joins the texts of its children; nothing else knows PowerShell's spelling. */

const widest = 130;
const widestTable = 100;
const indentation = "    ";

export function printStatements(statements: readonly Statement[]): string {
  return statements.map(printStatement).join("\n");
}

export function printStatement(node: Statement): string {
  switch (node.kind) {
    case "pipeline":
      return printPipeline(node);
    case "assignment":
      return `${printExpression(node.target)} ${node.operator} ${printValue(node.value)}`;
    case "increment":
      return `${printExpression(node.target)}++`;
    case "if": {
      const clauses = node.clauses.map(
        ({ condition, body }) => `if (${printExpression(condition)}) ${printBody(body)}`,
      );
      const otherwise = node.otherwise === undefined ? "" : `\nelse ${printBody(node.otherwise)}`;
      return clauses.join("\nelse") + otherwise;
    }
    case "for-each":
      return `foreach ($${name(node.variable)} in ${printExpression(node.of)}) ${printBody(node.body)}`;
    case "while":
      return `while (${printExpression(node.condition)}) ${printBody(node.body)}`;
    case "try": {
      const catches = node.catches === undefined ? "" : `\ncatch ${printBody(node.catches)}`;
      const lastly = node.lastly === undefined ? "" : `\nfinally ${printBody(node.lastly)}`;
      return `try ${printBody(node.body)}${catches}${lastly}`;
    }
    case "throw":
      return node.value === undefined ? "throw" : `throw ${printExpression(node.value)}`;
    case "break":
    case "continue":
    case "return":
      return node.kind;
    case "function":
      return node.text;
    case "comment":
      return `# ${prose(node.text)}`.trimEnd();
    case "blank":
      return "";
  }
}

function printBody(statements: readonly Statement[]): string {
  if (statements.length === 0) return "{ }";
  const only = statements.length === 1 ? statements[0] : undefined;
  if (only?.kind === "throw" || only?.kind === "return" || only?.kind === "continue")
    return `{ ${printStatement(only)} }`;
  return `{\n${indent(printStatements(statements))}\n}`;
}

/** Safe for every text here: a literal never spans lines, so indentation never enters a value. */
function indent(text: string): string {
  return text.replace(/^(?=.)/gm, indentation);
}

function printValue(node: Expression | PipelineNode): string {
  return node.kind === "pipeline" ? printPipeline(node) : printExpression(node);
}

function printPipeline(node: PipelineNode): string {
  const parts = node.elements.map((element) =>
    element.kind === "command" ? printCommand(element) : printExpression(element),
  );
  const oneLine = parts.join(" | ");
  const long =
    oneLine.split("\n").some((line) => line.length > widest) || parts.slice(0, -1).some((part) => part.includes("\n"));
  return long && parts.length > 1 ? parts.map((part, at) => (at === 0 ? part : indent(part))).join(" |\n") : oneLine;
}

function printCommand(node: CommandNode): string {
  return [commandNameOf(node.name), ...node.arguments.map(printArgument)].join(" ");
}

function printArgument({ parameter, value, colon }: ArgumentNode): string {
  const named = parameter === undefined ? "" : `-${name(parameter)}`;
  if (value === undefined) return named;
  const printed = printArgumentValue(value);
  return named === "" ? printed : `${named}${colon ? ":" : " "}${printed}`;
}

function printArgumentValue(node: Expression): string {
  if (node.kind === "string" && node.bare) {
    invariant(isBareWord(node.value), `"${node.value}" is not a bare word`);
    return node.value;
  }
  return printExpression(node);
}

export function printExpression(node: Expression): string {
  switch (node.kind) {
    case "string":
      return quote(node.value);
    case "number":
      return quoteNumber(node.value);
    case "variable":
      return `$${name(node.name)}`;
    case "member":
      return `${printExpression(node.of)}.${name(node.name)}`;
    case "static-member":
      return `[${typeNameOf(node.type)}]::${name(node.name)}`;
    case "invoke": {
      const of = node.of.kind === "type" ? `[${typeNameOf(node.of.name)}]::` : `${printExpression(node.of)}.`;
      return `${of}${name(node.name)}(${node.arguments.map(printExpression).join(", ")})`;
    }
    case "index":
      return `${printExpression(node.of)}[${printExpression(node.index)}]`;
    case "binary":
      return `${printExpression(node.left)} ${node.operator} ${printExpression(node.right)}`;
    case "unary":
      return `${node.operator} ${printExpression(node.operand)}`;
    case "convert":
      return `[${typeNameOf(node.type)}]${printExpression(node.operand)}`;
    case "paren":
      return `(${printValue(node.content)})`;
    case "list":
      invariant(node.items.length > 1, "a list has at least two items; an array may have less");
      return node.items.map(printExpression).join(", ");
    case "array":
      return node.tall === true
        ? `@(\n${indent(node.statements.map(printValue).join("\n"))}\n)`
        : `@(${node.statements.map(printValue).join("; ")})`;
    case "table":
      return printTable(node);
    case "script-block":
      return printScriptBlock(node.statements);
  }
}

function printTable(node: TableNode): string {
  const entries = node.entries.map(([entryKey, value]) => `${key(entryKey)} = ${printValue(value)}`);
  const opening = `${node.ordered ? "[ordered]" : ""}@{`;
  if (entries.length === 0) return `${opening}}`;
  const oneLine = `${opening} ${entries.join("; ")} }`;
  const tall = node.tall || oneLine.length > widestTable || oneLine.includes("\n");
  return tall ? `${opening}\n${indent(entries.join("\n"))}\n}` : oneLine;
}

function printScriptBlock(statements: readonly Statement[]): string {
  const printed = printStatements(statements);
  const fits = statements.length === 1 && statements[0]?.kind !== "comment" && !printed.includes("\n");
  return fits ? `{ ${printed} }` : `{\n${indent(printed)}\n}`;
}

/** A param block, a parameter a line. */
export function printParameters(parameters: readonly ScriptParameterNode[]): string {
  const lines = parameters.map(({ name: parameterName, type, mandatory, default: value }) => {
    const attribute = mandatory ? "[Parameter(Mandatory = $true)] " : "";
    const assigned = value === undefined ? "" : ` = ${printExpression(value)}`;
    return `${attribute}[${typeNameOf(type)}] $${name(parameterName)}${assigned}`;
  });
  return `[CmdletBinding()]\nparam(\n${indent(lines.join(",\n"))}\n)`;
}
