import fc from "fast-check";
import { expect, it } from "vitest";
import {
  array,
  asText,
  assign,
  binary,
  blank,
  block,
  boolean,
  command,
  comment,
  convert,
  current,
  hashtable,
  index,
  invoke,
  invokeStatic,
  list,
  member,
  not,
  nothing,
  number,
  ordered,
  paren,
  pipeline,
  run,
  staticMember,
  stopping,
  string,
  tallOrdered,
  variable,
  when,
  withoutPrompt,
  word,
} from "../../src/powershell/build.ts";
import { normalize, normalizeExpression, normalizeParameters } from "../../src/powershell/normalize.ts";
import { printExpression, printParameters, printStatement, printStatements } from "../../src/powershell/print.ts";
import { readBack } from "../../src/powershell/read-back.ts";
import type { BinaryOperator, Expression, ScriptNode, Statement } from "../../src/powershell/syntax.ts";
import { read } from "./support/reader.ts";
import { script } from "./support/trees.ts";

const a = variable("a");
const b = variable("b");
const join = (operand: Expression): Expression => ({ kind: "unary", operator: "-join", operand });

const printed = (node: Expression): string => printExpression(normalizeExpression(node));
const printedStatement = (node: Statement): string => printStatements(normalize([node]));

const expressions: readonly (readonly [Expression, string])[] = [
  [string("it's"), "'it''s'"],
  [string("na\u00efve"), "(-join @('na', [char]239, 've'))"],
  [number(-5), "-5"],
  [boolean(true), "$true"],
  [nothing, "$null"],
  [member(a, "b", "c"), "$a.b.c"],
  [member(current, "Name"), "$_.Name"],
  [member(number(5), "a"), "(5).a"],
  [member(asText(a), "Length"), "([string]$a).Length"],
  [staticMember("datetime", "MinValue"), "[datetime]::MinValue"],
  [invoke(a, "Replace", string("'"), string("''")), "$a.Replace('''', '''''')"],
  [invoke(a, "Add", list(a, b)), "$a.Add(($a, $b))"],
  [invoke(a, "Add", binary(string("{0}{1}"), "-f", list(a, b))), "$a.Add(('{0}{1}' -f $a, $b))"],
  [invokeStatic("guid", "NewGuid"), "[guid]::NewGuid()"],
  [index(a, string("k")), "$a['k']"],
  [index(list(a, b), number(0)), "($a, $b)[0]"],
  [not(a), "-not $a"],
  [not(binary(a, "-eq", b)), "-not ($a -eq $b)"],
  [join(array(string("x"))), "-join @('x')"],
  [convert("int", binary(a, "+", b)), "[int]($a + $b)"],
  [paren(run("Get-Date")), "(Get-Date)"],
  [list(a, asText(b), string("c")), "$a, ([string]$b), 'c'"],
  [list(a), "@($a)"],
  [list(), "@()"],
  [array(list(a)), "@($a)"],
  [array(list(a, b)), "@($a, $b)"],
  [array(), "@()"],
  [array(run("Get-It"), string("x")), "@(Get-It; 'x')"],
  [{ kind: "array", tall: true, statements: [string("x"), string("y")] }, "@(\n    'x'\n    'y'\n)"],
  [hashtable({}), "@{}"],
  [hashtable({ Code: string("x"), "a b": a }), "@{ Code = 'x'; 'a b' = $a }"],
  [ordered({ name: run("Get-It") }), "[ordered]@{ name = Get-It }"],
  [tallOrdered({ one: a, two: b }), "[ordered]@{\n    one = $a\n    two = $b\n}"],
  [block(), "{\n\n}"],
  [block(pipeline(a)), "{ $a }"],
  [block(comment("why")), "{\n    # why\n}"],
  [block(pipeline(a), pipeline(b)), "{\n    $a\n    $b\n}"],
  // The operators of one level stand in parentheses, so that no reader has to know from which side they bind.
  [binary(binary(a, "-and", b), "-and", a), "$a -and $b -and $a"],
  [binary(a, "-and", binary(a, "-and", b)), "$a -and ($a -and $b)"],
  [binary(binary(a, "-or", b), "-and", a), "($a -or $b) -and $a"],
  [binary(binary(a, "-eq", b), "-and", not(b)), "$a -eq $b -and -not $b"],
  [binary(not(a), "-eq", b), "(-not $a) -eq $b"],
  [binary(binary(a, "-eq", b), "-eq", b), "($a -eq $b) -eq $b"],
  [binary(binary(a, "+", b), "-gt", number(1)), "$a + $b -gt 1"],
  [binary(binary(a, "+", b), "*", b), "($a + $b) * $b"],
  [binary(join(array(a)), "+", b), "(-join @($a)) + $b"],
  [binary(string("{0}{1}"), "-f", list(a, member(b, "c"))), "'{0}{1}' -f $a, $b.c"],
];

it.each(expressions.map(([node, text]) => [text, node] as const))("prints the expression %s", (text, node) => {
  expect(printed(node)).toBe(text);
});

const statements: readonly (readonly [Statement, string])[] = [
  [run("Get-Mailbox", { Identity: a, SoftDeletedMailbox: true }), "Get-Mailbox -Identity $a -SoftDeletedMailbox"],
  [pipeline(stopping(withoutPrompt(command("Set-It")))), "Set-It -Confirm:$false -ErrorAction Stop"],
  [run("Get-It", { Of: staticMember("guid", "Empty") }), "Get-It -Of ([guid]::Empty)"],
  [run("Get-It", { Of: binary(a, "-eq", b) }), "Get-It -Of ($a -eq $b)"],
  [run("Get-It", { Of: ordered({ x: a }) }), "Get-It -Of ([ordered]@{ x = $a })"],
  [run("Get-It", { Of: hashtable({ x: a }) }), "Get-It -Of @{ x = $a }"],
  [run("Get-It", { Of: list(a, number(-1)) }), "Get-It -Of ($a, -1)"],
  [run("Get-It", { Of: word("Unlimited") }, string("x"), number(1)), "Get-It 'x' 1 -Of Unlimited"],
  // PowerShell would take what follows for raw text, in spite of the quotes.
  [run("Get-It", { Of: string("--%"), By: a }), "Get-It -Of ('--%') -By $a"],
  [
    pipeline(a, command("Get-It"), command("Where-Object", {}, block(pipeline(b)))),
    "$a | Get-It | Where-Object { $b }",
  ],
  [assign("a", run("Get-It")), "$a = Get-It"],
  [{ kind: "assignment", target: member(a, "b") as never, operator: "+=", value: b }, "$a.b += $b"],
  [{ kind: "increment", target: { kind: "index", of: a, index: string("\n") } }, "$a[(-join @([char]10))]++"],
  [when(a, [], []), "if ($a) { }\nelse { }"],
  [
    {
      kind: "if",
      clauses: [
        { condition: a, body: [{ kind: "return" }] },
        { condition: b, body: [pipeline(b)] },
      ],
    },
    "if ($a) { return }\nelseif ($b) {\n    $b\n}",
  ],
  [{ kind: "for-each", variable: "x", of: a, body: [{ kind: "continue" }] }, "foreach ($x in $a) { continue }"],
  [{ kind: "while", condition: boolean(true), body: [{ kind: "break" }] }, "while ($true) {\n    break\n}"],
  [
    { kind: "try", body: [pipeline(a)], catches: [{ kind: "throw" }], lastly: [pipeline(b)] },
    "try {\n    $a\n}\ncatch { throw }\nfinally {\n    $b\n}",
  ],
  [{ kind: "throw", value: string("x") }, "throw 'x'"],
  [{ kind: "function", name: "Get-It", text: "function Get-It { 1 }" }, "function Get-It { 1 }"],
  [comment("a\n#> Exit-Now"), "# a # > Exit-Now"],
  [comment(""), "#"],
  [blank, ""],
];

it.each(statements.map(([node, text]) => [text, node] as const))("prints the statement %s", (text, node) => {
  expect(printedStatement(node)).toBe(text);
});

it("breaks a pipe that is too long for a line, and a table that is", () => {
  const long = string("x".repeat(70));
  expect(printedStatement(pipeline(command("Get-It", { Of: long }), command("Set-It", { Of: long })))).toBe(
    `Get-It -Of '${"x".repeat(70)}' |\n    Set-It -Of '${"x".repeat(70)}'`,
  );
  expect(printed(hashtable({ a: long, b: long }))).toBe(
    `@{\n    a = '${"x".repeat(70)}'\n    b = '${"x".repeat(70)}'\n}`,
  );
});

it("indents no text: a literal stays on its line", () => {
  const tree = when(a, [when(b, [assign("a", string("one\n  two"))])]);
  expect(printedStatement(tree)).toBe(
    "if ($a) {\n    if ($b) {\n        $a = (-join @('one', [char]10, '  two'))\n    }\n}",
  );
});

it("prints a param block, a parameter a line", () => {
  const parameters = normalizeParameters([
    { name: "Identity", type: "string", mandatory: true },
    { name: "Folder", type: "string", mandatory: false, default: string("\u00e9") },
    { name: "Both", type: "string[]", mandatory: false, default: list(string("x"), string("y")) },
  ]);
  expect(printParameters(parameters)).toBe(
    [
      "[CmdletBinding()]",
      "param(",
      "    [Parameter(Mandatory = $true)] [string] $Identity,",
      "    [string] $Folder = (-join @([char]233)),",
      "    [string[]] $Both = ('x', 'y')",
      ")",
    ].join("\n"),
  );
});

it("puts nothing but plain names where a name stands", () => {
  const hostile = ["a b", "a;b", "a'b", "", "1a", "a-b", "env:PATH", "{a}", "\u00e9", "a\n"];
  for (const name of hostile) {
    const everywhere: readonly (() => string)[] = [
      () => printExpression(variable(name)),
      () => printExpression(member(a, name)),
      () => printExpression(staticMember("int", name)),
      () => printExpression(invoke(a, name)),
      () => printStatement({ kind: "for-each", variable: name, of: a, body: [] }),
      () => printStatement(run("Get-It", { [name]: a })),
      () => printParameters([{ name, type: "string", mandatory: true }]),
    ];
    for (const print of everywhere) expect(print, JSON.stringify(name)).toThrow("not a plain PowerShell name");
  }
  for (const name of ["Get Mailbox", "get-it", "Get-It;", "GetIt", "& Get-It", "Get-It\n", ""])
    expect(() => printStatement(run(name)), name).toThrow("not a command name");
  for (const type of ["int]", "a b", "", "[int]", "int[][", "int\n"])
    expect(() => printExpression(convert(type, a)), type).toThrow("not a type name");
  for (const text of ["a b", "$x", "-Force", "--%", "'x'", "a;b", ""])
    expect(() => printStatement(run("Get-It", { Of: word(text) })), text).toThrow("not a bare word");
  expect(() => printExpression({ kind: "list", items: [a] })).toThrow("at least two items");
});

const operators: readonly BinaryOperator[] = [
  ..."-and -or -eq -ne -ceq -cne -gt -ge -lt -le -match -notmatch -cmatch -cnotmatch -in -notin -cin".split(" "),
  ..."-cnotin -is -isnot -f -join -replace + - *".split(" "),
] as BinaryOperator[];

it("groups every pair of operators as the tree does, on either side", async () => {
  const body = operators.flatMap((outer) =>
    operators.flatMap((inner) => [
      pipeline(binary(binary(a, inner, b), outer, a)),
      pipeline(binary(a, outer, binary(a, inner, b))),
    ]),
  );
  expect(await misread({ ...emptyScript, body })).toBeUndefined();
});

const emptyScript: ScriptNode = {
  help: { synopsis: "", description: [], parameters: [], outputs: "", notes: [] },
  parameters: [],
  prologue: [],
  functions: [],
  body: [],
};

/** The first thing that PowerShell reads otherwise, with the text; undefined where it reads what was meant. */
async function misread(tree: ScriptNode): Promise<{ readonly said: string; readonly text: string } | undefined> {
  const meant: ScriptNode = {
    ...tree,
    parameters: normalizeParameters(tree.parameters),
    prologue: normalize(tree.prologue),
    body: normalize(tree.body),
  };
  const { parameters, prologue, body } = meant;
  const text = [printParameters(parameters), printStatements(prologue), printStatements(body)].join("\n");
  const { errors, root } = await read(text);
  // The one thing that PowerShell refuses and the nodes allow: a break, continue or return in a finally.
  if (errors.some(({ code }) => code === "ControlLeavingFinally")) return undefined;
  if (errors[0] !== undefined) return { said: errors[0].message, text };
  const difference = readBack(meant, text, root);
  return difference === undefined ? undefined : { said: difference.said, text };
}

// Printer, normalizer and expected syntax have no other judge than PowerShell's own parser: each of them would be found out.
it("prints every tree so that PowerShell reads the same tree", async () => {
  await fc.assert(
    fc.asyncProperty(script, async (tree) => {
      expect(await misread(tree)).toBeUndefined();
    }),
    { numRuns: 1_000 },
  );
});
