import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { parametersOf } from "../tools/soak/parameters.ts";
import { caseOf, resultOf } from "../tools/soak/soak.ts";
import { bridge } from "./support/bridge.ts";

const out = fileURLToPath(new URL("../out/", import.meta.url));

it("soaks every runbook", async () => {
  const files = await readdir(out, { recursive: true });
  const runbooks = files
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".ps1"))
    .map((file) => file.replace(/\.ps1$/, ""));
  expect(Object.keys(parametersOf).toSorted()).toEqual(runbooks.toSorted());
});

// `npm run soak` takes a thousand of each.
it.each(Object.keys(parametersOf))(
  "finds nothing wrong with %s on random tenants with random faults",
  async (runbook) => {
    for (let seed = 1; seed <= 3; seed++) {
      const { wrong } = await resultOf(await bridge(), caseOf(runbook, seed));
      expect({ runbook, seed, wrong }).toEqual({ runbook, seed, wrong: [] });
    }
  },
);
