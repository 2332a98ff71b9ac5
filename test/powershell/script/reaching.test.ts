import { expect, it } from "vitest";
import { reachingSources } from "../../../src/powershell/script/reaching.ts";
import { nodeWith, scriptIn } from "./support.ts";

it.each([
  ["the last of two", "$x = 1; $x = 2; Use-It ($x)", ["2"]],
  ["what may be written in between", "$x = 1; if ($y) { $x = 2 }; Use-It ($x)", ["1", "2"]],
  ["what each branch writes", "$x = 1; if ($y) { $x = 2 } else { $x = 3 }; Use-It ($x)", ["2", "3"]],
  ["the branch that goes on", "$x = 1; if ($y) { $x = 2 } else { throw 'no' }; Use-It ($x)", ["2"]],
  ["what is tried, where a failure ends it", "$x = 1; try { $x = 2 } catch { throw }; Use-It ($x)", ["2"]],
  ["both, where a failure goes on", "$x = 1; try { $x = 2 } catch { }; Use-It ($x)", ["1", "2"]],
  ["not what comes later", "$x = 1; Use-It ($x); $x = 2", ["1"]],
  ["what the round before wrote", "$x = 1; while ($y) { Use-It ($x); $x = 2 }", ["1", "2"]],
  ["not that, where each round begins anew", "$x = 1; while ($y) { $x = 3; Use-It ($x); $x = 2 }", ["3"]],
  ["the item of its loop", "$x = 1; foreach ($x in 7, 8) { Use-It ($x) }", ["7, 8"]],
  ["what is added", "$x = 1; $x += 2; Use-It ($x)", ["1", "2"]],
])("knows of a variable %s", async (_, text, expected) => {
  const script = await scriptIn(text);
  const used = nodeWith(script, "ParenExpressionAst", "($x)");
  const variable = script.nodesOf("VariableExpressionAst").find(({ start }) => start === used.start + 1);
  if (variable === undefined) throw new Error("there is no variable");
  const reaching = reachingSources(script, variable).flatMap((source) =>
    source.kind === "parameter" ? [] : [source.kind === "assigned" ? source.value : source.of],
  );
  expect(reaching.map((value) => script.textOf(value))).toEqual(expected);
});
