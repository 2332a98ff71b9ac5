import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import tenantSchema from "../../schemas/tenant.schema.json" with { type: "json" };
import { toldIn } from "../../src/rehearse/judge/honest-account.ts";
import type { Settings } from "../../src/tenant/settings.ts";
import { stateOf } from "../../src/tenant/tenant-file.ts";
import { Tenant } from "../../src/tenant/tenant.ts";
import { gallery } from "../../tools/rehearsals/gallery.ts";
import { tenantFile } from "../../tools/rehearsals/tenants.ts";
import { pairwise, type Choices } from "./support/pairwise.ts";
import { rehearseRunbook } from "./support/rehearsals.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const EvidenceUri = "https://contosoevidence.blob.core.windows.net/purges";

// Every value of every setting comes from the schema; of what may take any time, some.
const { lag, ...plain } = tenantSchema.properties.settings.properties;
const valuesOf = (of: object): readonly unknown[] => ("enum" in of ? (of.enum as unknown[]) : [false, true]);
const choices: Choices = {
  ...Object.fromEntries(Object.entries(plain).map(([name, of]) => [name, valuesOf(of)])),
  ...Object.fromEntries(Object.keys(lag.properties).map((name) => [`lag.${name}`, [0, 1440]])),
};

const settingsOf = (row: Readonly<Record<string, unknown>>): Settings => {
  const isLag = ([name]: readonly [string, unknown]): boolean => name.startsWith("lag.");
  const entries = Object.entries(row);
  return {
    ...Object.fromEntries(entries.filter((entry) => !isLag(entry))),
    lag: Object.fromEntries(entries.filter(isLag).map(([name, value]) => [name.slice(4), value])),
  } as unknown as Settings;
};

const combinations = pairwise(choices).map(settingsOf);

/** As many as the longest list of values has: each value comes once. */
const few = Array.from({ length: Math.max(...Object.values(choices).map(({ length }) => length)) }, (_, at) =>
  settingsOf(Object.fromEntries(Object.entries(choices).map(([name, values]) => [name, values[at % values.length]]))),
);

/** Each runbook where it comes to its end; and those where what a name or an identity gives decides. */
const hard = new Set(["active-twin", "deleted-twin", "purged"]);
const rows = gallery.filter(
  ({ runbook, tenant, ends }, at) =>
    (runbook === "Remove-SoftDeletedMailbox" && hard.has(tenant)) ||
    (ends.Execute === "done" &&
      !runbook.includes("/") &&
      gallery.findIndex((other) => other.runbook === runbook && other.ends.Execute === "done") === at),
);
// The purge where names are shared, under all pairs; the others under each value.
const cases = rows.flatMap((row) =>
  (hard.has(row.tenant) ? combinations : few).map((settings, at) => ({ ...row, settings, number: at + 1 })),
);

it.each(cases)("$runbook on $tenant breaks no invariant under combination $number", async (row) => {
  const { runbook, tenant, parameters, settings } = row;
  const on = new Tenant(stateOf({ ...(await tenantFile(root, tenant)), settings }));
  const { breaches, output } = await rehearseRunbook(runbook, on, { ...parameters, Mode: "Execute", EvidenceUri });
  expect(breaches, JSON.stringify(settings)).toEqual([]);
  expect(toldIn(output).at(-1)?.event).toMatch(/^(done|failed)$/);
});
