import { readFileSync } from "node:fs";
import { beforeAll, expect, it } from "vitest";
import type { Engine } from "../../src/engine/find.ts";
import { onlyWhere } from "../support/only-where.ts";
import { hostUnderTest } from "./engine-under-test.ts";
import type { ScriptRun } from "./run-script.ts";
import { runScript } from "./run-script.ts";

type Case = ScriptRun & { readonly id: string; readonly script: string; readonly args: readonly string[] };

const cases = JSON.parse(
  readFileSync(new URL("../fixtures/pwsh-observed/cases.json", import.meta.url), "utf8"),
) as readonly Case[];

/** Where the host is known not to be equal, and why that is borne. An entry whose case has become equal fails. */
const knownDifferences: Readonly<Record<string, string>> = {
  "get-random-setseed-values":
    "which numbers follow from a seed: pwsh has a generator of its own, and no runbook may depend on it",
  "script-automatic-variables":
    "the host has the engine 7.6.9, the recording is of 7.6.5, and the script prints the version",
  "requires-version": "the host has the engine 7.6.9, the recording is of 7.6.5, and the message names the version",
};

// The recordings are of Linux: paths, /bin/sh, and messages of the operating system.
const onLinux = onlyWhere(process.platform === "linux", "the recordings of pwsh are of Linux");
const runs = new Map<string, ScriptRun>();

beforeAll(async () => {
  if (process.platform !== "linux") return;
  const engine = await hostUnderTest();
  const left = [...cases];
  await Promise.all([runSome(engine, left), runSome(engine, left)]);
}, 600_000);

/** Two of these at a time: each case is a process. */
async function runSome(engine: Engine, left: Case[]): Promise<void> {
  for (let next = left.shift(); next !== undefined; next = left.shift()) {
    runs.set(next.id, await runScript(engine, next.script, next.args));
  }
}

onLinux.each(cases)("$id", ({ id, stdout, stderr, exitCode }) => {
  const observed = { stdout, stderr, exitCode };
  if (id in knownDifferences) expect(runs.get(id)).not.toEqual(observed);
  else expect(runs.get(id)).toEqual(observed);
});

it("knows the cases that it excuses", () => {
  const ids = cases.map(({ id }) => id);
  expect(Object.keys(knownDifferences).filter((id) => !ids.includes(id))).toEqual([]);
});
