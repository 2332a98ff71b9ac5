import { expect, it } from "vitest";
import { filesOf, manifestText, readManifest } from "../../src/emit/manifest.ts";
import { sha256 } from "../../src/util/sha256.ts";
import { runbookOf } from "./support/runbook-of.ts";

const [batch, user] = [
  runbookOf("Remove-Batch"),
  runbookOf("Remove-User", { form: { dialect: "graph-sdk", place: "automation" } }),
];

it("says of each runbook what was compiled from which sources, and what was validated", () => {
  expect(user.entry).toEqual({
    name: "Remove-User",
    dialect: "graph-sdk",
    runtimes: expect.arrayContaining(["automation-5.1"]),
    sources: [{ file: "runbooks/remove-user.runbook.ts", sha256: sha256("source") }],
    script: { file: "graph-sdk/Remove-User.ps1", hash: sha256("script of Remove-User") },
    review: { file: "graph-sdk/Remove-User.review.md", sha256: sha256("review of Remove-User") },
    permissions: { file: "graph-sdk/Remove-User.permissions.json", sha256: sha256("permissions of Remove-User") },
    validated: true,
  });
});

it("puts a dialect that is not the usual one into a folder of its own", () => {
  expect([...batch.files.keys()]).toEqual([
    "Remove-Batch.ps1",
    "Remove-Batch.review.md",
    "Remove-Batch.permissions.json",
  ]);
  expect([...user.files.keys()].every((name) => name.startsWith("graph-sdk/"))).toBe(true);
  expect(batch.files.get("Remove-Batch.ps1")).toBe("script of Remove-Batch");
});

it("says that a script was not validated", () => {
  expect(runbookOf("Remove-User", { validated: false }).entry.validated).toBe(false);
});

it("is the same text whatever the order of the runbooks, and reads back", () => {
  const text = manifestText([batch.entry, user.entry]);
  expect(manifestText([user.entry, batch.entry])).toBe(text);
  expect(text).toMatch(/^\{\n[^\r]*\n\}\n$/);
  expect(readManifest(text).runbooks).toEqual([batch.entry, user.entry]);
});

it("accounts for every file", () => {
  expect(filesOf([batch.entry, user.entry])).toEqual([...batch.files.keys(), ...user.files.keys()]);
});

it.each([
  ["no JSON", "{"],
  ["another schema", '{"schema":"purgebook-manifest-2","runbooks":[]}'],
  ["something more", '{"schema":"purgebook-manifest-1","runbooks":[],"extra":1}'],
  ["no hash", manifestText([batch.entry]).replace(/"hash": "[0-9a-f]{64}"/, '"hash": "x"')],
  ["no list", '{"schema":"purgebook-manifest-1"}'],
])("does not read %s", (_what, text) => {
  expect(() => readManifest(text)).toThrow();
});
