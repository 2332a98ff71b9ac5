import fc from "fast-check";
import { expect, it } from "vitest";
import { binary, command, hashtable, pipeline, string, variable, word } from "../../src/powershell/build.ts";
import { normalize, normalizeExpression } from "../../src/powershell/normalize.ts";
import { printExpression, printStatements } from "../../src/powershell/print.ts";
import { prose, quote, quoteNumber, stringExpression } from "../../src/powershell/quote.ts";
import type { CommandNode } from "../../src/powershell/syntax.ts";
import { isNode, type SyntaxNode } from "../../src/engine/reading.ts";
import { engineUnderTest } from "../engine/engine-under-test.ts";
import { runScript } from "../engine/run-script.ts";
import { evaluate, onlyExpression } from "./support/evaluate.ts";
import { anyText, hostileTexts } from "./support/hostile.ts";
import { read } from "./support/reader.ts";

const printableAscii = /^[\x20-\x7e]*$/;
const printed = (value: string): string => printExpression(stringExpression(value));

/** What is read where the text stands alone, as an argument, behind a colon, in a table and beside an operator. */
async function readAsAll(value: string): Promise<readonly string[]> {
  const node = string(value);
  const colon: CommandNode = { ...command("Get-It"), arguments: [{ parameter: "Of", value: node, colon: true }] };
  const places = [
    node,
    command("Get-It", { By: word("end") }, node),
    colon,
    hashtable({ Key: node }),
    binary(variable("it"), "-eq", node),
  ].map((element) => pipeline(element));
  const { errors, root } = await read(printStatements(normalize(places)));
  expect(errors).toEqual([]);
  const elements = (root as Tree).EndBlock.Statements.map(({ PipelineElements }) => PipelineElements[0]);
  expect(elements.map((element) => element?.CommandElements?.length)).toEqual([undefined, 4, 2, undefined, undefined]);
  return [
    elements[0]?.Expression,
    elements[1]?.CommandElements?.[1],
    elements[2]?.CommandElements?.[1]?.Argument,
    onlyExpression(elements[3]?.Expression?.KeyValuePairs?.[0]?.[1]),
    elements[4]?.Expression?.Right,
  ].map(evaluate);
}

/** As much of the tree as is looked into here. */
interface Tree extends SyntaxNode {
  readonly EndBlock: SyntaxNode & { readonly Statements: readonly { readonly PipelineElements: readonly Element[] }[] };
}
interface Element {
  readonly Expression?: SyntaxNode & { readonly KeyValuePairs?: readonly SyntaxNode[][]; readonly Right?: SyntaxNode };
  readonly CommandElements?: readonly (SyntaxNode & { readonly Argument?: SyntaxNode })[];
}

it("prints every text in printable ASCII, on one line", () => {
  fc.assert(
    fc.property(anyText, (value) => {
      expect(printed(value)).toMatch(printableAscii);
    }),
    { numRuns: 2_000, examples: hostileTexts.map((value) => [value]) },
  );
});

it.each(hostileTexts.map((value) => [JSON.stringify(value).slice(0, 60), value] as const))(
  "reads back the very same text wherever it stands: %s",
  async (_shown, value) => {
    expect(await readAsAll(value)).toEqual(Array(5).fill(value));
  },
);

it("reads back any text whatever", async () => {
  await fc.assert(
    fc.asyncProperty(anyText, async (value) => {
      expect(await readAsAll(value)).toEqual(Array(5).fill(value));
    }),
    { numRuns: 300 },
  );
});

it("reads back each of the 65,536 code units", async () => {
  const all = Array.from({ length: 16 }, (_, high) =>
    Array.from({ length: 4_096 }, (_unit, low) => String.fromCharCode(high * 4_096 + low)).join(""),
  );
  const { errors, root } = await read(all.map(printed).join("\n"));
  expect(errors).toEqual([]);
  const texts = (root as Tree).EndBlock.Statements.map(({ PipelineElements }) =>
    evaluate(PipelineElements[0]?.Expression),
  );
  expect(texts.map(unitsOf)).toEqual(all.map(unitsOf));
});

const unitsOf = (text: string): string =>
  text
    .split("")
    .map((unit) => unit.charCodeAt(0))
    .join(" ");

it("comes to the very same text when PowerShell runs it", async () => {
  const sample = [
    ...hostileTexts.filter(({ length }) => length < 5_000),
    ...fc.sample(anyText, { numRuns: 200, seed: 20261123 }),
  ];
  const lines = sample.map((value) => `Show-Unit ${printExpression(normalizeExpression({ kind: "string", value }))}`);
  const script = `function Show-Unit { param([string] $Text) '<' + (@($Text.ToCharArray() | ForEach-Object { [int] $_ }) -join ' ') + '>' }\n${lines.join("\n")}\n`;
  const { stdout, stderr, exitCode } = await runScript(await engineUnderTest(), script);
  expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
  expect(stdout.trimEnd().split("\n")).toEqual(sample.map((value) => `<${unitsOf(value)}>`));
});

it("keeps plain text readable", () => {
  expect(printed("Purges one mailbox, and sees that it's gone")).toBe("'Purges one mailbox, and sees that it''s gone'");
  expect(printed("caf\u00e9")).toBe("(-join @('caf', [char]233))");
  expect(printed("\n")).toBe("(-join @([char]10))");
});

it("quotes nothing but printable ASCII", () => {
  for (const value of ["\n", "\u2019", "\u00e9", "\0", "\ud83d"])
    expect(() => quote(value), JSON.stringify(value)).toThrow("printable ASCII");
});

it("takes whole numbers of 32 bits alone", () => {
  expect([0, -1, 2 ** 31 - 1].map(quoteNumber)).toEqual(["0", "-1", "2147483647"]);
  for (const value of [1.5, Number.NaN, Infinity, 2 ** 31, 1e21])
    expect(() => quoteNumber(value), String(value)).toThrow("32 bits");
});

it("makes of any text prose that no comment ends in", async () => {
  await fc.assert(
    fc.asyncProperty(anyText, async (value) => {
      const text = prose(value);
      expect(text).toMatch(printableAscii);
      const script = `<#\n${text}\n#>\n# ${text}\n'here'`;
      const { errors, comments, root } = await read(script);
      expect(errors).toEqual([]);
      expect(comments).toHaveLength(2);
      expect(textsIn(root)).toEqual(["here"]);
    }),
    { numRuns: 500, examples: hostileTexts.filter(({ length }) => length < 5_000).map((value) => [value]) },
  );
});

function textsIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (!isNode(value)) return [];
  return value.type.startsWith("StringConstant") ? [value["Value"]] : Object.values(value).flatMap(textsIn);
}

it("keeps prose as near to its text as ASCII comes", () => {
  expect(prose("  Caf\u00e9\n\u2014 \u201cna\u00efve\u201d, stra\u00dfe\u2026 ")).toBe('Cafe - "naive", strasse...');
  expect(prose("\u202eevil\u202c")).toBe("<U+202E>evil<U+202C>");
  expect(prose("\ud83d\udc80 and \ud83d")).toBe("<U+1F480> and <U+D83D>");
  expect(prose("a #> b <# c")).toBe("a # > b < # c");
});
