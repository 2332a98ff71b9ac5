import { key, member, name, prose, quote } from "./quote.ts";
import type { BicepExpression, BicepStatement, BicepType } from "./syntax.ts";

/** Prints a tree; nothing else knows how Bicep is spelled. Comments stand with what follows them. */
export function printBicep(statements: readonly BicepStatement[]): string {
  const printed = statements.map((statement) => printStatement(statement) + (statement.kind === "comment" ? "" : "\n"));
  return `${printed.join("\n").trimEnd()}\n`;
}

function printStatement(node: BicepStatement): string {
  switch (node.kind) {
    case "using":
      return `using ${quote(node.file)}`;
    case "comment":
      return `// ${prose(node.text)}`;
    case "parameter": {
      const byDefault = node.default === undefined ? "" : ` = ${printExpression(node.default)}`;
      return `@description(${quote(node.description)})\nparam ${name(node.name)} ${printType(node.type)}${byDefault}`;
    }
    case "given":
      return `param ${name(node.name)} = ${printExpression(node.value)}`;
    case "resource": {
      const decorators = node.onlyIfMissing === true ? "@onlyIfNotExists()\n" : "";
      const existing = node.existing === true ? " existing" : "";
      return `${decorators}resource ${name(node.symbol)} ${quote(node.type)}${existing} = ${printExpression(node.body)}`;
    }
    case "module":
      return `module ${name(node.symbol)} ${quote(node.file)} = ${printExpression(node.body)}`;
    case "output":
      return `@description(${quote(node.description)})\noutput ${name(node.name)} string = ${printExpression(node.value)}`;
  }
}

function printType(node: BicepType): string {
  switch (node.kind) {
    case "named":
      return node.name;
    case "one-of":
      return node.values.map(quote).join(" | ");
    case "record":
      return inLines(
        "{",
        node.properties.map(([property, type]) => `${key(property)}: ${printType(type)}`),
        "}",
      );
    case "list":
      return node.of.kind === "one-of" ? `(${printType(node.of)})[]` : `${printType(node.of)}[]`;
  }
}

function printExpression(node: BicepExpression): string {
  switch (node.kind) {
    case "string":
      return quote(node.value);
    case "number":
    case "boolean":
      return String(node.value);
    case "null":
      return "null";
    case "name":
      return name(node.name);
    case "property":
      return `${printExpression(node.of)}.${name(node.name)}`;
    case "index":
      return `${printExpression(node.of)}${member(node.key)}`;
    case "call":
      return `${name(node.name)}(${node.arguments.map(printExpression).join(", ")})`;
    case "object":
      return inLines(
        "{",
        node.entries.map(([entry, value]) => `${key(entry)}: ${printExpression(value)}`),
        "}",
      );
    case "array":
      return inLines("[", node.items.map(printExpression), "]");
    case "choice":
      return `${printExpression(node.condition)} ? ${printExpression(node.met)} : ${printExpression(node.otherwise)}`;
    case "loop":
      return `[for ${name(node.item)} in ${printExpression(node.of)}: ${printExpression(node.body)}]`;
  }
}

/** A text never spans lines, so indentation never enters a value. */
function inLines(open: string, lines: readonly string[], close: string): string {
  return lines.length === 0 ? open + close : `${open}\n${lines.join("\n").replace(/^(?=.)/gm, "  ")}\n${close}`;
}
