#!/usr/bin/env node
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { run } from "./commands/run.ts";
import { startProgram } from "./commands/start-program.ts";
import type { Surroundings } from "./commands/surroundings.ts";

const debug = process.env["PURGEBOOK_DEBUG"] !== undefined && process.env["PURGEBOOK_DEBUG"] !== "";

const showsColour = ({ isTTY }: NodeJS.WriteStream): boolean =>
  isTTY && (process.env["NO_COLOR"] ?? "") === "" && process.env["TERM"] !== "dumb";

const around: Surroundings = {
  root: realpathSync(process.cwd()),
  packageRoot: fileURLToPath(new URL("..", import.meta.url)),
  environment: process.env,
  platform: process.platform,
  architecture: process.arch,
  nodeVersion: process.versions.node,
  result: (text) => void process.stdout.write(text),
  say: (text) => void process.stderr.write(text),
  now: () => new Date(),
  start: startProgram,
  onInterrupt: (clean) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const)
      process.once(signal, () => {
        clean();
        process.exit(signal === "SIGINT" ? 130 : 143);
      });
  },
  colour: { result: showsColour(process.stdout), say: showsColour(process.stderr) },
  isTerminal: process.stderr.isTTY === true && process.env["TERM"] !== "dumb",
  columns: process.stdout.columns ?? process.stderr.columns ?? 120,
};

// Whoever reads the output may have seen enough and gone, as `head` does.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});
process.on("uncaughtException", (error) => {
  fault(error);
  process.exit();
});

try {
  process.exitCode = await run(process.argv.slice(2), around);
} catch (error) {
  fault(error);
}

/** One line: what a user can do about a fault of purgebook is to report it. */
function fault(error: unknown): void {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  around.say(
    `purgebook failed, and the fault is its own: ${message.replace(/\s+/g, " ")} Please report it; with PURGEBOOK_DEBUG=1 it says where.\n`,
  );
  if (debug) around.say(`${error instanceof Error ? (error.stack ?? "") : ""}\n`);
  process.exitCode = 2;
}
