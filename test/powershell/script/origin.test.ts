import { expect, it } from "vitest";
import { originsOf } from "../../../src/powershell/script/origin.ts";
import { nodeWith, scriptIn } from "./support.ts";

/** Where `($it)` or `($it.…)` comes from: each origin with the properties that are read of it. */
async function origins(text: string): Promise<readonly string[]> {
  const script = await scriptIn(text);
  const used = script.textOf(script.root).match(/\(\$(it|_)[\w.[\]$]*\)/)?.[0] ?? "";
  return originsOf(script, nodeWith(script, "ParenExpressionAst", used)).map(({ from, properties, isItem }) =>
    [isItem ? "each " : "", script.textOf(from), ...properties.map((name) => `.${name}`)].join(""),
  );
}

it.each([
  ["a call", "$it = Get-It; Use-It ($it)", ["Get-It"]],
  ["a property", "$one = Get-It; $it = [string] $one.Name.Trim(); Use-It ($it)", ["Get-It.name"]],
  ["a key of a table", "$table = @{ A = Get-It; B = 1 }; $it = $table; Use-It ($it.A.Name)", ["Get-It.name"]],
  ["a filtered list", "$it = @(Get-It | Where-Object { $_.A } | Sort-Object B); Use-It ($it[0])", ["Get-It"]],
  ["each of a loop", "foreach ($it in Get-It) { Use-It ($it) }", ["each Get-It"]],
  ["each of a pipeline", "Get-It | ForEach-Object { Use-It ($_.Name) }", ["each Get-It.name"]],
  ["a property that is picked", "$it = Get-It | Select-Object -ExpandProperty Name; Use-It ($it)", ["Get-It.name"]],
  ["either", "$it = if ($x) { Get-It } else { 'a' }; Use-It ($it)", ["Get-It", "'a'"]],
  ["what a function gives", "function Find-It { return Get-It }; $it = Find-It; Use-It ($it)", ["Get-It"]],
  [
    "what a function runs of its caller",
    "function Invoke-It($Call) { & $Call }; $it = Invoke-It -Call { Get-It }; Use-It ($it)",
    ["Get-It"],
  ],
  ["what the caller gives", "function Do-It($it) { Use-It ($it) }; Do-It (Get-It)", ["Get-It"]],
  [
    "the call that was followed, and no other",
    "function A($x) { $x }; A 1; $it = A (Get-It); Use-It ($it)",
    ["Get-It"],
  ],
  ["what the caller gives by a part of a name", "function Do-It($It) { Use-It ($it) }; Do-It -I (Get-It)", ["Get-It"]],
  [
    "what the caller gives in a table",
    "function Do-It($it) { Use-It ($it) }; $given = @{ It = Get-It }; Do-It @given",
    ["Get-It"],
  ],
  [
    "nothing that can be seen in a table that is made elsewhere",
    "function Do-It($it) { Use-It ($it) }; $given = Get-It; Do-It @given",
    ["$it"],
  ],
  [
    "what stands behind a switch",
    "function Do-It([System.Management.Automation.SwitchParameter] $Now, $it) { Use-It ($it) }; Do-It -Now (Get-It)",
    ["Get-It"],
  ],
  [
    "each of what is piped into its function",
    "filter Do-It { Use-It ($_.Name) }; Get-It | Do-It",
    ["each Get-It.name"],
  ],
  [
    "what a parameter takes of the pipe",
    "function Do-It { param([Parameter(ValueFromPipeline)] $it) process { Use-It ($it) } }; Get-It | Do-It",
    ["each Get-It"],
  ],
  ["each that a method runs for", "(Get-It).ForEach({ Use-It ($_) })", ["each Get-It"]],
  ["what a switch compares", "switch (Get-It) { { $_.A } { Use-It ($_) } }", ["each Get-It"]],
  ["each that a counter reaches", "$it = Get-It; for ($i = 0; $i -lt 9; $i++) { Use-It ($it[$i]) }", ["each Get-It"]],
  ["what is given to a method", "class C { [void] M($it) { Use-It ($it) } }; $c.M((Get-It))", ["Get-It"]],
  ["a parameter", "param($it) Use-It ($it)", ["$it"]],
  ["itself, where nothing sets it", "Use-It ($it)", ["$it"]],
  ["an error", "Get-It | ForEach-Object { try { } catch { Use-It ($_.Exception) } }", ["$_.exception"]],
  ["a function that calls itself", "function A { A }; $it = A; Use-It ($it)", ["A"]],
])("follows a value back to %s", async (_, text, expected) => {
  expect(await origins(text)).toEqual(expected);
});
