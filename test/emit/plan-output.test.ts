import { expect, it } from "vitest";
import { manifestText, readManifest, type Manifest } from "../../src/emit/manifest.ts";
import { planOutput, type CompiledOutput } from "../../src/emit/plan-output.ts";
import type { RunbookFiles } from "../../src/emit/runbook-files.ts";
import { runbookOf } from "./support/runbook-of.ts";

const [one, two, three] = [runbookOf("Remove-One"), runbookOf("Remove-Two"), runbookOf("Remove-Three")];

const manifestOf = (...runbooks: readonly RunbookFiles[]): Manifest =>
  readManifest(manifestText(runbooks.map(({ entry }) => entry)));
const filesOf = (...runbooks: readonly RunbookFiles[]): readonly string[] => [
  ...runbooks.flatMap(({ files }) => [...files.keys()]),
  "manifest.json",
];
const compiled = (runbooks: readonly RunbookFiles[], options: Partial<CompiledOutput> = {}): CompiledOutput => ({
  entries: runbooks.map(({ entry }) => entry),
  failedSources: new Set(),
  partial: false,
  ...options,
});
const namesIn = (manifest: string): readonly string[] => readManifest(manifest).runbooks.map(({ name }) => name);

it("writes what was compiled, the manifest last", () => {
  const plan = planOutput({ previous: undefined, there: [] }, compiled([one, two]));
  expect(plan.names).toEqual(filesOf(one, two));
  expect(namesIn(plan.manifest)).toEqual(["Remove-One", "Remove-Two"]);
  expect([plan.stale, plan.strays]).toEqual([[], []]);
});

it("removes what it wrote once for a procedure that is no more", () => {
  const plan = planOutput({ previous: manifestOf(one, two), there: filesOf(one, two) }, compiled([one]));
  expect(plan.stale).toEqual([...two.files.keys()].sort());
  expect(namesIn(plan.manifest)).toEqual(["Remove-One"]);
});

it("keeps what it did not compile this time", () => {
  const there = [...filesOf(one, two, three), "Remove-Own.ps1"];
  const plan = planOutput({ previous: manifestOf(one, two, three), there }, compiled([one], { partial: true }));
  expect([plan.stale, plan.strays]).toEqual([[], []]);
  expect(namesIn(plan.manifest)).toEqual(["Remove-One", "Remove-Three", "Remove-Two"]);
});

it("keeps the last output of a procedure that fails now", () => {
  const failedSources = new Set(["runbooks/remove-two.runbook.ts"]);
  const previous = manifestOf(one, two, three);
  const plan = planOutput({ previous, there: filesOf(one, two, three) }, compiled([one], { failedSources }));
  expect(plan.stale).toEqual([...three.files.keys()].sort());
  expect(namesIn(plan.manifest)).toEqual(["Remove-One", "Remove-Two"]);
});

it("leaves to a person what looks like its own and is in no manifest", () => {
  const there = [
    "Remove-Own.ps1",
    "graph-sdk/Remove-Own.review.md",
    "notes.txt",
    "folder/Remove-Own.ps1",
    ".hidden.ps1",
  ];
  const plan = planOutput({ previous: undefined, there }, compiled([one]));
  expect(plan.stale).toEqual([]);
  expect(plan.strays).toEqual([
    ".hidden.ps1",
    "Remove-Own.ps1",
    "folder/Remove-Own.ps1",
    "graph-sdk/Remove-Own.review.md",
  ]);
});

it("removes nothing that a manifest names elsewhere than where purgebook writes", () => {
  const [entry] = manifestOf(two).runbooks;
  const elsewhere = [
    "../Remove-Two.ps1",
    "/etc/Remove-Two.ps1",
    "sub/Remove-Two.ps1",
    "graph-sdk/../../Remove-Two.ps1",
    "a.txt",
  ];
  for (const file of elsewhere) {
    const previous = { ...manifestOf(), runbooks: [{ ...entry, script: { ...entry?.script, file } }] } as Manifest;
    const plan = planOutput({ previous, there: [file] }, compiled([one]));
    expect(plan.stale, file).toEqual([]);
  }
});

it("has one entry for a runbook, whatever the case of its name", () => {
  const upper = runbookOf("Remove-ONE");
  const plan = planOutput({ previous: manifestOf(one), there: filesOf(one) }, compiled([upper], { partial: true }));
  expect(namesIn(plan.manifest)).toEqual(["Remove-ONE"]);
});

it("leaves alone what imports the runbooks, and takes any other script beside it for a stray", () => {
  const there = [...filesOf(one), "azure/import.ps1", "azure/verify-import.ps1", "azure/Remove-Own.ps1"];
  const plan = planOutput({ previous: manifestOf(one), there }, compiled([one]));
  expect([plan.stale, plan.strays]).toEqual([[], ["azure/Remove-Own.ps1"]]);
});
