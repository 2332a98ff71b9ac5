import { expect, it } from "vitest";
import { alwaysEnds, onEveryWay, wayTo } from "../../../src/powershell/script/flow.ts";
import { passedOn } from "../../../src/powershell/script/passed.ts";
import { nodeWith, scriptIn } from "./support.ts";

/** What is known on the way to the command Act. */
async function wayIn(text: string) {
  const script = await scriptIn(text);
  const way = wayTo(script, nodeWith(script, "CommandAst", "Act"));
  const passed = passedOn(script, way, "is a call", ({ type }) => type === "CommandAst");
  return {
    conditions: way.conditions
      .map(({ condition, holds }) => `${holds ? "" : "not "}${script.textOf(condition)}`)
      .toSorted(),
    ran: [...passed].map((node) => script.textOf(node)),
  };
}

it.each([
  ["an if", "if ($a) { Act }", ["$a"]],
  ["an elseif", "if ($a) { } elseif ($b) { Act }", ["$b", "not $a"]],
  ["an else", "if ($a) { } elseif ($b) { } else { Act }", ["not $a", "not $b"]],
  ["an early return", "if ($a) { return }\nAct", ["not $a"]],
  ["an early throw behind other work", "if ($a) { Write-Output 'x'; throw 'y' }\nAct", ["not $a"]],
  ["an early exit by a function that throws", "function Stop-It { throw 'x' }\nif ($a) { Stop-It }\nAct", ["not $a"]],
  ["no exit of a function that may return", "function Stop-It { if ($b) { throw 'x' } }\nif ($a) { Stop-It }\nAct", []],
  ["no exit that one way only takes", "if ($a) { if ($b) { return } }\nAct", []],
  ["a loop's condition", "while ($a) { Act }", ["$a"]],
  ["no condition of a loop that looks behind its turn", "do { Act } while ($a)", []],
  ["a continue before it", "foreach ($x in $y) { if ($a) { continue }\nAct }", ["not $a"]],
  ["what is around a script block", "if ($a) { Invoke-It -Call { Act } }", ["$a"]],
  ["a switch whose clause returns", "switch ($a) { { $b } { return } { $c } { break } }\nAct", ["$a", "not { $b }"]],
  ["a clause of a switch", "switch ($a) { { $b } { Act } { $c } { } }", ["$a", "{ $b }"]],
  ["the default of a switch", "switch ($a) { { $b } { } default { Act } }", ["$a", "not { $b }"]],
  ["nothing of another branch", "if ($a) { Other } else { }\nAct", []],
])("knows of %s", async (_, text, expected) => {
  expect((await wayIn(text)).conditions).toEqual(expected);
});

it.each([
  ["what stands before it", "One\nTwo\nAct\nThree", ["One", "Two"]],
  ["what stands before what is around it", "One\nif ($a) { Two\nAct }", ["One", "Two"]],
  ["the first condition of an if before it", "if (One) { Two } elseif (Three) { }\nAct", ["One"]],
  ["nothing in a loop before it but what it goes over", "foreach ($x in One) { Two }\nAct", ["One"]],
  ["what a called function does", "function F { One }\nF\nAct", ["F", "One"]],
  ["nothing of a function that is not called", "function F { One }\nAct", []],
  ["what is piped into it", "One | Act", ["One"]],
  ["what a try does before it", "try { One } catch { return }\nAct", ["One"]],
  ["nothing of a try whose catch goes on", "try { One } catch { Two }\nAct", []],
  ["nothing of a function in such a try", "function F { One }\ntry { F } catch { Two }\nAct", []],
  ["a try that is not the only place of a call", "function F { One }\ntry { F } catch { }\nF\nAct", ["F", "One"]],
  ["a try whose catch sets what can be asked for", "try { One } catch { $failed = $true }\nAct", ["One"]],
  ["a loop over what stands in the script", "$names = 'a', 'b'\nforeach ($x in $names) { One }\nAct", ["One"]],
  ["what a called method does", "class C { [void] M() { One } }\n$c.M()\nAct", ["One"]],
  ["no end of functions that call each other", "function F { G }\nfunction G { F }\nF\nAct", ["F", "G", "F"]],
])("is certain of %s", async (_, text, expected) => {
  expect((await wayIn(text)).ran.toSorted()).toEqual(expected.toSorted());
});

it.each([
  ["its own way", "function F { if ($a) { Act } }\nF", true],
  ["the way to the only call of its function", "function F { Act }\nif ($a) { F }", true],
  ["the ways to all calls", "function F { Act }\nfunction G { F }\nif ($a) { F }\nif ($a) { G }", true],
  ["one of two calls only", "function F { Act }\nif ($a) { F }\nF", false],
  ["no call at all", "function F { Act }", false],
  ["functions that call each other alone", "function F { Act\nG }\nfunction G { F }", false],
])("asks of every way: %s", async (_, text, expected) => {
  const script = await scriptIn(text);
  const holds = onEveryWay(script, nodeWith(script, "CommandAst", "Act"), ({ conditions }) =>
    conditions.some(({ condition, holds }) => holds && script.textOf(condition) === "$a"),
  );
  expect(holds).toBe(expected);
});

it.each([
  ["{ return }", true],
  ["{ if ($b) { return } else { throw 'x' } }", true],
  ["{ if ($b) { return } }", false],
  ["{ try { return } catch { } }", false],
  ["{ Write-Output 'x' }", false],
])("knows whether %s always ends", async (block, expected) => {
  const script = await scriptIn(`if ($a) ${block}`);
  expect(alwaysEnds(script, script.nodesOf("IfStatementAst")[0]?.Clauses[0]?.[1] as never)).toBe(expected);
});
