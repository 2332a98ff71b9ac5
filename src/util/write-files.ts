import { randomUUID } from "node:crypto";
import { lstatSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";

/** A path that would leave the folder it was meant for. */
export class OutsideFolder extends Error {
  override name = "OutsideFolder";
}

/**
 * The absolute path of a file or folder within a folder, which neither its name nor a symbolic link on the way leads out of.
 * @throws OutsideFolder
 */
export function inside(folder: string, name: string): string {
  const path = resolve(folder, name);
  if (path === resolve(folder) || !isWithin(folder, path) || !isWithin(real(folder), real(dirname(path))))
    throw new OutsideFolder(`"${name}" leads out of ${folder}`);
  return path;
}

/** {@link inside} for a folder that is to be written into: it must not be a link out itself. */
export function folderInside(folder: string, name: string): string {
  const path = inside(folder, name);
  if (!isWithin(real(folder), real(path))) throw new OutsideFolder(`"${name}" is a link out of ${folder}`);
  return path;
}

/**
 * Writes all of the files, or none: each is first written beside its place, and renamed when all are there. What is unchanged is not
 * touched. The one writer of files; it stays inside the folder it was given.
 * @param files text by name relative to the folder
 * @param remove names of files to remove then
 * @returns the names of the files that changed
 * @throws OutsideFolder, and what the file system says
 */
export function writeFiles(
  folder: string,
  files: ReadonlyMap<string, string>,
  remove: readonly string[] = [],
): readonly string[] {
  const removed = remove.map((name) => inside(folder, name));
  const changed: { readonly name: string; readonly path: string; readonly temporary: string }[] = [];
  try {
    for (const [name, text] of files) {
      const path = inside(folder, name);
      if (isUnchanged(path, text)) continue;
      const temporary = `${path}.${randomUUID()}.partial`;
      changed.push({ name, path, temporary });
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(temporary, text, "utf8");
    }
    for (const { path, temporary } of changed) renameSync(temporary, path);
  } catch (error) {
    for (const { temporary } of changed) rmSync(temporary, { force: true });
    throw error;
  }
  for (const path of removed) rmSync(path, { force: true });
  return changed.map(({ name }) => name);
}

/** A link is never what was written, whatever it leads to. @throws Error where a folder stands in the file's place */
function isUnchanged(path: string, text: string): boolean {
  const there = lstatSync(path, { throwIfNoEntry: false });
  if (there?.isDirectory() === true) throw new Error(`${path} is a folder`);
  return there?.isFile() === true && readFileSync(path, "utf8") === text;
}

function isWithin(folder: string, path: string): boolean {
  const from = relative(folder, path);
  return from !== ".." && !from.startsWith(`..${sep}`) && !isAbsolute(from);
}

/** Where a path leads once links are followed; of what does not exist yet, where its nearest folder that does leads. */
function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : real(parent);
  }
}
