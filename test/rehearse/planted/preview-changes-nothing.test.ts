import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { id } from "../../tenant/support/state.ts";
import { broken, lines, look, orphan, purge, record, told, withoutMode } from "../support/planted.ts";

const preview = { Identity: id(1), Mode: "Preview" };

it.each([
  ["a purge", lines(look, record, purge, told)],
  ["a hold", "Set-Mailbox -Identity $Identity -InactiveMailbox -LitigationHoldEnabled $true -ErrorAction Stop"],
  ["a record", lines(look, record)],
])("is broken by %s", async (_, body) => {
  expect(await broken(body, orphan, preview)).toContain("preview-changes-nothing");
});

it("is broken where no mode is given, too, and held by a look", async () => {
  expect(await broken(lines(look, record), orphan, { Identity: id(1) })).toContain("preview-changes-nothing");
  expect(await broken(look, orphan, preview)).toEqual([]);
});

const store = "https://contosoevidence.blob.core.windows.net";
const list = "Save-Record 'a line for each mailbox'";

it.each([
  ["new, in the container that it was given", list, `${store}/purges`, []],
  ["where it was given none", list, "", ["preview-changes-nothing"]],
  [
    "in another container, which may be that of the claims",
    list,
    `${store}/purges-claims`,
    ["preview-changes-nothing"],
  ],
  [
    "in place of another one",
    lines(`${list} purges-claims/list`, `${list} purges-claims/list`),
    `${store}/purges-claims`,
    ["preview-changes-nothing"],
  ],
])(
  "lets a script that has no Mode put into the store what it lists, and nothing else: %s",
  async (_, body, uri, is) => {
    expect(await broken(body, orphan, { Identity: id(1), EvidenceUri: uri }, undefined, withoutMode)).toEqual(is);
  },
);

const write = '[System.IO.File]::WriteAllText("$EvidenceUri/list.json", "lines")';

it.each([
  ["a file of a script that has a Mode", withoutMode.replace(")", ", [string] $Mode)"), "other.json", true],
  ["a file that was there", withoutMode, "list.json", true],
  ["not by a file that a script which has no Mode adds", withoutMode, "other.json", false],
])("is broken in a folder of evidence, too: %s", async (_, parameterBlock, file, isBroken) => {
  const folder = mkdtempSync(join(tmpdir(), "purgebook-evidence-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, file), "of before");
  const parameters = { Identity: id(1), EvidenceUri: folder };
  const found = await broken(write, orphan, parameters, undefined, parameterBlock);
  expect(found).toEqual(isBroken ? ["preview-changes-nothing"] : []);
});
