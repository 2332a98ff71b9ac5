import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { access, constants, mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { BuildResult } from "./build.ts";
import type { Environment } from "./executable.ts";
import { underLock } from "./lock.ts";

/**
 * Where built engines are kept: in the package's own node_modules/.cache, or where that cannot be written, as after a global
 * install, in the user's cache folder. Never in a folder that other users may write to: what lies there is executed.
 */
export async function cacheFolder(
  packageRoot: string,
  environment: Environment,
  platform: NodeJS.Platform,
): Promise<string | undefined> {
  const candidates = [join(packageRoot, "node_modules", ".cache"), ...userCacheFolders(environment, platform)];
  for (const candidate of candidates) {
    const folder = join(candidate, "purgebook", "engine");
    if (await isWritable(folder)) return folder;
  }
  return undefined;
}

function userCacheFolders(environment: Environment, platform: NodeJS.Platform): string[] {
  const { LOCALAPPDATA, XDG_CACHE_HOME, HOME } = environment;
  if (platform === "win32") return LOCALAPPDATA ? [LOCALAPPDATA] : [];
  if (platform === "darwin") return HOME ? [join(HOME, "Library", "Caches")] : [];
  return XDG_CACHE_HOME ? [XDG_CACHE_HOME] : HOME ? [join(HOME, ".cache")] : [];
}

async function isWritable(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** One hash over the names and contents of the projects: another source is another engine. */
export async function hashOfSources(folders: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const folder of folders) {
    const names = await readdir(folder, { recursive: true });
    for (const name of names.filter(isSource).sort()) {
      const text = await readFile(join(folder, name));
      hash.update(`${name.replaceAll("\\", "/")}\0${text.length}\0`).update(text);
    }
  }
  return hash.digest("hex").slice(0, 16);
}

/** What an editor may have built beside the sources is none. */
function isSource(name: string): boolean {
  return /\.(cs|csproj|psd1)$/.test(name) && !/^(bin|obj)[\\/]/.test(name);
}

/**
 * Builds into a folder that does not exist until it is complete. Of processes that want it at once, one builds and the
 * others wait.
 */
export async function buildOnce(folder: string, build: (into: string) => Promise<BuildResult>): Promise<BuildResult> {
  await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
  return underLock(`${folder}.lock`, async () => {
    if (existsSync(folder)) return { built: true };
    const building = `${folder}.${randomUUID()}`;
    try {
      const result = await build(building);
      // Should the lock have been broken, another's work is as good.
      if (result.built)
        await rename(building, folder).catch((error: unknown) =>
          existsSync(folder) ? undefined : Promise.reject(error),
        );
      return result;
    } finally {
      await rm(building, { recursive: true, force: true });
    }
  });
}
