import { chromium, type Browser } from "playwright-core";
import { findExecutable } from "../../src/engine/executable.ts";
import { onlyWhere } from "./only-where.ts";

const [executable] = ["chromium", "chromium-browser", "google-chrome"].flatMap(
  (name) => findExecutable(name, process.env, process.platform) ?? [],
);

/** Tests in a real Chromium. */
export const inChromium = onlyWhere(executable !== undefined, "there is no Chromium (apt-get install chromium)");

/** Undefined where there is none. */
export async function launchChromium(): Promise<Browser | undefined> {
  // Its sandbox refuses to run as root, as CI does. What is opened here is what the tests have written.
  return executable === undefined
    ? undefined
    : chromium.launch({ executablePath: executable, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
}
