import { expect, it } from "vitest";
import { wordsIn } from "../../src/review/words.ts";

const whole = (texts: readonly string[]): readonly string[] =>
  wordsIn(texts.map((text) => ({ text })))
    .filter(({ hasHyphen }) => hasHyphen)
    .map(({ tokens }) => tokens.map(({ text }) => text).join(""));

it("keeps together what has a hyphen, whatever colours it is in", () => {
  expect(whole(["$null = ", "Remove-Mailbox", " ", "-", "Identity ", "$a", " -Confirm:", "$false"])).toEqual([
    "Remove-Mailbox",
    "-Identity",
    "-Confirm:$false",
  ]);
});

it("lets a line of hyphens break, and a lone one", () => {
  expect(whole(["# 1. Find it -------- a.ts:3", "1 - 2"])).toEqual([]);
});

it("neither adds nor loses a letter", () => {
  const text = "    if ($run.Mode -eq 'Execute') {  # x";
  const words = wordsIn([{ text: text.slice(0, 11) }, { text: text.slice(11), colour: "c" }]);
  expect(words.flatMap(({ tokens }) => tokens.map((token) => token.text)).join("")).toBe(text);
});
