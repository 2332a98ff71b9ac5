import { expect, it } from "vitest";
import { pairwise } from "./support/pairwise.ts";

it("brings every two values of different things together, in far fewer rows than there are combinations", () => {
  const choices = { a: [1, 2, 3], b: ["x", "y"], c: [false, true], d: [0, 1440], e: ["guid", "dn", "name"] };
  const rows = pairwise(choices);
  const names = Object.keys(choices) as (keyof typeof choices)[];
  for (const one of names)
    for (const other of names.filter((name) => name > one))
      for (const value of choices[one])
        for (const with_ of choices[other])
          expect(rows.some((row) => row[one] === value && row[other] === with_)).toBe(true);
  expect(rows.length).toBeLessThan(16);
});
