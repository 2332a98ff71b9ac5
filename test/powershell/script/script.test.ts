import { expect, it } from "vitest";
import { around } from "../../../src/powershell/script/script.ts";
import { compileShipped } from "../../compile/support/shipped.ts";
import { nodeWith, scriptIn } from "./support.ts";

it("walks every node once, parents first, in the order of the text", async () => {
  const script = await scriptIn("if ($a) { Get-Item -Path 'x' | Where-Object { $_.Name -eq \"$b\" } } else { $c = 1 }");
  expect(new Set(script.nodes).size).toBe(script.nodes.length);
  expect([...script.within(script.root)]).toEqual(script.nodes);
  for (const node of script.nodes) {
    const parent = script.parentOf(node);
    expect(node === script.root).toBe(parent === undefined);
    if (parent === undefined) continue;
    expect(script.nodes.indexOf(parent)).toBeLessThan(script.nodes.indexOf(node));
    expect(script.childrenOf(parent)).toContain(node);
    expect(parent.start <= node.start && node.end <= parent.end).toBe(true);
  }
});

it("knows what stands around a node, from the inside out", async () => {
  const script = await scriptIn("function Clear-It { if ($x) { Remove-Item -Path 'y' } }");
  const types = [...around(script, nodeWith(script, "CommandAst", "Remove-Item -Path 'y'"))].map(({ type }) => type);
  expect(types.indexOf("IfStatementAst")).toBeLessThan(types.indexOf("FunctionDefinitionAst"));
  expect(types.at(-1)).toBe("ScriptBlockAst");
});

it.each([
  ["LF", "$a = 1\n\n  $b = 2"],
  ["CRLF", "$a = 1\r\n\r\n  $b = 2"],
  ["CR", "$a = 1\r\r  $b = 2"],
])("counts lines and columns from 1, with %s", async (_, text) => {
  const script = await scriptIn(text);
  expect(script.positionOf(nodeWith(script, "VariableExpressionAst", "$b"))).toEqual({ line: 3, column: 3 });
});

it("counts columns in UTF-16 code units", async () => {
  const script = await scriptIn("'\u{1f600}'; $a");
  expect(script.positionOf(nodeWith(script, "VariableExpressionAst", "$a"))).toEqual({ line: 1, column: 7 });
});

it("keeps comments with their text", async () => {
  const script = await scriptIn("# one\n$a = 1 <# two\nlines #>");
  expect(script.comments.map(({ text }) => text)).toEqual(["# one", "<# two\nlines #>"]);
});

it("has a type for every node of the shipped scripts", async () => {
  for (const { text } of await compileShipped()) {
    const script = await scriptIn(text);
    expect(script.errors).toEqual([]);
    expect(script.nodes.every(({ type }) => type.endsWith("Ast"))).toBe(true);
    expect(script.nodesOf("CommandAst").length).toBeGreaterThan(100);
  }
});
