import { expect, it } from "vitest";
import { durationInWords } from "../../src/rehearse/duration.ts";

it.each([
  [400, "less than a second"],
  [1000, "1 second"],
  [72_400, "1 minute 12 seconds"],
  [3_600_000, "1 hour"],
  [3_659_000, "1 hour"],
  [93_600_000, "1 day 2 hours"],
])("says %d ms as %s", (milliseconds, words) => {
  expect(durationInWords(milliseconds)).toBe(words);
});
