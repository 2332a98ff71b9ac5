import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { EngineFailure } from "../../src/engine/engine-failure.ts";
import type { Engine } from "../../src/engine/find.ts";
import type { ScriptReading } from "../../src/engine/reading.ts";
import { openEngine } from "../../src/engine/session.ts";
import { engineUnderTest } from "./engine-under-test.ts";

const folder = mkdtempSync(join(tmpdir(), "purgebook-session-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** An engine that is a small program of its own, started as every engine is. */
function fakeEngine(program: string): Engine {
  const script = join(folder, `${Math.random().toString(36).slice(2)}.mjs`);
  writeFileSync(script, program);
  chmodSync(script, 0o755);
  return { kind: "explicit", command: process.execPath, arguments: [script], reader: "reader.dll" };
}

it("answers many requests at once, each with its own script, whatever their sizes", async () => {
  const session = openEngine(await engineUnderTest());
  const texts = Array.from({ length: 300 }, (_, index) => `$v${index} = '${"x".repeat((index * 7919) % 30_000)}'`);
  const readings = await Promise.all(texts.map((text) => session.read({ text })));
  await session.close();
  expect(readings.map(({ root }) => root.end)).toEqual(texts.map((text) => text.length));
  expect(JSON.stringify(readings[299]?.root)).toContain('"v299"');
});

it("answers what was asked for before it closes, and nothing after", async () => {
  const session = openEngine(await engineUnderTest());
  const reading = session.read({ text: "Get-Date" });
  const closed = session.close();
  expect((await reading).errors).toEqual([]);
  await closed;
  await expect(session.read({ text: "1" })).rejects.toThrow("closed");
});

it("closes without having been asked anything", async () => {
  await openEngine(await engineUnderTest()).close();
});

it("rejects every pending read when the engine dies, with what it said and its exit code", async () => {
  const session = openEngine(
    fakeEngine("process.stdin.once('data', () => { console.error('out of luck'); process.exit(7); });"),
  );
  const results = await Promise.allSettled(["1", "2", "3"].map((text) => session.read({ text })));
  expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  const failure: unknown = results[2]?.status === "rejected" && results[2].reason;
  expect(failure).toBeInstanceOf(EngineFailure);
  expect(failure).toMatchObject({ exitCode: 7, stderr: "out of luck\n" });
  await expect(session.read({ text: "4" })).rejects.toThrow(EngineFailure);
  await expect(session.close()).rejects.toThrow(EngineFailure);
});

it("rejects when the engine ends well but without an answer", async () => {
  const session = openEngine(fakeEngine("process.stdin.once('data', () => process.exit(0));"));
  await expect(session.read({ text: "1" })).rejects.toMatchObject({ name: "EngineFailure", exitCode: 0 });
});

it("rejects when the engine's process is killed", async () => {
  const session = openEngine(fakeEngine("process.stdin.once('data', () => process.kill(process.pid, 'SIGKILL'));"));
  await expect(session.read({ text: "1" })).rejects.toThrow("SIGKILL");
});

it("rejects when there is no such engine", async () => {
  const session = openEngine({
    kind: "explicit",
    command: join(folder, "nowhere"),
    arguments: [],
    reader: "reader.dll",
  });
  await expect(session.read({ text: "1" })).rejects.toThrow("could not be started");
  await expect(session.close()).rejects.toThrow(EngineFailure);
});

it("rejects with the engine's own words when the reader cannot be loaded", async () => {
  const engine = { ...(await engineUnderTest()), reader: join(folder, "missing.dll") };
  const failure: unknown = await openEngine(engine)
    .read({ text: "1" })
    .then(
      (reading: ScriptReading) => reading,
      (error: unknown) => error,
    );
  expect(failure).toBeInstanceOf(EngineFailure);
  expect(failure).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("missing.dll") });
});

it("takes nothing for an answer that is none", async () => {
  const session = openEngine(
    fakeEngine(`
      console.log('A new release is available.');
      process.stdin.once('data', () => {
        console.log('{"id":99,"failure":"nobody asked"}');
        console.log('{"id":1,"root":{"type":"ScriptBlockAst","start":0,"end":1},"errors":[],"comments":[]}');
      });
    `),
  );
  expect((await session.read({ text: "1" })).root.end).toBe(1);
  await session.close();
});

it("ends an engine that owes an answer and gives none, and says so", async () => {
  const session = openEngine(fakeEngine("process.stdin.resume();"), process.env, 300);
  await expect(session.read({ text: "1" })).rejects.toThrow(/gave no answer for 0\.3 s/);
  await expect(session.close()).rejects.toThrow(EngineFailure);
});
