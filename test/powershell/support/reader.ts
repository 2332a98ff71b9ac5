import { afterAll } from "vitest";
import type { ScriptReading } from "../../../src/engine/reading.ts";
import { openEngine, type EngineSession } from "../../../src/engine/session.ts";
import { engineUnderTest } from "../../engine/engine-under-test.ts";

let session: Promise<EngineSession> | undefined;

const open = (): Promise<EngineSession> => (session ??= engineUnderTest().then((engine) => openEngine(engine)));

/** What PowerShell's own parser reads, in the one engine of a test file; top-level functions by name and extent. */
export async function read(text: string): Promise<ScriptReading> {
  return (await open()).read({ text, functions: "text" });
}

/** The same with all that is in the functions. */
export async function readWhole(text: string): Promise<ScriptReading> {
  return (await open()).read({ text });
}

afterAll(async () => (await session)?.close());
