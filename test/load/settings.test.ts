import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { settingsSchema } from "../../src/load/settings-schema.ts";
import { settingsSchemaText } from "../../tools/settings/schema-text.ts";

it("schemas/purgebook.config.schema.json is what src/load/settings-schema.ts says", async () => {
  const path = new URL("../../schemas/purgebook.config.schema.json", import.meta.url);
  expect(await readFile(path, "utf8")).toBe(settingsSchemaText());
});

it("lets a file name its schema, and refuses what it does not know", () => {
  const takes = (settings: object): boolean => settingsSchema.safeParse(settings).success;
  expect(takes({ $schema: "./x.json", runtimes: ["desktop-7"] })).toBe(true);
  expect(takes({})).toBe(true);
  expect(takes({ runtimes: [] })).toBe(false);
  expect(takes({ runtimes: ["desktop-8"] })).toBe(false);
  expect(takes({ runtime: "desktop-7" })).toBe(false);
});
