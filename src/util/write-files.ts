import { mkdir, readFile, rename, rm, unlink, writeFile } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";

/** A path that would leave the folder it was meant for. */
export class OutsideFolder extends Error {
  override name = "OutsideFolder";
}

/** The absolute path of a file in a folder. @throws OutsideFolder where the name leads out of it */
export function inside(folder: string, name: string): string {
  const path = resolve(folder, name);
  const from = relative(folder, path);
  if (from === "" || from === ".." || from.startsWith(`..${sep}`) || isAbsolute(from))
    throw new OutsideFolder(`"${name}" is not a file of ${folder}`);
  return path;
}

/**
 * Writes all of the files, or none: each is first written beside its place, and renamed when all are there. What is unchanged is not
 * touched. The one writer of files; it stays inside the folder it was given.
 * @param files text by name relative to the folder
 * @returns the names of the files that changed
 */
export async function writeFiles(
  folder: string,
  files: ReadonlyMap<string, string>,
  remove: readonly string[] = [],
): Promise<readonly string[]> {
  const changed: { readonly name: string; readonly path: string; readonly temporary: string }[] = [];
  const removed = remove.map((name) => inside(folder, name));
  try {
    for (const [name, text] of files) {
      const path = inside(folder, name);
      if ((await readFile(path, "utf8").catch(() => undefined)) === text) continue;
      const temporary = `${path}.${randomUUID()}.partial`;
      await mkdir(dirname(path), { recursive: true });
      changed.push({ name, path, temporary });
      await writeFile(temporary, text, "utf8");
    }
    for (const { path, temporary } of changed) await rename(temporary, path);
  } catch (error) {
    await Promise.all(changed.map(({ temporary }) => rm(temporary, { force: true })));
    throw error;
  }
  for (const path of removed) await unlink(path).catch(() => undefined);
  return changed.map(({ name }) => name);
}
