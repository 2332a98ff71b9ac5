import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ScriptReading, SyntaxNode } from "../../src/engine/reading.ts";
import type { EngineSession, ReadRequest } from "../../src/engine/session.ts";
import { openEngine } from "../../src/engine/session.ts";
import { engineUnderTest } from "./engine-under-test.ts";
import { bareWord, nodesOf, number, plain, variable } from "./nodes.ts";

const kitchenSink = readFileSync(new URL("kitchen-sink.ps1", import.meta.url), "utf8");
let session: EngineSession;

beforeAll(async () => {
  session = openEngine(await engineUnderTest());
});

afterAll(() => session.close());

const read = (text: string, options: Pick<ReadRequest, "functions"> = {}): Promise<ScriptReading> =>
  session.read({ text, ...options });

async function nodes(text: string, type: string): Promise<SyntaxNode[]> {
  const { errors, root } = await read(text);
  expect(errors).toEqual([]);
  return nodesOf(root).filter((node) => node.type === type);
}

async function only(text: string, type: string): Promise<SyntaxNode> {
  const [node, ...others] = await nodes(text, type);
  expect(others).toEqual([]);
  if (node === undefined) throw new Error(`No ${type} in: ${text}`);
  return node;
}

it("reads every construct of the language", async () => {
  const { errors, root } = await read(kitchenSink);
  expect(errors).toEqual([]);
  const types = new Set(nodesOf(root).map((node) => node.type.replace(/Ast$/, "")));
  expect([...types].sort().join(" ")).toBe(
    "ArrayExpression ArrayLiteral AssignmentStatement Attribute AttributedExpression BaseCtorInvokeMemberExpression " +
      "BinaryExpression BreakStatement CatchClause Command CommandExpression CommandParameter ConstantExpression " +
      "ContinueStatement ConvertExpression DataStatement DoUntilStatement DoWhileStatement ExitStatement " +
      "ExpandableStringExpression FileRedirection ForEachStatement ForStatement FunctionDefinition FunctionMember Hashtable " +
      "IfStatement IndexExpression InvokeMemberExpression MemberExpression MergingRedirection NamedAttributeArgument NamedBlock " +
      "ParamBlock Parameter ParenExpression Pipeline PipelineChain PropertyMember ReturnStatement ScriptBlock " +
      "ScriptBlockExpression StatementBlock StringConstantExpression SubExpression SwitchStatement TernaryExpression " +
      "ThrowStatement TrapStatement TryStatement TypeConstraint TypeDefinition TypeExpression UnaryExpression UsingExpression " +
      "UsingStatement VariableExpression WhileStatement",
  );
});

it("says of every node which text it stands for", async () => {
  const { root } = await read(kitchenSink);
  for (const node of nodesOf(root)) {
    expect(node.start).toBeLessThanOrEqual(node.end);
    expect(node.end).toBeLessThanOrEqual(kitchenSink.length);
    const text = kitchenSink.slice(node.start, node.end);
    if (["", "base"].includes(text)) continue; // the parser adds a "this" to constructors, and places it there
    if (node.type === "VariableExpressionAst") expect(text).toMatch(/^[$@]\{?(using:)?[\w:]+\}?$/);
    if (node.type === "CommandParameterAst") expect(text).toContain(`-${String(node["ParameterName"])}`);
    if (node.type === "FunctionDefinitionAst") expect(text).toMatch(/^(function|filter|[\w[])/);
  }
});

it("gives a command with its elements in order", async () => {
  const command = await only("Remove-Mailbox -Identity $guid -Confirm:$false 5", "CommandAst");
  expect(plain(command)).toEqual({
    type: "CommandAst",
    CommandElements: [
      bareWord("Remove-Mailbox"),
      { type: "CommandParameterAst", ParameterName: "Identity" },
      variable("guid"),
      { type: "CommandParameterAst", ParameterName: "Confirm", Argument: variable("false") },
      number(5),
    ],
    InvocationOperator: "Unknown",
  });
});

it("tells splatting, call operators and redirections apart from plain calls", async () => {
  const [call] = await nodes("& $block @arguments 2>&1 >> $file", "CommandAst");
  expect(plain(call)).toMatchObject({
    InvocationOperator: "Ampersand",
    CommandElements: [variable("block"), { VariablePath: "arguments", Splatted: true }],
    Redirections: [
      { type: "FileRedirectionAst", FromStream: "Output", Append: true, Location: variable("file") },
      { type: "MergingRedirectionAst", FromStream: "Error", ToStream: "Output" },
    ],
  });
});

it("gives the clauses of an if as pairs of condition and block", async () => {
  const statement = await only("if ($a) { 1 } elseif ($b) { 2 } else { 3 }", "IfStatementAst");
  const conditions = (statement["Clauses"] as [SyntaxNode, SyntaxNode][]).map(([condition, block]) => [
    condition.start,
    block.type,
  ]);
  expect(conditions).toEqual([
    [4, "StatementBlockAst"],
    [22, "StatementBlockAst"],
  ]);
  expect(statement["ElseClause"]).toMatchObject({ type: "StatementBlockAst", start: 37 });
});

it("gives a hash table as pairs of key and value", async () => {
  const table = await only("@{ Name = 1; 'quoted' = 2 }", "HashtableAst");
  const keys = (table["KeyValuePairs"] as [SyntaxNode, SyntaxNode][]).map(([key, value]) => [key["Value"], value.type]);
  expect(keys).toEqual([
    ["Name", "PipelineAst"],
    ["quoted", "PipelineAst"],
  ]);
});

it("gives strings by their value, their quoting and what they expand", async () => {
  const text = await only('"it is ""$name"" `t$(Get-Date)"', "ExpandableStringExpressionAst");
  expect(text).toMatchObject({ Value: 'it is "$name" \t$(Get-Date)', StringConstantType: "DoubleQuoted" });
  expect((text["NestedExpressions"] as SyntaxNode[]).map(({ type }) => type)).toEqual([
    "VariableExpressionAst",
    "SubExpressionAst",
  ]);
  const constant = await only("'it''s'", "StringConstantExpressionAst");
  expect(constant).toMatchObject({ Value: "it's", StringConstantType: "SingleQuoted" });
});

it("gives numbers with their type, and as text where JSON would lose digits", async () => {
  const constants = await nodes(
    "1; 2.5; 3l; 1d; 10kb; 9223372036854775807; 99999999999999999999",
    "ConstantExpressionAst",
  );
  expect(constants.map((node) => [node["Value"], node["valueType"]])).toEqual([
    [1, undefined],
    [2.5, "Double"],
    [3, "Int64"],
    ["1", "Decimal"],
    [10240, undefined],
    ["9223372036854775807", "Int64"],
    ["99999999999999999999", "Decimal"],
  ]);
});

it("gives a parameter with its attributes, type and default", async () => {
  const parameter = await only("param([Parameter(Mandatory = $true)] [string[]] $Name = 'x')", "ParameterAst");
  expect(plain(parameter)).toMatchObject({
    Name: variable("Name"),
    DefaultValue: { Value: "x" },
    Attributes: [
      {
        type: "AttributeAst",
        TypeName: "Parameter",
        NamedArguments: [{ ArgumentName: "Mandatory", Argument: variable("true") }],
      },
      { type: "TypeConstraintAst", TypeName: "string[]" },
    ],
  });
});

it("shows #Requires", async () => {
  expect((await read("#Requires -Modules Az\n1")).root["requires"]).toBe(true);
  expect((await read("# Requires nothing\n1")).root["requires"]).toBeUndefined();
});

it("gives every comment, also within a string's subexpression, and none that is text", async () => {
  const text = "# one\n'# text' <# two\n#> ; \"$(1 <# three #>)\" # four";
  const { comments } = await read(text);
  expect(comments.map(([start, end]) => text.slice(start, end))).toEqual([
    "# one",
    "<# two\n#>",
    "<# three #>",
    "# four",
  ]);
});

it("gives top-level functions by name and place alone where only that is asked for", async () => {
  const text = "function Get-One { 1 }\nfunction Get-Two { function Get-Inner { 2 } }\n& { function Get-Three { 3 } }";
  const { root } = await read(text, { functions: "text" });
  const functions = nodesOf(root).filter(({ type }) => type === "FunctionDefinitionAst");
  expect(functions.map((node) => [node["Name"], text.slice(node.start, node.end), "Body" in node])).toEqual([
    ["Get-One", "function Get-One { 1 }", false],
    ["Get-Two", "function Get-Two { function Get-Inner { 2 } }", false],
    ["Get-Three", "function Get-Three { 3 }", true],
  ]);
});
