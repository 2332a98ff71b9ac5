import { expect, it } from "vitest";
import { validate } from "../../src/compile.ts";
import { scriptHash } from "../../src/emit/script-hash.ts";
import { readBack } from "../../src/powershell/read-back.ts";
import { compileShipped } from "../compile/support/shipped.ts";
import { mutantsOf } from "./support/mutants.ts";
import { mutations, scriptOf } from "./support/mutations.ts";
import { read, readWhole } from "./support/reader.ts";

const shipped = await compileShipped();
const scripts = await Promise.all(
  shipped.map(async (compiled) => ({
    compiled,
    script: scriptOf(compiled.text, (await readWhole(compiled.text)).root),
  })),
);

const noticed = { parser: 0, readBack: 0 };

it.each(Object.keys(mutations).map((name) => [name, mutantsOf(name, scripts, 2)] as const))(
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
