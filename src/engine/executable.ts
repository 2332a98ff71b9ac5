import { statSync } from "node:fs";
import { delimiter, isAbsolute, join, resolve } from "node:path";

/** Environment variables, as in `process.env`. */
export type Environment = { readonly [name: string]: string | undefined };

/** The file that a bare name stands for on PATH, or that a path names. Windows starts nothing but .exe without a shell. */
export function findExecutable(name: string, environment: Environment, platform: NodeJS.Platform): string | undefined {
  const file = platform === "win32" && !/\.(exe|dll)$/i.test(name) ? `${name}.exe` : name;
  if (/[\\/]/.test(name)) return isFile(resolve(file)) ? resolve(file) : undefined;
  const folders = (environment["PATH"] ?? environment["Path"] ?? "").split(delimiter);
  return folders
    .filter(isAbsolute)
    .map((folder) => join(folder, file))
    .find(isFile);
}

/** What cannot be looked at is passed over, as shells do with a folder of PATH that they may not enter. */
export function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
