import { realpathSync } from "node:fs";
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
  const path = named(folder, name);
  refuseLinkOut(folder, dirname(path));
  return path;
}

/** The absolute path that a name within a folder has, links not followed. @throws OutsideFolder */
export function named(folder: string, name: string): string {
  const path = resolve(folder, name);
  if (path === resolve(folder) || !isWithin(folder, path)) throw new OutsideFolder(`"${name}" leads out of ${folder}`);
  return path;
}

/** @throws OutsideFolder where a path leads out of a folder once links are followed */
export function refuseLinkOut(folder: string, path: string): void {
  if (!isWithin(real(folder), real(path))) throw new OutsideFolder(`${path} is a link out of ${folder}`);
}

/** {@link inside} for a folder that is to be written into: it must not be a link out itself. */
export function folderInside(folder: string, name: string): string {
  const path = inside(folder, name);
  refuseLinkOut(folder, path);
  return path;
}

function isWithin(folder: string, path: string): boolean {
  const from = relative(folder, path);
  return from !== ".." && !from.startsWith(`..${sep}`) && !isAbsolute(from);
}

/** Where a path leads once links are followed; of what does not exist yet, where its nearest folder that does leads. */
function real(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : real(parent);
  }
}
