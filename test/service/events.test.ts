import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { eventSchema } from "../../src/service/events.ts";
import { eventSchemaText } from "../../tools/events/schema-text.ts";

const line = {
  time: "2026-11-23T03:24:00.000Z",
  event: "destroyed",
  runbook: "Remove-SoftDeletedMailbox",
  hash: "0".repeat(64),
  ticket: "CHG-1",
  mode: "Execute",
  step: 5,
};

it("schemas/events.schema.json is what src/service/events.ts says", async () => {
  const path = fileURLToPath(new URL("../../schemas/events.schema.json", import.meta.url));
  expect(await readFile(path, "utf8")).toBe(eventSchemaText());
});

it("takes an event with what it says besides", () => {
  expect(eventSchema.safeParse({ ...line, target: "x", evidence: "y" }).success).toBe(true);
});

it.each([
  ["an event of another name", { ...line, event: "purged" }],
  ["a time with another zone", { ...line, time: "2026-11-23T03:24:00.000+01:00" }],
  ["a failure without a code", { ...line, event: "failed" }],
  ["a hash that is cut elsewhere", { ...line, hash: "0".repeat(20) }],
  ["a line without its step", { ...line, step: undefined }],
])("refuses %s", (_, event) => {
  expect(eventSchema.safeParse(event).success).toBe(false);
});
