import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Environment } from "../engine/executable.ts";
import { writeFiles } from "../util/write-files.ts";

/** Which scripts PowerShell has read back already, so that the same text need not be read again. */
export interface ValidationCache {
  /** False where nothing is remembered at all. */
  readonly isFilled: boolean;
  has(scriptHash: string): boolean;
  add(scriptHash: string): void;
  /**
   * Keeps what was asked for or added since it was opened; all else too, unless it is to be forgotten. Where the cache cannot be
   * written, the next compile reads all again.
   */
  save(options: { readonly forget: boolean }): Promise<void>;
}

const folder = join("node_modules", ".cache", "purgebook");
const file = "validated.json";
const schema = "purgebook-validated-1";

/**
 * Opens the cache of a project. It holds for one state of what validates alone, the reader in C# and the comparison here; it is never
 * used in CI, nor where the project has no node_modules to keep it in.
 */
export async function openValidationCache(root: string, environment: Environment): Promise<ValidationCache> {
  if (isCi(environment) || !existsSync(join(root, "node_modules"))) return noCache;
  const validator = await hashOfValidator();
  const remembered = read(join(root, folder, file), validator);
  const used = new Set<string>();
  return {
    isFilled: remembered.size > 0,
    has: (scriptHash) => remembered.has(scriptHash) && used.add(scriptHash) !== undefined,
    add: (scriptHash) => void used.add(scriptHash),
    save: async ({ forget }) => {
      const kept = forget ? used : new Set([...remembered, ...used]);
      if (kept.size === remembered.size && [...kept].every((hash) => remembered.has(hash))) return;
      const text = `${JSON.stringify({ schema, validator, scripts: [...kept].sort() })}\n`;
      try {
        await writeFiles(root, new Map([[join(folder, file), text]]));
      } catch {
        // A cache saves time and nothing else.
      }
    },
  };
}

const noCache: ValidationCache = { isFilled: false, has: () => false, add: () => {}, save: async () => {} };

const isCi = ({ CI }: Environment): boolean => CI !== undefined && CI !== "" && CI !== "false";

function read(path: string, validator: string): ReadonlySet<string> {
  try {
    const kept = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
    const { scripts } = kept;
    if (kept["schema"] !== schema || kept["validator"] !== validator || !Array.isArray(scripts)) return new Set();
    return new Set(scripts.filter((hash) => typeof hash === "string"));
  } catch {
    return new Set();
  }
}

/** One hash over the sources of all that takes part in reading a script back. */
async function hashOfValidator(): Promise<string> {
  const hash = createHash("sha256");
  for (const part of ["../engine/", "../engine/reader/", "../powershell/"]) {
    const at = fileURLToPath(new URL(part, import.meta.url));
    const names = (await readdir(at)).filter((name) => /\.(?:cs|csproj|ps1|[jt]s)$/.test(name)).sort();
    for (const name of names) hash.update(`${name}\0`).update(await readFile(join(at, name)));
  }
  return hash.digest("hex");
}
