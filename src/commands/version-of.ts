import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The version of purgebook, as its package.json says it. */
export function versionOf(packageRoot: string): string {
  return (JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8")) as { readonly version: string }).version;
}
