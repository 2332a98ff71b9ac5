import { execFile } from "node:child_process";
import type { Environment } from "./executable.ts";
import type { Engine } from "./find.ts";

/** What the engine calls itself, e.g. "7.6.9"; undefined where it does not say. Starts it. */
export function engineVersion(engine: Engine, environment: Environment = process.env): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(
      engine.command,
      [...engine.arguments, "-Version"],
      { env: environment, windowsHide: true },
      (_error, stdout) => resolve(/^PowerShell (\S+)/.exec(stdout)?.[1]),
    );
  });
}
