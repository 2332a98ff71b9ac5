import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { faults } from "../../src/rehearse/faults/index.ts";

const page = await readFile(new URL("../../docs/faults.md", import.meta.url), "utf8");

it("has a row for every fault, as the code has it, in its order, and for no other", () => {
  const rows = page
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => line.split("|").map((cell) => cell.trim()));
  expect(rows).toEqual(
    faults.map(({ name, description, frequency: { oneIn, atMost } }) => [
      "",
      `\`${name}\``,
      description,
      `${oneIn}`,
      `${atMost}`,
      "",
    ]),
  );
});
