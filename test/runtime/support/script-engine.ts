import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { engineUnderTest } from "../../engine/engine-under-test.ts";

const runner = fileURLToPath(new URL("run-scripts.ps1", import.meta.url));

let started: Promise<ChildProcessWithoutNullStreams> | undefined;

/** Runs a script in the one engine process of a test file, one at a time, and gives the line that begins with RESULT. */
export async function resultOf(text: string, parameters: unknown): Promise<string> {
  const child = await (started ??= start());
  const lines = createInterface({ input: child.stdout });
  let said = "";
  const hear = (chunk: Buffer) => (said += chunk.toString("utf8"));
  child.stderr.on("data", hear);
  const ended = () => lines.close();
  child.once("close", ended);
  try {
    child.stdin.write(`${ascii(JSON.stringify({ text, parameters: JSON.stringify(parameters) }))}\n`);
    for await (const line of lines) {
      if (line.startsWith("RESULT ")) return line.slice("RESULT ".length);
      said += `${line}\n`;
    }
    throw new Error(`The engine ended without a result.\n${said}`);
  } finally {
    lines.close();
    child.off("close", ended);
    child.stderr.off("data", hear);
  }
}

/** Ends the engine process, as the end of a job would; the next script starts another. */
export async function endEngine(): Promise<void> {
  const child = await started;
  started = undefined;
  if (child === undefined || child.exitCode !== null) return;
  child.stdin.end();
  await once(child, "close");
}

async function start(): Promise<ChildProcessWithoutNullStreams> {
  const engine = await engineUnderTest();
  const environment = { ...process.env, NO_PROXY: "127.0.0.1" };
  const given = [...engine.arguments, "-NoProfile", "-NonInteractive", "-File", runner];
  return spawn(engine.command, given, { env: environment });
}

/** An engine reads its input in whatever code page it was started with. */
function ascii(json: string): string {
  return json.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
