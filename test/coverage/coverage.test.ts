import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { coverageText } from "../../tools/coverage/coverage.ts";
import { shippedProcedures } from "../../tools/coverage/main.ts";
import { seed } from "../../tools/coverage/seed.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const procedures = await shippedProcedures(root);

it("docs/coverage.md is what the procedures say today", async () => {
  expect(await readFile(join(root, "docs/coverage.md"), "utf8")).toBe(coverageText(seed, procedures));
});

it("refuses a step that no procedure has", () => {
  const asked = [{ asks: "Something.", on: [], answers: [{ runbook: "Remove-DeletedUser", step: "Dance" }] }];
  expect(() => coverageText(asked, procedures)).toThrow('Remove-DeletedUser has no step "Dance"');
});

it("refuses a result that no run can end with", () => {
  const asked = [
    { asks: "Something.", on: [], answers: [{ runbook: "Remove-DeletedUser", result: "primary-hierarchy" }] },
  ];
  expect(() => coverageText(asked, procedures)).toThrow("Remove-DeletedUser never ends as primary-hierarchy");
});

it("refuses a tenant on which nothing that answers is rehearsed", () => {
  const answers = [{ runbook: "Remove-DeletedUser", step: "Find the user in the recycle bin" }];
  const asked = [{ asks: "Something.", on: ["public-folder-mailbox"], answers }];
  expect(() => coverageText(asked, procedures)).toThrow(
    "Remove-DeletedUser is not rehearsed on the tenant public-folder-mailbox",
  );
});

it("all that the seed asks for is rehearsed", () => {
  expect(seed.filter(({ on }) => on.length === 0)).toEqual([]);
});

it("every shipped runbook answers something that the seed asks for", () => {
  const named = new Set(
    seed.flatMap(({ answers }) => answers.flatMap((answer) => ("runbook" in answer ? [answer.runbook] : []))),
  );
  expect([...procedures.keys()].filter((name) => !named.has(name))).toEqual([]);
});
