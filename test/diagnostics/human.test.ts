import { expect, it } from "vitest";
import { diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { humanText } from "../../src/diagnostics/human.ts";
import { diagnosticJson } from "../../src/diagnostics/json.ts";

const place = { file: "runbooks/a.runbook.ts", line: 2, column: 5 };
const found = diagnostic("load-failed", { said: "it throws." }, place);
const text = (source: string | undefined, colour = false): string =>
  humanText(found, { colour, sourceOf: () => source });

it("shows the line of the place with its neighbours, and a caret under the column", () => {
  expect(text("const one = 1;\n    throw one;\nexport {};\n")).toBe(
    [
      "runbooks/a.runbook.ts:2:5 - error load-failed: The procedure could not be loaded: it throws. Mend the module; it must load by itself in Node.",
      "",
      "  1 | const one = 1;",
      "> 2 |     throw one;",
      "    |     ^",
      "  3 | export {};",
      "",
    ].join("\n"),
  );
});

it("shows no line where the source cannot be read or is shorter", () => {
  expect(text(undefined)).toMatch(/Node\.$/);
  expect(text("only one\n")).toMatch(/Node\.$/);
});

it("lets no character of a source act on the terminal", () => {
  const shown = text("a\nb\u001b[2J\u202edrow\nc\n");
  expect(shown).toContain("> 2 | b?[2J?drow");
});

it("paints on a terminal alone", () => {
  expect(text("a\nb\n", true)).toContain("\u001b[31merror\u001b[0m");
  expect(text("a\nb\n")).not.toContain("\u001b");
});

it("is flat as JSON, without a place where there is none", () => {
  expect(diagnosticJson(found)).toEqual({ code: "load-failed", severity: "error", message: found.message, ...place });
  expect(Object.keys(diagnosticJson(diagnostic("output-missing", { file: "out/a.ps1" })))).toEqual([
    "code",
    "severity",
    "message",
  ]);
});
