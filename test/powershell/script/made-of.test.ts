import { expect, it } from "vitest";
import { scriptParametersIn } from "../../../src/powershell/script/made-of.ts";
import { scriptIn } from "./support.ts";

it.each([
  ["a parameter", "param($Mode) $it = $Mode -eq 'a'", ["Mode"]],
  ["a parameter through a table", "param($Mode) $run = @{ Mode = $Mode }; $it = $run.Mode", ["Mode"]],
  ["a parameter in a text", 'param($A, $B) $it = "$A$B"', ["A", "B"]],
  ["no parameter behind a command", "param($Id) $m = Get-Mailbox -Identity $Id; $it = $m.Name", []],
  [
    "a parameter that each call gives a function",
    "param($A, $C) function F { param($B) $it = $B }; F $A; F -B $C",
    ["A", "C"],
  ],
  ["none where a call gives a constant", "param($A) function F { param($B) $it = $B }; F $A; F -B 'a'", []],
  ["none where a call gives nothing", "param($A) function F { param($B) $it = $B }; F $A; F", []],
  ["a parameter of a function that calls itself", "param($A) function F { param($B) $it = $B; F $B }; F $A", []],
  ["no parameter of a function that nothing calls", "param($A) function F { param($B) $it = $B }", []],
])("finds in a value %s", async (_, text, expected) => {
  const script = await scriptIn(text);
  const last = script.nodesOf("AssignmentStatementAst").find(({ Left }) => script.textOf(Left) === "$it");
  const found = scriptParametersIn(script, last?.Right ?? script.root);
  expect(found.map(({ Name }) => Name.VariablePath)).toEqual(expected);
});
