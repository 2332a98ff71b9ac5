import { fileURLToPath } from "node:url";
import { findEngine } from "../../src/engine/find.ts";

/** Builds the engine once, before the tests that want it all wait for it at the same time. */
export async function setup(): Promise<void> {
  const { platform, arch: architecture, env: environment } = process;
  const packageRoot = fileURLToPath(new URL("../../", import.meta.url));
  const announce = (line: string): void => void process.stdout.write(`${line}\n`);
  await findEngine({ environment, platform, architecture, packageRoot, announce });
}
