import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";

/** The names of all that lies below a folder, with slashes, in order; none where it is not there. What a link leads to is not below it. */
export async function namesBelow(folder: string): Promise<readonly string[]> {
  const names = existsSync(folder) ? await readdir(folder, { recursive: true }) : [];
  return names.map((name) => name.replaceAll("\\", "/")).toSorted();
}
