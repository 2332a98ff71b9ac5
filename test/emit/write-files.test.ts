import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { inside, OutsideFolder } from "../../src/util/inside.ts";
import { StagedFiles, writeFiles } from "../../src/util/write-files.ts";

let root: string;
let out: string;
let elsewhere: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "purgebook-write-")));
  out = join(root, "out");
  elsewhere = join(root, "elsewhere");
  mkdirSync(elsewhere);
});
afterEach(() => rmSync(root, { recursive: true }));

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
const write = (files: Readonly<Record<string, string>>): Promise<readonly string[]> =>
  writeFiles(out, new Map(Object.entries(files)));

it("writes files, in folders that it makes, and leaves nothing else", async () => {
  expect(await write({ "a.ps1": "a\n", "graph-sdk/b.ps1": "b\n" })).toEqual(["a.ps1", "graph-sdk/b.ps1"]);
  expect(filesIn(out)).toEqual(["a.ps1", "graph-sdk/b.ps1"]);
  expect(readFileSync(join(out, "graph-sdk/b.ps1"), "utf8")).toBe("b\n");
});

it("writes the very bytes", async () => {
  await write({ "a.ps1": "caf\u00e9\n\r\n\0" });
  expect([...readFileSync(join(out, "a.ps1"))]).toEqual([...Buffer.from("caf\u00e9\n\r\n\0", "utf8")]);
});

it("does not touch what is unchanged", async () => {
  await write({ "a.ps1": "a\n", "b.ps1": "b\n" });
  const long = new Date("2020-01-01T00:00:00Z");
  for (const name of ["a.ps1", "b.ps1"]) utimesSync(join(out, name), long, long);
  const { ino } = statSync(join(out, "a.ps1"));
  expect(await write({ "a.ps1": "a\n", "b.ps1": "c\n" })).toEqual(["b.ps1"]);
  expect(statSync(join(out, "a.ps1"))).toMatchObject({ ino, mtimeMs: long.getTime() });
  expect(statSync(join(out, "b.ps1")).mtimeMs).not.toBe(long.getTime());
});

it("sees a change of the same length", async () => {
  await write({ "a.ps1": "$true\n" });
  expect(await write({ "a.ps1": "$tru3\n" })).toEqual(["a.ps1"]);
});

it("writes all or nothing: one that cannot be written keeps back the others", async () => {
  await write({ "a.ps1": "old\n" });
  mkdirSync(join(out, "b.ps1"));
  await expect(write({ "a.ps1": "new\n", "b.ps1": "b\n", "c.ps1": "c\n" })).rejects.toThrow("is a folder");
  await expect(write({ "a.ps1": "new\n", "../c.ps1": "c\n" })).rejects.toThrow(OutsideFolder);
  expect(filesIn(out)).toEqual(["a.ps1"]);
  expect(readFileSync(join(out, "a.ps1"), "utf8")).toBe("old\n");
});

it("leaves nothing of what was staged and not committed", async () => {
  const staged = new StagedFiles(out);
  await staged.stage("a.ps1", "a\n");
  staged.discard();
  expect(existsSync(out)).toBe(false);
});

it("says how what is there differs, and writes nothing, where it only compares", async () => {
  await write({ "same.ps1": "a\n", "differs.ps1": "b\n" });
  const staged = new StagedFiles(out, { keep: false });
  await staged.stage("same.ps1", "a\n");
  await staged.stage("differs.ps1", "c\n");
  await staged.stage("missing.ps1", "d\n");
  expect(Object.fromEntries(staged.states)).toEqual({
    "same.ps1": "same",
    "differs.ps1": "differs",
    "missing.ps1": "missing",
  });
  expect(staged.commit()).toEqual([]);
  expect(filesIn(out)).toEqual(["differs.ps1", "same.ps1"]);
});

it("removes what it is told to, and takes it for done where it is gone already", async () => {
  await write({ "a.ps1": "a\n", "b.ps1": "b\n" });
  const staged = new StagedFiles(out);
  await staged.stage("a.ps1", "a2\n");
  staged.commit(undefined, ["b.ps1", "c.ps1"]);
  expect(filesIn(out)).toEqual(["a.ps1"]);
});

const waysOut = ["../a.ps1", "../elsewhere/a.ps1", "sub/../../a.ps1", "/tmp/purgebook-a.ps1", "..", ".", ""];

it.each(waysOut)("writes and removes nothing outside of its folder: %j", async (name) => {
  writeFileSync(join(elsewhere, "a.ps1"), "mine\n");
  await expect(write({ "b.ps1": "b\n", [name]: "theirs\n" })).rejects.toThrow(OutsideFolder);
  const staged = new StagedFiles(out);
  await staged.stage("b.ps1", "b\n");
  expect(() => staged.commit(undefined, [name])).toThrow(OutsideFolder);
  expect(filesIn(root)).toEqual(["elsewhere/a.ps1"]);
  expect(() => inside(out, name)).toThrow(OutsideFolder);
});

it("follows no link to a folder outside, whether that is there or not", async () => {
  mkdirSync(out);
  symlinkSync(elsewhere, join(out, "graph-sdk"));
  symlinkSync(join(root, "nowhere"), join(out, "msonline"));
  writeFileSync(join(elsewhere, "mine.ps1"), "mine\n");
  await expect(write({ "graph-sdk/a.ps1": "a\n" })).rejects.toThrow(OutsideFolder);
  await expect(write({ "msonline/a.ps1": "a\n" })).rejects.toThrow();
  expect(() => new StagedFiles(out).commit([], ["graph-sdk/mine.ps1"])).toThrow(OutsideFolder);
  expect(filesIn(elsewhere)).toEqual(["mine.ps1"]);
  expect(existsSync(join(root, "nowhere"))).toBe(false);
});

it("puts a file in the place of a link, and leaves alone what the link leads to", async () => {
  mkdirSync(out);
  writeFileSync(join(elsewhere, "mine.ps1"), "a\n");
  symlinkSync(join(elsewhere, "mine.ps1"), join(out, "a.ps1"));
  expect(await write({ "a.ps1": "a\n" })).toEqual(["a.ps1"]);
  expect(lstatSync(join(out, "a.ps1")).isSymbolicLink()).toBe(false);
  await write({ "a.ps1": "b\n" });
  expect(readFileSync(join(elsewhere, "mine.ps1"), "utf8")).toBe("a\n");
});
