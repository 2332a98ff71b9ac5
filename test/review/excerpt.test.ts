import { expect, it } from "vitest";
import { excerptAt } from "../../src/review/excerpt.ts";

const source = `const a = 1;
  const found = run.findOne("A bracket ) in a text", query({
    // ) and in a comment
    title: \`\${"("} )\`,
  }));
after();
`;

it("ends where the call does, whatever stands in texts and comments", () => {
  expect(excerptAt(source, { line: 2, column: 21 })).toEqual({ from: 2, to: 5 });
  expect(excerptAt(source, { line: 6, column: 1 })).toEqual({ from: 6, to: 6 });
});

it("is the line alone where the call does not end", () => {
  expect(excerptAt("run.check(\n  one,\n", { line: 1, column: 5 })).toEqual({ from: 1, to: 1 });
});
