import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { StagedFiles, writeFiles } from "../../src/util/write-files.ts";

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "purgebook-write-"));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

it("shows nothing before the commit, and nothing after a discard", () => {
  const root = join(folder(), "new");
  const staged = new StagedFiles(root);
  staged.stage("a.txt", "a");
  expect(existsSync(join(root, "a.txt"))).toBe(false);
  staged.discard();
  expect(existsSync(root)).toBe(false);
});

it("commits what is named alone, each file with its own text", () => {
  const root = folder();
  writeFileSync(join(root, "old.txt"), "old");
  const staged = new StagedFiles(root);
  staged.stage("a.txt", "first");
  staged.stage("a.txt", "second");
  staged.stage("b.txt", "b");
  staged.stage("c.txt", "c");
  expect(staged.commit(["a.txt", "c.txt"], ["old.txt"])).toEqual(["a.txt", "c.txt"]);
  expect(readdirSync(root).sort()).toEqual(["a.txt", "c.txt"]);
  expect(readFileSync(join(root, "a.txt"), "utf8")).toBe("second");
  expect(readFileSync(join(root, "c.txt"), "utf8")).toBe("c");
});

it("clears away what a killed process left, and not what another may be writing", async () => {
  const root = folder();
  for (const name of [".partial-old", ".partial-young"]) mkdirSync(join(root, name));
  const yesterday = Date.now() / 1000 - 86_400;
  utimesSync(join(root, ".partial-old"), yesterday, yesterday);
  await writeFiles(root, new Map([["a.txt", "a"]]));
  expect(readdirSync(root).sort()).toEqual([".partial-young", "a.txt"]);
});
