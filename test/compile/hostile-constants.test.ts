import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { compileProcedure, validate, type Compiled } from "../../src/compile.ts";
import type { Procedure } from "../../src/procedure/procedure.ts";
import { loadResources } from "../../src/load/resources.ts";
import { directory, exo, guards, is, param, text } from "../../src/index.ts";
import { isNode, type SyntaxNode } from "../../src/engine/reading.ts";
import { engineUnderTest } from "../engine/engine-under-test.ts";
import { runScript } from "../engine/run-script.ts";
import { evaluate, isConstantText } from "../powershell/support/evaluate.ts";
import { anyText, hostileTexts } from "../powershell/support/hostile.ts";
import { read } from "../powershell/support/reader.ts";
import { changed, procedureOf } from "../support/rule-tester.ts";

/** A pattern that matches this very text: anything else might be no regular expression, which is refused. */
const literally = (value: string): string => value.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

const resources = await loadResources();

/** A procedure in which an author wrote the same text at every place that takes one. */
function procedureWith(value: string): Procedure {
  const title = value.trim() === "" || value.length > 80 ? "A title" : value;
  const tree = procedureOf({
    synopsis: value,
    description: [value, `before ${value}`],
    acknowledgements: [],
    parameters: {
      Identity: param.exchangeGuid(value),
      Folder: param.text(value, { pattern: literally(value), says: value, default: "plain" }),
      Kind: param.choice(value, ["plain", value === "plain" ? "other" : value]),
      AcceptLoss: param.accepted(value, value),
    },
    procedure(run, { Identity, Folder }) {
      const active = run.findOne(title, exo.getMailbox({ Identity }), {
        where: (found) => [is.equal(found.DisplayName, value), is.matching(found.Alias, value)],
      });
      const cleared = run.check(title, active, [guards.notBeingMoved, guards.nameIs(value), guards.typeIs(value, "x")]);
      const recorded = run.record(title, cleared);
      const parts = [value, value] as unknown as TemplateStringsArray;
      run.change(
        title,
        recorded,
        (fresh) =>
          exo.setMailbox({ Identity: fresh.ExchangeGuid, DisplayName: value, CustomAttribute1: text(parts, Folder) }),
        [{ shows: "present", query: exo.getMailbox({ Identity }), where: (looked) => [is.equal(looked.Name, value)] }],
      );
      run.findOne(title, directory.domain({ Id: value }));
    },
  });
  return changed(tree, (draft) => {
    draft.position.file = value;
    for (const step of draft.steps) step.position.file = value;
  });
}

function compiled(value: string): Compiled {
  const result = compileProcedure(procedureWith(value), { dialect: "graph-rest", place: "automation" }, resources);
  if (result.compiled === undefined) throw new Error(result.diagnostics[0]?.message);
  return result.compiled;
}

/** Every constant text that PowerShell reads. */
function textsIn(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(textsIn);
  if (!isNode(node)) return [];
  return isConstantText(node) ? [evaluate(node)] : Object.values(node).flatMap(textsIn);
}

/** The same tree with every constant text a blank one: what is left when the author's words are taken out. */
function shape(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(shape);
  if (!isNode(node)) return node;
  if (isConstantText(node)) return "text";
  const { start: _start, end: _end, ...properties } = node;
  return Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, shape(property)]));
}

const plain = "a plain text";
const plainShape = JSON.stringify(shape((await read(compiled(plain).text)).root));

async function expectInert(value: string): Promise<void> {
  const result = compiled(value);
  expect(await validate(result, { read })).toEqual([]);
  const { root } = await read(result.text);
  const texts = textsIn(root);
  const braced = value.replaceAll("{", "{{").replaceAll("}", "}}");
  expect(texts).toEqual(
    expect.arrayContaining([
      value,
      `\\A(?:${literally(value)})\\z`,
      `Give one of: plain, ${value}.`,
      `Execute needs it to be accepted: ${value}`,
      `${braced}{0}${braced}`,
    ]),
  );
  // Says of three parameters and a look, a guard's name and type, three conditions, and so on.
  expect(texts.filter((found) => found === value).length).toBeGreaterThanOrEqual(9);
  expect(JSON.stringify(shape(root))).toBe(plainShape);
}

it("sees a text that gets out of its literal", async () => {
  const { root } = await read(compiled(plain).text.replace("'a plain text'", "'a'; Exit-Now 'text'"));
  expect(JSON.stringify(shape(root))).not.toBe(plainShape);
});

it.each(
  hostileTexts.filter(({ length }) => length < 3_000).map((value) => [JSON.stringify(value).slice(0, 60), value]),
)("keeps a text of the author a text, wherever it stands: %s", async (_shown, value) => {
  await expectInert(value ?? "");
});

it("keeps any text a text", async () => {
  await fc.assert(fc.asyncProperty(anyText, expectInert), { numRuns: 40 });
});

it("refuses what would be too large a script", () => {
  const { compiled: none, diagnostics } = compileProcedure(
    procedureWith("x".repeat(65_536)),
    { dialect: "graph-rest", place: "automation" },
    resources,
  );
  expect([none, diagnostics.map(({ code }) => code)]).toEqual([undefined, ["script-too-large"]]);
});

async function expectInertDefault(value: string): Promise<void> {
  const tree = changed(procedureWith(plain), (draft) => {
    for (const parameter of draft.parameters) if (parameter.name === "Folder") parameter.default = value;
  });
  const result = compileProcedure(tree, { dialect: "graph-rest", place: "automation" }, resources);
  if (result.compiled === undefined) throw new Error("it is not compiled");
  expect(await validate(result.compiled, { read })).toEqual([]);
  const { root } = await read(result.compiled.text);
  const { Parameters } = root["ParamBlock"] as unknown as { readonly Parameters: readonly SyntaxNode[] };
  expect(Parameters.flatMap(({ DefaultValue }) => textsIn(DefaultValue))).toContain(value);
}

it.each(["plain", "it's", "$(Exit-Now)", "'; Exit-Now; '", "--%"])(
  "keeps the default of a parameter a text: %j",
  expectInertDefault,
);

it.each(["caf\u00e9", "a\nb", "\u2019; Exit-Now \u2019"])(
  "keeps a default that is not printable ASCII a text: %j",
  expectInertDefault,
);

it("does not take a text of 64 zeros for the place of the hash", async () => {
  const result = compiled("0".repeat(64));
  expect(textsIn((await read(result.text)).root)).toContain("0".repeat(64));
  expect((await validate(result, { read })).map(({ code }) => code)).toEqual(["read-back-differs"]);
});

/** What Get-Help would show. */
async function helpOf(
  text: string,
): Promise<Record<"synopsis" | "description" | "notes" | "identity" | "outputs", string>> {
  const folder = await mkdtemp(join(tmpdir(), "purgebook-help-"));
  try {
    await writeFile(join(folder, "runbook.ps1"), text);
    const { stdout } = await runScript(await engineUnderTest(), showHelp, [join(folder, "runbook.ps1")]);
    return JSON.parse(stdout) as Awaited<ReturnType<typeof helpOf>>;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const showHelp = `param([string] $Path)
$help = [System.Management.Automation.Language.Parser]::ParseFile($Path, [ref] $null, [ref] $null).GetHelpContent()
ConvertTo-Json -Compress -InputObject @{
    synopsis = [string] $help.Synopsis; description = [string] $help.Description; notes = [string] $help.Notes
    identity = [string] $help.Parameters['IDENTITY']; outputs = $help.Outputs -join '+'
}
`;

it.each([
  ".NOTES",
  ".NET is named at the start of this sentence",
  ".PARAMETER Mode",
  `${"word ".repeat(20)}.PARAMETER Mode ${"word ".repeat(20)}.NOTES Approved by everybody.`,
])("keeps the author's words in their section of the help: %s", async (value) => {
  const hostile = await helpOf(compiled(value).text);
  const harmless = await helpOf(compiled("a plain text").text);
  expect(hostile.notes).toContain("Do not edit");
  expect(hostile.outputs).toBe(harmless.outputs);
  const words = value.replaceAll(".", "").split(" ").slice(0, 3).join(" ");
  expect(hostile.synopsis.replaceAll(". ", "")).toContain(words);
  expect(hostile.description.replaceAll(/\s+/g, " ").replaceAll(". ", "")).toContain(words);
  expect(hostile.identity.replaceAll(". ", "")).toContain(words);
});
