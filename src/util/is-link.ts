import { lstatSync } from "node:fs";

/** True of a symbolic link, wherever it leads. */
export const isLink = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
