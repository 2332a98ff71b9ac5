import { expect, it } from "vitest";
import { id } from "../../tenant/support/state.ts";
import { broken, lines, look, orphan } from "../support/planted.ts";

const missing = { Identity: id(9), Mode: "Execute" };
const failing = (event: string): string => `try { ${look} } catch { '${event}'; throw }`;

it.each([
  ["an error that nobody names", look],
  ["a name without what to do", failing('{"event":"failed","code":"not-found"}')],
  ["what to do without a name", failing('{"event":"failed","remedy":"Look."}')],
  [
    "a refusal of one target without a name",
    lines('\'{"event":"refused","target":"x"}\'', failing('{"event":"failed","code":"not-found","remedy":"Look."}')),
  ],
])("is broken by %s", async (_, body) => {
  expect(await broken(body, orphan, missing)).toEqual(["named-refusal"]);
});

it("is held by a name and what to do", async () => {
  const event = '{"event":"failed","target":"","code":"not-found","remedy":"Look."}';
  expect(await broken(failing(event), orphan, missing)).toEqual([]);
});

it("is held where of several refusals of one name the first says what to do", async () => {
  const first = `'{"event":"refused","target":"x","code":"on-hold","remedy":"Lift it."}'`;
  const second = `'{"event":"refused","target":"y","code":"on-hold"}'`;
  expect(await broken(lines(first, second))).toEqual([]);
  expect(await broken(second)).toEqual(["named-refusal"]);
});
