import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { z } from "zod";
import { settingsSchema } from "../../src/tenant/settings-schema.ts";
import { makeProject, type Project } from "../commands/support/project.ts";
import { blocksOf, commandIn, filesIn } from "./support/blocks.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const page = readFileSync(join(root, "docs/rehearsing.md"), "utf8");

const readme = readFileSync(join(root, "README.md"), "utf8");

const blocks = blocksOf(page);

/** Each command of the page, and what it shows of the answer. */
const examples = blocks.flatMap((block, at) => {
  if (block.language !== "sh") return [];
  const behind = blocks.slice(at + 1);
  const next = behind.findIndex(({ language }) => language === "sh");
  const shown = behind.slice(0, next < 0 ? undefined : next).filter(({ language }) => language === "text");
  return [{ command: commandIn(block.text), shown }];
});

function projectOfPage(): Project {
  const project = makeProject(filesIn(blocks));
  cpSync(join(root, "runbooks"), join(project.root, "runbooks"), { recursive: true });
  return project;
}

/** Without what is there for the eye, and the places in a script, which move with it. */
const plain = (text: string): string =>
  text
    .replace(/[ \t]+/g, " ")
    .replace(/^ ?\d+ \d+ /gm, "")
    .replace(/ in line \d+/g, "")
    .replace(/^ | $/gm, "");

it("shows commands, and what they answer", () => {
  expect(examples.length).toBeGreaterThan(3);
  for (const { command, shown } of examples) expect(shown, command).not.toEqual([]);
});

it("shows of each command what it really answers", async () => {
  const project = projectOfPage();
  try {
    const ofReadme = blocksOf(readme).filter(({ text }) => text.startsWith("purgebook rehearse"));
    expect(ofReadme).toHaveLength(1);
    for (const { command, shown } of [
      ...examples,
      ...ofReadme.map((block) => ({ command: commandIn(block.text), shown: [] })),
    ]) {
      const [name, ...words] = command.split(/\s+/);
      expect(name).toBe("purgebook");
      const into = words.indexOf(">");
      const run = await project.purgebook(...(into < 0 ? words : words.slice(0, into)));
      const said = plain(run.stdout).split("\n");
      for (const line of shown.flatMap(({ text }) => plain(text).trim().split("\n")))
        expect(said, `${command}\n${run.stderr}`).toContainEqual(expect.stringContaining(line));
      const isRefused = shown.some(({ text }) => /It ended by an error|BROKEN/.test(text));
      expect(run.code, command).toBe(isRefused ? 1 : 0);
    }
    expect(JSON.parse(project.read("CHG-1.json"))).toMatchObject({
      tenant: [{ file: "mailboxes.json" }, { file: "organization.json" }],
      verdict: { holds: true },
    });
  } finally {
    project.remove();
  }
});

/** The settings with their usual values, those of the delays by a dotted name. */
const settings = Object.entries(settingsSchema.parse({})).flatMap(
  ([name, value]): readonly (readonly [string, string])[] =>
    typeof value === "object"
      ? Object.entries(value).map(([inner, usual]) => [`${name}.${inner}`, String(usual)])
      : [[name, String(value)]],
);

/** As the schema for editors lists them. */
const { properties } = z.toJSONSchema(settingsSchema, { io: "input" });
const valuesOf = (name: string): readonly string[] => {
  const { enum: values = [], type } = (properties?.[name] ?? {}) as { enum?: string[]; type?: string };
  return type === "boolean" ? ["true", "false"] : values;
};

it.each(settings)("lists the setting %s, its values, and where it is open", (name, usual) => {
  const row = page.split("\n").find((line) => line.startsWith(`| \`${name}\``));
  const [, , usualCell = "", others = "", what = "", source = ""] = (row ?? "")
    .split(/(?<!\\) \| |^\| /)
    .map((cell) => cell.trim());
  expect(usualCell).toBe(`\`${usual}\``);
  for (const value of valuesOf(name).filter((one) => one !== usual)) expect(others).toContain(`\`${value}\``);
  expect(what.length * source.length).toBeGreaterThan(100);
});
