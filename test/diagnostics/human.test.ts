import { expect, it } from "vitest";
import { diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { codeFrame, humanText } from "../../src/diagnostics/human.ts";

const found = diagnostic("needs-verify", { step: "Hide it" }, { file: "a.runbook.ts", line: 2, column: 3 });
const source = "one\n  two\nthree\nfour\n";

it("says place, severity, code and message, and shows the line with its neighbours and a caret", () => {
  expect(humanText(found, { colour: false, sourceOf: (file) => (file === "a.runbook.ts" ? source : undefined) })).toBe(
    [
      'a.runbook.ts:2:3 - error needs-verify: "Hide it" changes something, and nothing looks afterwards whether it happened: give it at least one look.',
      "",
      "  1 | one",
      "> 2 |   two",
      "    |   ^",
      "  3 | three",
      "",
    ].join("\n"),
  );
});

it("leaves the frame out where the source cannot be read, or has no such line", () => {
  expect(humanText(found, { colour: false, sourceOf: () => undefined })).not.toContain("\n");
  expect(humanText(found, { colour: false, sourceOf: () => "one\n" })).not.toContain("\n");
});

it("colours only where that is asked for", () => {
  const text = (colour: boolean) => humanText(found, { colour, sourceOf: () => source });
  expect(text(true)).toContain("\u001b[31merror\u001b[0m");
  expect(text(false)).not.toContain("\u001b");
});

it("frames the first and the last line, and lines that end as on Windows", () => {
  expect(codeFrame("one\r\ntwo\r\n", 1, 1)).toBe("> 1 | one\n    | ^\n  2 | two");
  expect(codeFrame("one\r\ntwo\r\n", 2, 2)).toBe("  1 | one\n> 2 | two\n    |  ^");
});

it("shows no control or direction character of the source to the terminal", () => {
  expect(codeFrame("a\u001b[31mb\u202ec\td", 1, 1)).toBe("> 1 | a?[31mb?c d\n    | ^");
});
