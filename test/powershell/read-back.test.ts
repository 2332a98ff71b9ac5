import { expect, it } from "vitest";
import { validate, type Compiled } from "../../src/compile.ts";
import { scriptHash } from "../../src/emit/script-hash.ts";
import { readBack } from "../../src/powershell/read-back.ts";
import { compileShipped } from "../compile/support/shipped.ts";
import { edited, mutations, scriptOf } from "./support/mutations.ts";
import { read, readWhole } from "./support/reader.ts";

const shipped = await compileShipped();
const scripts = await Promise.all(
  shipped.map(async (compiled) => ({
    compiled,
    script: scriptOf(compiled.text, (await readWhole(compiled.text)).root),
  })),
);

/** The same places at every run, spread over the whole script: a generator of its own, for which a seed is enough. */
function* seeded(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

const placesPerScript = 2;

interface Mutant {
  readonly compiled: Compiled;
  readonly text: string;
  /** What it is, for a person: the first line that differs. */
  readonly at: string;
}

function mutantsOf(name: string): readonly Mutant[] {
  const mutate = mutations[name] as (typeof mutations)[string];
  const random = seeded(20_261_123);
  return scripts.flatMap(({ compiled, script }) => {
    const places = [...mutate(script)];
    const chosen = Array.from({ length: Math.min(placesPerScript, places.length) }, () =>
      places.splice(Math.floor(random.next().value * places.length), 1),
    ).flat();
    return chosen.map((edit) => {
      const text = edited(compiled.text, edit);
      return { compiled, text, at: `${compiled.procedure.name}: ${firstDifference(compiled.text, text)}` };
    });
  });
}

function firstDifference(one: string, other: string): string {
  const lines = one.split("\n");
  const at = other.split("\n").findIndex((line, index) => line !== lines[index]);
  return `${at + 1}: ${other.split("\n")[at]?.trim().slice(0, 100)}`;
}

const noticed = { parser: 0, readBack: 0 };

it.each(Object.keys(mutations).map((name) => [name, mutantsOf(name)] as const))(
  "notices a script that somebody changed: it %s",
  async (_name, mutants) => {
    expect(mutants.length).toBeGreaterThan(0);
    const unnoticed: string[] = [];
    await Promise.all(
      mutants.map(async ({ compiled, text, at }) => {
        const { hash, script } = compiled;
        const reading = await read(text);
        const { errors, root } = reading;
        const filled = { from: "0".repeat(64), to: hash };
        if (errors.length > 0) noticed.parser++;
        else if (readBack(script, text, root, filled) !== undefined) noticed.readBack++;
        else unnoticed.push(`by the read-back: ${at}`);
        if (scriptHash(text, hash) === hash) unnoticed.push(`by the hash: ${at}`);
        if ((await validate({ ...compiled, text }, { read: async () => reading })).length !== 1) unnoticed.push(at);
      }),
    );
    expect(unnoticed).toEqual([]);
  },
);

it("has tried enough, and notices nothing where nothing is changed", async () => {
  for (const { compiled } of scripts) expect(await validate(compiled, { read })).toEqual([]);
  const { parser, readBack: alone } = noticed;
  process.stdout.write(
    `${parser + alone} changed scripts: ${parser} do not parse, ${alone} are noticed by the read-back alone, none by the hash alone\n`,
  );
  expect(parser + alone).toBeGreaterThan(1_000);
  expect(alone).toBeGreaterThan(900);
});
