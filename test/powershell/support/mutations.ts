import { isNode, type SyntaxNode } from "../../../src/engine/reading.ts";
import { nodesOf } from "../../engine/nodes.ts";

/** One place where a script is changed: the text between two offsets becomes another. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

interface Script {
  readonly text: string;
  readonly nodes: readonly SyntaxNode[];
}

/** All the places where a script can be changed in one way; an edit has one or several changes. */
export type Mutation = (script: Script) => readonly (readonly Edit[])[];

const ofType = ({ nodes }: Script, ...types: readonly string[]): readonly SyntaxNode[] =>
  nodes.filter(({ type }) => types.includes(`${type}`.replace(/Ast$/, "")));
const slice = ({ text }: Script, { start, end }: { readonly start: number; readonly end: number }): string =>
  text.slice(start, end);
const child = (node: SyntaxNode, property: string): SyntaxNode => node[property] as SyntaxNode;
const children = (node: SyntaxNode, property: string): readonly SyntaxNode[] =>
  (node[property] ?? []) as readonly SyntaxNode[];
const replace = ({ start, end }: SyntaxNode, by: string): readonly Edit[] => [{ start, end, by }];
const remove = (node: SyntaxNode): readonly Edit[] => replace(node, "");
const insertBefore = ({ start }: SyntaxNode, by: string): readonly Edit[] => [{ start, end: start, by }];
const insertAfter = ({ end }: SyntaxNode, by: string): readonly Edit[] => [{ start: end, end, by }];

const blocks = (script: Script): readonly (readonly SyntaxNode[])[] =>
  ofType(script, "NamedBlock", "StatementBlock").map((block) => children(block, "Statements"));
const statements = (script: Script): readonly SyntaxNode[] => blocks(script).flat();
const nameOf = (command: SyntaxNode): string => String(children(command, "CommandElements")[0]?.["Value"]);
const commands = (script: Script, name = /./): readonly SyntaxNode[] =>
  ofType(script, "Command").filter((command) => name.test(nameOf(command)));
const texts = (script: Script): readonly SyntaxNode[] =>
  ofType(script, "StringConstantExpression").filter((node) => node["StringConstantType"] === "SingleQuoted");

/** A parameter of a command with the value that follows it. */
const pairs = (script: Script): readonly (readonly [SyntaxNode, SyntaxNode])[] =>
  commands(script).flatMap((command) => {
    const elements = children(command, "CommandElements");
    return elements.flatMap((element, at) => {
      const value = elements[at + 1];
      const isPair = element.type === "CommandParameterAst" && value !== undefined;
      return isPair && value.type !== "CommandParameterAst" ? [[element, value] as const] : [];
    });
  });

const otherOperator: Readonly<Record<string, string>> = {
  "-eq": "-ne",
  "-ne": "-eq",
  "-ceq": "-eq",
  "-cne": "-ne",
  "-and": "-or",
  "-or": "-and",
  "-gt": "-ge",
  "-ge": "-gt",
  "-lt": "-le",
  "-le": "-lt",
  "-match": "-like",
  "-notmatch": "-match",
  "-cmatch": "-match",
  "-cnotmatch": "-cmatch",
  "-in": "-notin",
  "-notin": "-in",
  "-cin": "-in",
  "-cnotin": "-cin",
  "-is": "-isnot",
  "-isnot": "-is",
  "-f": "-join",
  "-join": "-f",
  "-replace": "-split",
  "+": "-",
  "-": "+",
  "*": "+",
};

function operatorOf(script: Script, node: SyntaxNode): Edit {
  const [left, right] = [child(node, "Left"), child(node, "Right")];
  const between = script.text.slice(left.end, right.start);
  const operator = between.trim();
  const start = left.end + between.indexOf(operator);
  return { start, end: start + operator.length, by: otherOperator[operator.toLowerCase()] ?? "-ne" };
}

/** What somebody could do to an emitted script on its way to the one who runs it. */
export const mutations: Readonly<Record<string, Mutation>> = {
  "drops a statement": (script) => statements(script).map(remove),
  "drops a command from its pipe": (script) =>
    ofType(script, "Pipeline").flatMap((pipeline) => {
      const [first, second] = children(pipeline, "PipelineElements");
      return first !== undefined && second !== undefined ? [[{ start: first.end, end: second.end, by: "" }]] : [];
    }),
  "swaps two statements": (script) =>
    blocks(script).flatMap((block) =>
      block.slice(1).flatMap((second, at) => {
        const first = block[at] as SyntaxNode;
        const [one, other] = [slice(script, first), slice(script, second)];
        return one === other ? [] : [[...replace(first, other), ...replace(second, one)]];
      }),
    ),
  "puts another command in a command's place": (script) =>
    commands(script).map((command) =>
      replace(
        children(command, "CommandElements")[0] as SyntaxNode,
        nameOf(command) === "Remove-Mailbox" ? "Set-Mailbox" : "Remove-Mailbox",
      ),
    ),
  "renames a parameter": (script) => ofType(script, "CommandParameter").map((node) => insertAfter(node, "X")),
  "drops a parameter with its value": (script) =>
    pairs(script).map(([parameter, value]) => [{ start: parameter.start, end: value.end, by: "" }]),
  "drops a switch": (script) =>
    ofType(script, "CommandParameter")
      .filter((node) => !pairs(script).some(([parameter]) => parameter === node))
      .map(remove),
  "adds a parameter": (script) => commands(script).map((command) => insertAfter(command, " -Force")),
  "gives a parameter another value": (script) => pairs(script).map(([, value]) => replace(value, "$Everything")),
  "gives a parameter nothing": (script) => pairs(script).map(([, value]) => replace(value, "$null")),
  "changes a text": (script) => texts(script).map(({ end }) => [{ start: end - 1, end: end - 1, by: "x" }]),
  "empties a text": (script) => texts(script).flatMap((node) => (node["Value"] === "" ? [] : replaceAll(node, "''"))),
  "changes the case of a text": (script) =>
    texts(script).flatMap((node) => {
      const text = slice(script, node);
      const other = text.toUpperCase() === text ? text.toLowerCase() : text.toUpperCase();
      return other === text ? [] : replaceAll(node, other);
    }),
  "makes a text one that expands": (script) =>
    texts(script).flatMap((node) => (/[`$"]/.test(slice(script, node)) ? [] : replaceAll(node, '"$($null)"'))),
  "changes a number": (script) =>
    ofType(script, "ConstantExpression").map((node) => replace(node, String(Number(node["Value"]) + 1))),
  "changes an operator": (script) => ofType(script, "BinaryExpression").map((node) => [operatorOf(script, node)]),
  "swaps the sides of an operator": (script) =>
    ofType(script, "BinaryExpression").flatMap((node) => {
      const [left, right] = [child(node, "Left"), child(node, "Right")];
      const [one, other] = [slice(script, left), slice(script, right)];
      return one === other ? [] : [[...replace(left, other), ...replace(right, one)]];
    }),
  "drops one side of an operator": (script) =>
    ofType(script, "BinaryExpression").map((node) => replace(node, slice(script, child(node, "Left")))),
  "drops a -not": (script) =>
    ofType(script, "UnaryExpression")
      .filter((node) => node["TokenKind"] === "Not")
      .map((node) => replace(node, slice(script, child(node, "Child")))),
  "negates a condition": (script) =>
    ofType(script, "IfStatement").map((node) => {
      const [condition] = (node["Clauses"] as readonly (readonly SyntaxNode[])[])[0] ?? [];
      return replace(condition as SyntaxNode, `-not (${slice(script, condition as SyntaxNode)})`);
    }),
  "takes a gate off: the body without its if": (script) =>
    ofType(script, "IfStatement").map((node) => {
      const [, body] = (node["Clauses"] as readonly (readonly SyntaxNode[])[])[0] ?? [];
      return replace(node, slice(script, body as SyntaxNode).slice(1, -1));
    }),
  "makes a condition always true": (script) =>
    ofType(script, "IfStatement").map((node) => {
      const [condition] = (node["Clauses"] as readonly (readonly SyntaxNode[])[])[0] ?? [];
      return replace(condition as SyntaxNode, "$true");
    }),
  "drops an else": (script) =>
    ofType(script, "IfStatement").flatMap((node) => {
      const otherwise = node["ElseClause"];
      if (!isNode(otherwise)) return [];
      const start = script.text.lastIndexOf("else", otherwise.start);
      return [[{ start, end: otherwise.end, by: "" }]];
    }),
  "takes a guard off": (script) => commands(script, /^Assert-/).map(remove),
  "inserts a command before a statement": (script) =>
    statements(script).map((node) => insertBefore(node, "Remove-Mailbox -Identity $Identity; ")),
  "inserts a command into a block": (script) =>
    ofType(script, "StatementBlock").map((node) => [
      { start: node.end - 1, end: node.end - 1, by: "; Remove-Mailbox -Identity $Identity " },
    ]),
  "widens a filter to everything": (script) =>
    commands(script, /^Where-Object$/).map((node) =>
      replace(children(node, "CommandElements")[1] as SyntaxNode, "{ $true }"),
    ),
  "changes the first statement of a function": (script) =>
    ofType(script, "FunctionDefinition").flatMap((node) => {
      const { Body } = node;
      const [first] = isNode(Body) && isNode(Body["EndBlock"]) ? children(Body["EndBlock"], "Statements") : [];
      return first === undefined ? [] : [insertBefore(first, "return; ")];
    }),
  "renames a function": (script) =>
    ofType(script, "FunctionDefinition").map(({ start }) => [
      { start: start + "function ".length, end: start + "function ".length, by: "X" },
    ]),
  "drops a function": (script) => ofType(script, "FunctionDefinition").map(remove),
  "turns $true and $false round": (script) =>
    ofType(script, "VariableExpression").flatMap((node) => {
      const name = node["VariablePath"];
      return name === "true" ? replaceAll(node, "$false") : name === "false" ? replaceAll(node, "$true") : [];
    }),
  "reads another variable": (script) =>
    ofType(script, "VariableExpression").map((node) => replace(node, "$Everything")),
  "reaches into another scope": (script) =>
    ofType(script, "VariableExpression").map((node) => replace(node, `$global:${String(node["VariablePath"])}`)),
  "reads another member": (script) =>
    ofType(script, "MemberExpression", "InvokeMemberExpression").map((node) => insertAfter(child(node, "Member"), "X")),
  "drops a member": (script) =>
    ofType(script, "MemberExpression").map((node) => replace(node, slice(script, child(node, "Expression")))),
  "drops a conversion": (script) =>
    ofType(script, "ConvertExpression").map((node) => replace(node, slice(script, child(node, "Child")))),
  "drops -ErrorAction Stop": (script) =>
    pairs(script)
      .filter(([parameter]) => parameter["ParameterName"] === "ErrorAction")
      .map(([parameter, value]) => [{ start: parameter.start, end: value.end, by: "" }]),
  "goes on silently after an error": (script) =>
    pairs(script)
      .filter(([parameter, value]) => parameter["ParameterName"] === "ErrorAction" && slice(script, value) === "Stop")
      .map(([, value]) => replace(value, "SilentlyContinue")),
  "moves a statement out of its block": (script) =>
    ofType(script, "IfStatement", "TryStatement", "ForEachStatement").flatMap((node) => {
      const block =
        node.type === "IfStatementAst"
          ? (node["Clauses"] as readonly (readonly SyntaxNode[])[])[0]?.[1]
          : child(node, "Body");
      const last = block === undefined ? undefined : children(block, "Statements").at(-1);
      return last === undefined ? [] : [[...remove(last), ...insertAfter(node, `\n${slice(script, last)}`)]];
    }),
  "empties a catch": (script) => ofType(script, "CatchClause").map((node) => replace(child(node, "Body"), "{ }")),
  "drops a finally": (script) =>
    ofType(script, "TryStatement").flatMap((node) => {
      const { Finally } = node;
      if (!isNode(Finally)) return [];
      return [[{ start: script.text.lastIndexOf("finally", Finally.start), end: Finally.end, by: "" }]];
    }),
  "throws nothing": (script) => ofType(script, "ThrowStatement").map((node) => replace(node, "$null = $null")),
  "goes through something else": (script) =>
    ofType(script, "ForEachStatement").map((node) => replace(child(node, "Condition"), "$Everything")),
  "redirects what a command says": (script) => commands(script).map((node) => insertAfter(node, " 2>$null")),
  "calls by an operator": (script) => commands(script).map((node) => insertBefore(node, "& ")),
  "sends a command into the background": (script) =>
    ofType(script, "Pipeline").flatMap((node) =>
      children(node, "PipelineElements")[0]?.type === "CommandAst" ? [insertAfter(node, " &")] : [],
    ),
  "appends a statement": ({ text }) => [
    [{ start: text.length, end: text.length, by: "Remove-Mailbox -Identity $Identity\n" }],
    [{ start: text.length, end: text.length, by: "trap { continue }\n" }],
    [{ start: text.length, end: text.length, by: "function Exit-Run { }\n" }],
  ],
  "begins with something": () =>
    ["using namespace System\n", "#Requires -Modules Az.Accounts\n", "Set-Alias Get-Mailbox Remove-Mailbox\n"].map(
      (by) => [{ start: 0, end: 0, by }],
    ),
  "drops a parameter of the script": (script) =>
    ofType(script, "Parameter")
      .filter(({ start }) => start < script.text.indexOf("\nfunction "))
      .map((node) => [{ start: node.start, end: script.text.indexOf("\n", node.end), by: "" }]),
  "gives a parameter of the script another default": (script) =>
    ofType(script, "Parameter")
      .filter((node) => node.start < script.text.indexOf("\nfunction "))
      .map((node) =>
        isNode(node["DefaultValue"]) ? replace(node["DefaultValue"], "'Execute'") : insertAfter(node, " = 'x'"),
      ),
  "gives a parameter of the script another type": (script) =>
    ofType(script, "TypeConstraint").map((node) => replace(node, "[mailaddress]")),
  "makes a mandatory parameter an optional one": (script) =>
    ofType(script, "NamedAttributeArgument").map((node) => replace(node, "Mandatory = $false")),
  "adds an attribute": (script) =>
    ofType(script, "Parameter").map((node) => insertBefore(node, "[ValidateScript({ Remove-Mailbox })] ")),
  "takes another key": (script) =>
    ofType(script, "Hashtable").flatMap((node) => {
      const [[key] = []] = (node["KeyValuePairs"] ?? []) as readonly (readonly SyntaxNode[])[];
      return key === undefined ? [] : [insertBefore(key, "X")];
    }),
  "loses the order of a table": (script) =>
    ofType(script, "ConvertExpression")
      .filter((node) => child(node, "Type")["TypeName"] === "ordered")
      .map((node) => replace(child(node, "Type"), "[hashtable]")),
};

const replaceAll = (node: SyntaxNode, by: string): readonly (readonly Edit[])[] => [replace(node, by)];

/** The script with an edit made: from the end, so that the offsets stay right. */
export function edited(text: string, edit: readonly Edit[]): string {
  return [...edit]
    .sort((one, other) => other.start - one.start)
    .reduce((changed, { start, end, by }) => changed.slice(0, start) + by + changed.slice(end), text);
}

export const scriptOf = (text: string, root: SyntaxNode): Script => ({ text, nodes: nodesOf(root) });
