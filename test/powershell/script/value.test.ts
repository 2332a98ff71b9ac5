import { expect, it } from "vitest";
import { constantOf, sourcesOf, valuesReaching } from "../../../src/powershell/script/value.ts";
import { nodeWith, scriptIn } from "./support.ts";

/** The value of the variable $it, as the script assigns it. */
async function assigned(text: string) {
  const script = await scriptIn(`$it = ${text}`);
  return constantOf(script.nodesOf("AssignmentStatementAst")[0]?.Right ?? script.root);
}

it.each<readonly [string, unknown]>([
  ["'a'", "a"],
  ['"a"', "a"],
  ["(('a'))", "a"],
  ["[string] 'a'", "a"],
  ["12", 12],
  ["$true", true],
  ["$NULL", null],
  ["'a', 'b'", ["a", "b"]],
  ["@('a', @('b', 1))", ["a", "b", 1]],
  ["@()", []],
  ['"a$b"', undefined],
  ["$other", undefined],
  ["'a' + 'b'", undefined],
  ["Get-Date", undefined],
  ["@('a', $b)", undefined],
  ["[wild] 'a'", undefined],
])("knows %s as %j", async (text, expected) => {
  expect(await assigned(text)).toEqual(expected);
});

it.each([
  ["an assignment", "$x = 1; Use-It $x", ["1"]],
  ["every assignment", "$x = 1; if ($y) { $x = 2 }; Use-It $x", ["1", "2"]],
  ["one variable through another", "$y = 'a'; $x = $y; Use-It $x", ["'a'"]],
  ["the items of a loop", "foreach ($x in 1, 2) { Use-It $x }", ["1, 2"]],
  ["a scope in front", "$script:x = 1; Use-It $X", ["1"]],
  ["one of several at once", "$x, $y = 1, 2; Use-It $x", ["1, 2"]],
  ["what its own function assigns, and not the script", "$x = 1; function A { $x = 2; Use-It $x }", ["2"]],
  ["the script, where its function assigns nothing", "$x = 1; function A { Use-It $x }", ["1"]],
  ["itself, where it cannot be followed", "Use-It $x", ["$x"]],
  ["itself, where it is a parameter", "param($x) Use-It $x", ["$x"]],
  ["itself, where it is made of itself alone", "$x = $y; $y = $x; Use-It $x", ["$x"]],
  ["one end of many turns", `$v = 'a'; ${"$u = $v; $v = $u; ".repeat(200)}Use-It $u`, ["'a'"]],
])("follows a variable to %s", async (_, text, expected) => {
  const script = await scriptIn(text);
  const [command] = script.nodesOf("CommandAst").filter((node) => script.textOf(node).startsWith("Use-It"));
  const reached = valuesReaching(script, command?.CommandElements[1] ?? script.root);
  expect(reached.map((node) => script.textOf(node))).toEqual(expected);
});

it("does not take what is thrown away for a value", async () => {
  const script = await scriptIn("$null = Get-It; $null");
  expect(sourcesOf(script, nodeWith(script, "VariableExpressionAst", "$null"))).toEqual([]);
});

it("does not take the assignment of a member or an element for one of the variable", async () => {
  const script = await scriptIn("$x.Name = 1; $x['a'] = 2; $x");
  expect(sourcesOf(script, nodeWith(script, "VariableExpressionAst", "$x"))).toEqual([]);
});
