import { existsSync, statSync } from "node:fs";
import { OutsideFolder, folderInside } from "../util/inside.ts";
import { WrongUsage } from "./surroundings.ts";

/** Absolute path of the output folder that was asked for, within the project. @throws WrongUsage */
export function outputFolder(out: string, root: string): string {
  try {
    const folder = folderInside(root, out);
    if (existsSync(folder) && !statSync(folder).isDirectory())
      throw new WrongUsage(`--out names ${out}, which is a file: move it away, or name a folder.`);
    return folder;
  } catch (error) {
    if (!(error instanceof OutsideFolder)) throw error;
    throw new WrongUsage(`--out names ${out}, which is not a folder within the project: give one such as out.`);
  }
}
