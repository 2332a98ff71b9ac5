import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, it } from "vitest";
import { registry } from "../../../src/diagnostics/registry.ts";
import { loadProcedure } from "../../../src/load/load-procedure.ts";
import type { Procedure } from "../../../src/procedure/procedure.ts";
import { checkProcedure, rules, vocabulary } from "../../../src/rules/procedure/index.ts";
import { deepFreeze } from "../../../src/util/freeze.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

async function shippedProcedures(): Promise<readonly Procedure[]> {
  const files = readdirSync(`${root}runbooks`).filter((file) => file.endsWith(".runbook.ts"));
  const loaded = await Promise.all(files.map((file) => loadProcedure(`${root}runbooks/${file}`, root)));
  return loaded.flatMap(({ procedure }) => procedure ?? []);
}

it("finds nothing wrong with the shipped procedures", async () => {
  const procedures = await shippedProcedures();
  expect(procedures.length).toBeGreaterThan(5);
  for (const procedure of procedures) expect([procedure.name, checkProcedure(procedure)]).toEqual([procedure.name, []]);
});

type Place = { readonly of: Record<string, unknown>; readonly key: string };

/** Every text, and every list, that stands anywhere in a tree. */
function placesIn(node: unknown, wanted: (value: unknown) => boolean): readonly Place[] {
  if (typeof node !== "object" || node === null) return [];
  const of = node as Record<string, unknown>;
  return Object.entries(of).flatMap(([key, value]) => [
    ...(wanted(value) && !["kind", "expression", "test", "shows"].includes(key) ? [{ of, key }] : []),
    ...placesIn(value, wanted),
  ]);
}

const words = [
  "",
  "nothing",
  "constructor",
  "__proto__",
  "fresh",
  "looked",
  "mailbox",
  "ExchangeGuid",
  "Remove-Mailbox",
];

it("never throws, whatever texts stand in a tree and however its steps are dropped, doubled and turned", async () => {
  const procedures = await shippedProcedures();
  const damage = fc.record({
    which: fc.nat(),
    texts: fc.array(fc.record({ at: fc.nat(), word: fc.oneof(fc.constantFrom(...words), fc.string()) }), {
      maxLength: 6,
    }),
    lists: fc.array(fc.record({ at: fc.nat(), how: fc.constantFrom("drop", "double", "turn", "empty") }), {
      maxLength: 3,
    }),
  });
  let wrong = 0;
  fc.assert(
    fc.property(damage, ({ which, texts, lists }) => {
      const draft = structuredClone(procedures[which % procedures.length] as Procedure);
      for (const { at, how } of lists) {
        const places = placesIn(draft, Array.isArray);
        const place = places[at % places.length] as Place;
        const list = place.of[place.key] as unknown[];
        if (how === "drop") list.shift();
        else if (how === "double") list.push(...structuredClone(list));
        else if (how === "turn") list.reverse();
        else list.length = 0;
      }
      for (const { at, word } of texts) {
        const places = placesIn(draft, (value) => typeof value === "string");
        const place = places[at % places.length] as Place;
        place.of[place.key] = word;
      }
      const before = JSON.stringify(draft);
      const found = checkProcedure(deepFreeze(draft));
      expect(JSON.stringify(draft)).toBe(before);
      for (const { code, message, place } of found) {
        expect(Object.hasOwn(registry, code)).toBe(true);
        expect(message).not.toMatch(/undefined|\[object|NaN/);
        expect(place).toBeDefined();
      }
      wrong += found.length > 0 ? 1 : 0;
    }),
    { numRuns: 500 },
  );
  expect(wrong).toBeGreaterThan(100);
});

it("gives the same answer twice, and from each rule only its own code", async () => {
  for (const procedure of await shippedProcedures()) {
    const bare = deepFreeze({
      ...procedure,
      steps: procedure.steps.filter(({ kind }) => kind !== "check" && kind !== "record"),
    });
    expect(checkProcedure(bare)).toEqual(checkProcedure(bare));
    for (const rule of [...vocabulary, ...rules]) {
      const code = rule.name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      expect([...rule(bare)].map((found) => found.code).filter((given) => given !== code)).toEqual([]);
    }
  }
});
