import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { UnreadableScript } from "../../src/engine/engine-failure.ts";
import type { ScriptReading, SyntaxNode } from "../../src/engine/reading.ts";
import type { EngineSession } from "../../src/engine/session.ts";
import { openEngine } from "../../src/engine/session.ts";
import { engineUnderTest } from "./engine-under-test.ts";
import { nodesOf, plain, variable } from "./nodes.ts";

const folder = mkdtempSync(join(tmpdir(), "purgebook-texts-"));
let session: EngineSession;

beforeAll(async () => {
  session = openEngine(await engineUnderTest());
});

afterAll(async () => {
  await session.close();
  rmSync(folder, { recursive: true });
});

const read = (text: string): Promise<ScriptReading> => session.read({ text });

async function first(text: string, type: string): Promise<SyntaxNode | undefined> {
  const { errors, root } = await read(text);
  expect(errors).toEqual([]);
  return nodesOf(root).find((node) => node.type === type);
}

it("gives parse errors with PowerShell's id and their place", async () => {
  const { errors } = await read("if ($true) {\n  Get-Thing -Name\n$x = 1 +\n}}");
  expect(errors.map(({ code, start, end }) => ({ code, start, end }))).toEqual([
    { code: "ExpectedValueExpression", start: 39, end: 39 },
    { code: "UnexpectedToken", start: 41, end: 42 },
  ]);
  expect(errors[0]?.message).toContain("value expression");
});

it("places an error at the end of the text within the text", async () => {
  const { errors } = await read("if ($x");
  expect(errors).toMatchObject([{ code: "MissingEndParenthesisAfterStatement", start: 6, end: 6 }]);
});

it("counts offsets in UTF-16 code units", async () => {
  const text = "'ä 漢 😀'; $after";
  const node = await first(text, "VariableExpressionAst");
  expect(node).toMatchObject({ start: 10, end: 16 });
  expect((await first(text, "StringConstantExpressionAst"))?.["Value"]).toBe("ä 漢 😀");
});

it("takes any text as it is: quotes, control characters, unpaired surrogates", async () => {
  const value = '\u0000\u0001"\\/\b\f\t\u007f\u2028\ud800\udc00\ud800';
  expect((await first(`'${value}'`, "StringConstantExpressionAst"))?.["Value"]).toBe(value);
});

it("keeps a byte order mark that is part of a text, because it changes what the text means", async () => {
  const { root } = await read("\ufeffparam($x)");
  expect(root["ParamBlock"]).toBeUndefined();
  expect(await first("\ufeffGet-Date", "CommandAst")).toMatchObject({
    CommandElements: [{ Value: "\ufeffGet-Date" }],
  });
});

it.each([
  ["UTF-8", Buffer.from("param($ä)", "utf8")],
  ["UTF-8 with a byte order mark", Buffer.from("\ufeffparam($ä)", "utf8")],
  ["UTF-16 with a byte order mark", Buffer.from("\ufeffparam($ä)", "utf16le")],
])("reads a file in %s", async (name, bytes) => {
  const path = join(folder, `${name}.ps1`);
  writeFileSync(path, bytes);
  const { errors, root } = await session.read({ path });
  expect(errors).toEqual([]);
  expect(plain(root["ParamBlock"])).toEqual({
    type: "ParamBlockAst",
    Parameters: [{ type: "ParameterAst", Name: variable("ä") }],
  });
  expect(root.end).toBe("param($ä)".length);
});

it("says which file cannot be read, and reads on", async () => {
  const missing = session.read({ path: join(folder, "missing.ps1") });
  await expect(missing).rejects.toThrow(UnreadableScript);
  await expect(missing).rejects.toThrow("missing.ps1");
  expect((await read("1")).errors).toEqual([]);
});

it.each([
  ["parentheses", "(".repeat(10_000) + "1" + ")".repeat(10_000)],
  ["unclosed parentheses", "(".repeat(20_000)],
  ["blocks", "if(1){".repeat(5_000) + "}".repeat(5_000)],
  ["operators", "1" + " + 1".repeat(10_000)],
  ["strings", '"$('.repeat(2_000) + "1" + ')"'.repeat(2_000)],
])("reports %s that nest too deeply, and reads on", async (_what, text) => {
  const { errors, root } = await read(text);
  expect(errors.length).toBeGreaterThan(0);
  expect(root).toMatchObject({ type: "ScriptBlockAst", start: 0, end: text.length });
  expect((await read("1")).errors).toEqual([]);
});

it("reads as deep as a person would ever write", async () => {
  const { errors, root } = await read("'a'" + " + 'a'".repeat(1_500));
  expect(errors).toEqual([]);
  expect(nodesOf(root).filter(({ type }) => type === "StringConstantExpressionAst")).toHaveLength(1_501);
});
