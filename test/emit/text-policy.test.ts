import { expect, it } from "vitest";
import { assertScriptText, largestScript } from "../../src/emit/text-policy.ts";

it("takes printable ASCII with LF and one line end at its end", () => {
  assertScriptText("Get-Date\n\n# ~\n");
});

it.each([
  ["a byte order mark", "\ufeffGet-Date\n"],
  ["CR LF", "Get-Date\r\n"],
  ["a tab", "\tGet-Date\n"],
  ["a letter that is not ASCII", "# caf\u00e9\n"],
  ["a typographic quote", "'a\u2019\n"],
  ["NUL", "Get-Date\0\n"],
  ["DEL", "Get-Date\u007f\n"],
  ["no line end", "Get-Date"],
  ["two line ends", "Get-Date\n\n"],
  ["nothing", ""],
])("refuses %s", (_what, text) => {
  expect(() => assertScriptText(text)).toThrow(/printable ASCII|one line end/);
});

it("knows the most that Azure Automation takes: 1 MiB", () => {
  expect(largestScript).toBe(1024 * 1024);
});
