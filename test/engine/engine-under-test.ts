import { fileURLToPath } from "node:url";
import type { Engine } from "../../src/engine/find.ts";
import { findEngine } from "../../src/engine/find.ts";

/** The engine that a user of this checkout gets. It is built on first use. */
export async function engineUnderTest(): Promise<Engine> {
  const { found, lacks } = await findEngine({
    environment: process.env,
    platform: process.platform,
    architecture: process.arch,
    packageRoot: fileURLToPath(new URL("../../", import.meta.url)),
    announce: () => {},
  });
  if (found === null)
    throw new Error(`No engine: ${lacks.map(({ place, lacking }) => `${place}: ${lacking}`).join("; ")}`);
  return found;
}
