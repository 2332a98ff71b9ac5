import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { requiredGuards } from "../../src/service/guards.ts";
import { targetKind } from "../../src/service/target-kinds.ts";

const text = await readFile(fileURLToPath(new URL("../../docs/authoring.md", import.meta.url)), "utf8");

const people: Readonly<Record<string, string>> = {
  "delete-user": "delete user",
  "block-sign-in": "block sign-in",
  "purge-deleted-user": "purge deleted user",
};

it("docs/authoring.md lists every act that the service knows, with the guards that it needs", () => {
  const rows = [...text.matchAll(/^\| (.+?) +\| (.+?) +\| (.+?) +\|$/gm)].map(([, act, on, guards]) => [
    act?.replaceAll("`", ""),
    on,
    guards,
  ]);
  for (const [act, byTarget] of Object.entries(requiredGuards)) {
    for (const [target, guards] of Object.entries(byTarget) as [string, readonly string[]][]) {
      const row = rows.find(([name, on]) => name === (people[act] ?? act) && on === targetKind(target).noun);
      expect(row, `${act} on ${target}`).toBeDefined();
      const listed = row?.[2]?.startsWith("the same") ? guards.slice(-2) : guards;
      for (const name of listed) expect(row?.[2], `${act} on ${target}`).toContain(name);
    }
  }
});
