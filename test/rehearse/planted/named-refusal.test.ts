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

it("is held by a target that is named alone, where the end of the run says what to do", async () => {
  const end = failing('{"event":"failed","code":"some-failed","remedy":"Look at each."}');
  const one = `'{"event":"failed","target":"${id(1)}","code":"not-found"}'`;
  expect(await broken(lines(one, end), orphan, missing)).toEqual([]);
});

it("is held by a name and what to do", async () => {
  const event = '{"event":"failed","target":"","code":"not-found","remedy":"Look."}';
  expect(await broken(failing(event), orphan, missing)).toEqual([]);
});
