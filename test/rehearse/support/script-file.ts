import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Does something with the text of a script in a file, which is gone afterwards. */
export async function inScriptFile<T>(text: string, use: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "purgebook-script-"));
  try {
    const path = join(folder, "script.ps1");
    await writeFile(path, text);
    return await use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
