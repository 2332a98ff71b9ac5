import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Handlebars from "handlebars";
import { expect, it } from "vitest";
import { loadResources, templateFolder } from "../../src/load/resources.ts";
import { places } from "../../src/procedure/form.ts";
import { compileTemplate, templateOptions } from "../../src/render/render-script.ts";
import { compileProcedure } from "../../src/compile.ts";
import { formsOf } from "../../src/procedure/form.ts";
import { procedureOf, sealOfTest } from "../seal/support/procedures.ts";
import { compileFile, compileShipped, directoryAlone, repository } from "../compile/support/shipped.ts";

const frames = readdirSync(templateFolder).filter((name) => name.endsWith(".hbs"));
const textOf = (name: string): string => readFileSync(join(templateFolder, name), "utf8");

it("takes a missing field for an error, not for nothing", () => {
  expect(() => compileTemplate("{{synopsis}}")({})).toThrow("synopsis");
  expect(() => compileTemplate("{{#each steps}}{{title}}{{/each}}")({ steps: [{}] })).toThrow("title");
  expect(() => compileTemplate("{{a.b}}")({ a: {} })).toThrow("b");
});

it("puts a text in as it is", () => {
  expect(compileTemplate("{{text}}")({ text: `<'"&\`=> {{text}}` })).toBe(`<'"&\`=> {{text}}`);
});

it("indents nothing that it includes", () => {
  Handlebars.registerPartial("included", "one\ntwo\n");
  try {
    expect(compileTemplate("  {{> included}}\n")({})).toBe("  one\ntwo\n");
  } finally {
    Handlebars.unregisterPartial("included");
  }
});

it("knows no helper but the built-in ones", () => {
  Handlebars.registerHelper("shout", (text: string) => text.toUpperCase());
  try {
    expect(() => compileTemplate("{{shout text}}")({ text: "a" })).toThrow("shout");
  } finally {
    Handlebars.unregisterHelper("shout");
  }
  expect(templateOptions).toEqual({ strict: true, noEscape: true, preventIndent: true, knownHelpersOnly: true });
});

/** Every construct of a template, by its name: "each", "if", "mustache" and so on. */
function constructsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(constructsIn);
  if (typeof value !== "object" || value === null) return [];
  const { type, path, params, hash } = value as {
    readonly type?: string;
    readonly path?: { readonly original: string };
    readonly params?: readonly unknown[];
    readonly hash?: unknown;
  };
  const own =
    type === undefined || type === "Program" || type === "PathExpression" || type === "ContentStatement" ? [] : [type];
  const block = type === "BlockStatement" ? [`#${path?.original} ${params?.length}`] : own;
  const called = type === "MustacheStatement" && ((params?.length ?? 0) > 0 || hash !== undefined) ? ["a helper"] : [];
  return [...block, ...called, ...Object.values(value).flatMap(constructsIn)];
}

it.each(frames)("lays out and decides nothing but what to repeat or leave out: %s", (name) => {
  const allowed = new Set(["#each 1", "#if 1", "MustacheStatement"]);
  expect(constructsIn(Handlebars.parse(textOf(name))).filter((construct) => !allowed.has(construct))).toEqual([]);
});

it("sees logic in a template", () => {
  const constructs = (text: string) => constructsIn(Handlebars.parse(text));
  expect(constructs("{{#unless a}}b{{/unless}}")).toContain("#unless 1");
  expect(constructs("{{lookup a b}}")).toContain("a helper");
  expect(constructs("{{> other}}")).toContain("PartialStatement");
  expect(constructs("{{#if (eq a b)}}c{{/if}}")).toContain("SubExpression");
});

it("has no template that nothing uses", async () => {
  const { runtime } = await loadResources();
  // No shipped procedure does without Exchange Online.
  const resources = await loadResources();
  const alone = await compileFile(join(repository, directoryAlone), repository, resources);
  const procedure = await procedureOf("remove-soft-deleted-mailbox");
  const { compiled: sealed } = compileProcedure(procedure, formsOf(["graph-rest"], ["automation"])[0]!, resources, {
    seal: sealOfTest,
  });
  const used = new Set(
    [...(await compileShipped(places)), ...alone, sealed!].flatMap(({ script }) =>
      script.functions.map(({ text }) => text),
    ),
  );
  expect([...runtime].flatMap(([name, text]) => (used.has(text) ? [] : [name]))).toEqual([]);
  expect(frames.sort()).toEqual(["review.md.hbs", "runbook.ps1.hbs"]);
});

it("copies a runtime function to the letter", async () => {
  const { runtime } = await loadResources();
  const [first] = await compileShipped();
  for (const [name, text] of runtime) {
    // A function that depends on the service has a template for each: Connect-Service.exchange, and so on.
    expect(text, name).toMatch(new RegExp(`^function ${name.split(".")[0]} \\{$`, "m"));
    expect(text, name).toMatch(/^[\x20-\x7e\n]*$/);
  }
  for (const { text } of first?.script.functions ?? []) expect(first?.text).toContain(`\n${text}\n`);
});
