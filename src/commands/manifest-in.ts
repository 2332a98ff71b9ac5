import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { manifestFile, readManifest, type Manifest } from "../emit/manifest.ts";

/**
 * The manifest of an output folder, or what is wrong with it; neither where there is none.
 * @param folder absolute path of the output folder
 * @param out its name, as a message has it
 */
export async function manifestIn(
  folder: string,
  out: string,
): Promise<{ readonly manifest?: Manifest; readonly fault?: Diagnostic }> {
  const path = join(folder, manifestFile);
  if (!existsSync(path)) return {};
  try {
    return { manifest: readManifest(await readFile(path, "utf8")) };
  } catch {
    const said = "it is not what purgebook wrote.";
    return { fault: diagnostic("invalid-manifest", { file: `${out}/${manifestFile}`, said }) };
  }
}
