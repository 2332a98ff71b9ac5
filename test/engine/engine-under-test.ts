import { fileURLToPath } from "node:url";
import type { Engine, EngineSearch, EngineSearchOptions } from "../../src/engine/find.ts";
import { findEngine, findHost } from "../../src/engine/find.ts";

const options: EngineSearchOptions = {
  environment: process.env,
  platform: process.platform,
  architecture: process.arch,
  packageRoot: fileURLToPath(new URL("../../", import.meta.url)),
  announce: () => {},
};

/** The engine that a user of this checkout gets. It is built on first use. */
export async function engineUnderTest(): Promise<Engine> {
  return only(await findEngine(options));
}

/** The host of this checkout, also where there is a pwsh. */
export async function hostUnderTest(): Promise<Engine> {
  return only(await findHost(options));
}

function only({ found, lacks }: EngineSearch): Engine {
  if (found !== null) return found;
  throw new Error(`No engine: ${lacks.map(({ place, lacking }) => `${place}: ${lacking}`).join("; ")}`);
}
