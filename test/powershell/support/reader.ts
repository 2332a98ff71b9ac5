import type { ScriptReading } from "../../../src/engine/reading.ts";
import { openEngine, type EngineSession } from "../../../src/engine/session.ts";
import { survivingSession } from "../../../src/engine/surviving-session.ts";
import { engineUnderTest } from "../../engine/engine-under-test.ts";

let session: Promise<EngineSession> | undefined;

/** The one engine of a worker, for all test files that it runs: it ends with the worker, and one that dies gives way to another. */
const open = (): Promise<EngineSession> =>
  (session ??= engineUnderTest().then((engine) => survivingSession(() => openEngine(engine))));

/** What PowerShell's own parser reads; top-level functions by name and extent. */
export async function read(text: string): Promise<ScriptReading> {
  return (await open()).read({ text, functions: "text" });
}

/** The same with all that is in the functions. */
export async function readWhole(text: string): Promise<ScriptReading> {
  return (await open()).read({ text });
}
