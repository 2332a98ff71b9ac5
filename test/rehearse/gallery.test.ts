import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { gallery, modesOf } from "../../tools/rehearsals/gallery.ts";
import { runGallery } from "../../tools/rehearsals/run.ts";
import { rehearsalsText, type Rehearsed } from "../../tools/rehearsals/table.ts";
import { tenantsOf } from "../../tools/rehearsals/tenants.ts";
import { bridge } from "../support/bridge.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

const rehearsed: Rehearsed[] = [];
const cases = gallery.flatMap((rehearsal) =>
  modesOf(rehearsal).map((mode) => [rehearsal.runbook, rehearsal.tenant, mode, rehearsal] as const),
);

it.each(cases)("%s on %s ends as it should in %s, and breaks no invariant", async (_, __, mode, rehearsal) => {
  const outcome = await runGallery(await bridge(), root, rehearsal, mode);
  rehearsed.push({ rehearsal, mode, outcome });
  expect({ end: outcome.end, breaches: outcome.breaches }).toEqual({ end: rehearsal.ends[mode], breaches: [] });
});

it("docs/rehearsals.md is what they have come to", async () => {
  const text = await readFile(new URL("../../docs/rehearsals.md", import.meta.url), "utf8");
  expect(text).toBe(rehearsalsText(rehearsed, await tenantsOf(root)));
});

it("has every runbook of out/", async () => {
  const files = await readdir(`${root}out`, { recursive: true });
  const runbooks = files.filter((file) => file.endsWith(".ps1")).map((file) => file.slice(0, -4).replaceAll("\\", "/"));
  expect([...new Set(gallery.map(({ runbook }) => runbook))].toSorted()).toEqual(runbooks.toSorted());
});

it("has no tenant that nothing is rehearsed on, and each says what it stands for", async () => {
  const tenants = await tenantsOf(root);
  expect([...tenants.keys()]).toEqual([...new Set(gallery.map(({ tenant }) => tenant))].toSorted());
  for (const [name, description] of tenants) expect(description, name).not.toBe("");
});
