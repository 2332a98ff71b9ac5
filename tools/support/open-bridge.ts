import { fileURLToPath } from "node:url";
import { findHost } from "../../src/engine/find.ts";
import { Bridge } from "../../src/rehearse/bridge.ts";
import { jobEnvironment } from "../../src/rehearse/job-environment.ts";

/** An engine for rehearsals; it is built on first use. @param say takes a line on that @throws Error where there is none */
export async function openBridge(say: (line: string) => void): Promise<Bridge> {
  const { env: environment, platform, arch: architecture } = process;
  const packageRoot = fileURLToPath(new URL("../../", import.meta.url));
  const { found, lacks } = await findHost({ environment, platform, architecture, packageRoot, announce: say });
  if (found === null)
    throw new Error(`No engine: ${lacks.map(({ place, lacking }) => `${place}: ${lacking}`).join("; ")}`);
  return Bridge.open(found, jobEnvironment(environment));
}
