import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { engineSources } from "../../src/engine/build.ts";
import { hashOfSources } from "../../src/engine/cache.ts";
import { onlyWhere } from "../support/only-where.ts";
import type { EngineSearch, EngineSearchOptions } from "../../src/engine/find.ts";
import { findEngine } from "../../src/engine/find.ts";

let root: string;
let announced: string[];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "purgebook-find-"));
  announced = [];
});

afterEach(() => rmSync(root, { recursive: true }));

/** A program of its own folder, so that PATH can have it or not. It notes that it was called. */
function program(name: string, body = ""): string {
  const path = join(root, `bin-${name}`, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\necho "$@" >> ${join(root, `${name}.called`)}\n${body}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** As dotnet, it leaves in the folder after --output what a build would. */
const builds = (file: string): string => `
while [ "$1" != --output ]; do shift; done
/bin/mkdir -p "$2" && : > "$2/${file}"`;

const calls = (name: string): number => {
  const log = join(root, `${name}.called`);
  return existsSync(log) ? readFileSync(log, "utf8").trim().split("\n").length : 0;
};

function search(onPath: readonly string[], options: Partial<EngineSearchOptions> = {}): Promise<EngineSearch> {
  return findEngine({
    environment: { PATH: onPath.map((path) => dirname(path)).join(delimiter) },
    platform: process.platform,
    architecture: "x64",
    packageRoot: join(root, "package"),
    announce: (line) => announced.push(line),
    ...options,
  });
}

const cache = (): string => join(root, "package", "node_modules", ".cache", "purgebook", "engine");

async function placeHost(): Promise<string> {
  const hash = await hashOfSources(engineSources);
  const folder = join(cache(), hash, `host-${process.platform}-x64`);
  mkdirSync(folder, { recursive: true });
  for (const file of ["purgebook-host.dll", "PurgebookReader.dll"]) writeFileSync(join(folder, file), "");
  return join(folder, "purgebook-host.dll");
}

const builtFolders = (): string[] => readdirSync(cache()).flatMap((hash) => readdirSync(join(cache(), hash)));

const onUnix = onlyWhere(process.platform !== "win32", "the stand-ins for dotnet and pwsh are shell scripts");

onUnix("takes the engine that was named before any other", async () => {
  await placeHost();
  const named = program("my-pwsh");
  const { found } = await search([program("pwsh"), program("dotnet")], { explicit: named });
  expect(found).toMatchObject({ kind: "explicit", command: named, arguments: [] });
  expect(found?.reader).toMatch(/PurgebookReader\.dll$/);
});

onUnix("runs a named .NET assembly with dotnet", async () => {
  const host = await placeHost();
  const dotnet = program("dotnet");
  expect((await search([dotnet], { explicit: host })).found).toMatchObject({
    kind: "explicit",
    command: dotnet,
    arguments: [host],
  });
  expect((await search([], { explicit: host })).lacks).toMatchObject([
    { place: host, lacking: expect.stringContaining("dotnet") },
  ]);
});

onUnix("takes no other engine where the named one is missing", async () => {
  await placeHost();
  const missing = join(root, "missing", "pwsh");
  const { found, lacks } = await search([program("pwsh"), program("dotnet")], { explicit: missing });
  expect(found).toBeNull();
  expect(lacks).toEqual([{ place: missing, lacking: "there is no such file to run" }]);
});

onUnix("takes the host that was built before, with its own reader, and builds nothing", async () => {
  const host = await placeHost();
  const dotnet = program("dotnet");
  const { found } = await search([program("pwsh"), dotnet]);
  expect(found).toEqual({
    kind: "host",
    command: dotnet,
    arguments: [host],
    reader: join(dirname(host), "PurgebookReader.dll"),
  });
  expect([calls("dotnet"), calls("pwsh"), announced]).toEqual([0, 0, []]);
});

onUnix("takes pwsh where no host was built, and has the reader built by dotnet", async () => {
  const pwsh = program("pwsh");
  const { found } = await search([pwsh, program("dotnet", builds("PurgebookReader.dll"))]);
  expect(found).toMatchObject({ kind: "pwsh", command: pwsh, arguments: [] });
  expect(existsSync(found?.reader ?? "")).toBe(true);
  expect(calls("pwsh")).toBe(0);
});

onUnix("has pwsh build the reader where there is no dotnet", async () => {
  const pwsh = program("pwsh", 'while [ "$1" != -File ]; do shift; done\n: > "$3"');
  const { found } = await search([pwsh]);
  expect(found).toMatchObject({ kind: "pwsh", command: pwsh });
  expect(existsSync(found?.reader ?? "")).toBe(true);
  expect(calls("pwsh")).toBe(1);
});

onUnix("builds the host where there is only dotnet, says so, and does it once", async () => {
  const dotnet = program("dotnet", builds("purgebook-host.dll"));
  const first = await search([dotnet]);
  expect(first.found).toMatchObject({ kind: "host", command: dotnet });
  expect(announced).toHaveLength(1);
  expect(await search([dotnet])).toEqual({ found: first.found, lacks: [] });
  expect([announced.length, calls("dotnet")]).toEqual([1, 1]);
});

onUnix("builds nothing where it shall only look", async () => {
  const { found, lacks } = await search([program("dotnet", builds("purgebook-host.dll"))], { build: false });
  expect([found, calls("dotnet"), announced]).toEqual([null, 0, []]);
  expect(lacks.map(({ place }) => place)).toEqual([
    "the host built before",
    "pwsh",
    "the host built with the .NET SDK",
  ]);
});

it("says of every place what is lacking where there is no engine", async () => {
  const { found, lacks } = await search([]);
  expect(found).toBeNull();
  expect(lacks).toEqual([
    { place: "the host built before", lacking: "it has not been built" },
    { place: "pwsh", lacking: "it is not on PATH" },
    { place: "the host built with the .NET SDK", lacking: "dotnet is not on PATH" },
  ]);
});

onUnix("tells the error of a build that fails, and leaves nothing of it", async () => {
  const { found, lacks } = await search([
    program("dotnet", "echo starting; echo 'error NETSDK1045: too old' >&2; exit 1"),
  ]);
  expect(found).toBeNull();
  expect(lacks.at(-1)?.lacking).toBe("error NETSDK1045: too old");
  expect(builtFolders()).toEqual([]);
});

onUnix("builds once where two want it at once", async () => {
  const dotnet = program("dotnet", `/bin/sleep 0.2\n${builds("purgebook-host.dll")}`);
  const [one, two] = await Promise.all([search([dotnet]), search([dotnet])]);
  expect(one.found).toMatchObject({ kind: "host" });
  expect(two.found).toEqual(one.found);
  expect(calls("dotnet")).toBe(1);
  expect(builtFolders()).toEqual([`host-${process.platform}-x64`]);
});

onUnix("is not held up by a build that was killed", async () => {
  const host = await placeHost();
  rmSync(dirname(host), { recursive: true });
  const { pid } = spawnSync(process.execPath, ["--version"]);
  writeFileSync(`${dirname(host)}.lock`, String(pid));
  const { found } = await search([program("dotnet", builds("purgebook-host.dll"))]);
  expect(found).toMatchObject({ kind: "host" });
  expect(builtFolders()).toEqual([`host-${process.platform}-x64`]);
});

onUnix("keeps what it builds in the user's cache folder where the package's own cannot be written", async () => {
  mkdirSync(join(root, "package"));
  writeFileSync(join(root, "package", "node_modules"), "a file where a folder would be");
  const dotnet = program("dotnet", builds("purgebook-host.dll"));
  const environment = { PATH: dirname(dotnet), XDG_CACHE_HOME: join(root, "cache"), HOME: join(root, "home") };
  const { found } = await search([dotnet], { environment, platform: "linux" });
  expect(found?.reader.startsWith(join(root, "cache", "purgebook", "engine"))).toBe(true);
  const nowhere = await search([dotnet], { environment: { PATH: dirname(dotnet) }, platform: "linux" });
  expect(nowhere.lacks.at(-1)?.lacking).toContain("can be written");
});
