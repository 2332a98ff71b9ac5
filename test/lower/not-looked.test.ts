import { expect, it } from "vitest";
import { rangesOf } from "../../src/lower/not-looked.ts";

it.each([
  [[], ""],
  [[3], "3"],
  [[3, 4, 5], "3-5"],
  [[3, 4, 6, 8, 9], "3-4, 6, 8-9"],
])("writes %j as a person would", (numbers, text) => {
  expect(rangesOf(numbers)).toBe(text);
});
