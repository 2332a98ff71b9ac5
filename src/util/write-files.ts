import { randomUUID } from "node:crypto";
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { named, refuseLinkOut } from "./inside.ts";

/** What a file is beside the text that was staged for it. A link is never the same, whatever it leads to. */
export type FileState = "same" | "differs" | "missing";

/**
 * Files of one folder that change together or not at all: each text is kept in a folder beside its place, and moved there when all
 * have come. What is unchanged is not touched. The one writer of files; it stays inside the folder it was given.
 */
export class StagedFiles {
  readonly #folder: string;
  readonly #keeping: boolean;
  readonly #states = new Map<string, FileState>();
  readonly #checked = new Set<string>();
  readonly #kept = new Map<string, string>();
  #partial: string | undefined;
  #made: string | undefined;
  #count = 0;
  #failure: unknown;

  /** @param keep false to compare alone, and write nothing */
  constructor(folder: string, { keep = true }: { readonly keep?: boolean } = {}) {
    this.#folder = folder;
    this.#keeping = keep;
  }

  /** What each file was when it was staged, by name. */
  get states(): ReadonlyMap<string, FileState> {
    return this.#states;
  }

  /** Takes the text of a file; what goes wrong is thrown at the commit. Blocks: three times as quick as not to, for small files. */
  stage(name: string, text: string): void {
    try {
      const state = stateOf(this.#pathOf(name), text);
      this.#states.set(name, state);
      if (this.#keeping && state !== "same") this.#keep(name, text);
    } catch (error) {
      this.#failure ??= error;
    }
  }

  /**
   * Puts files in their places, and removes others.
   * @param names of what was staged, what is to be written
   * @param remove names of files to remove then
   * @returns the names of the files that changed
   * @throws OutsideFolder, and what the file system says; then nothing was changed
   */
  commit(names: Iterable<string> = this.#states.keys(), remove: readonly string[] = []): readonly string[] {
    try {
      if (this.#failure !== undefined) throw this.#failure;
      const removed = remove.map((name) => this.#pathOf(name));
      const changed = [...names].filter((name) => this.#kept.has(name));
      for (const folder of new Set(changed.map((name) => dirname(this.#pathOf(name)))))
        mkdirSync(folder, { recursive: true });
      for (const name of changed) renameSync(this.#kept.get(name) ?? "", this.#pathOf(name));
      for (const path of removed) rmSync(path, { force: true });
      return changed;
    } finally {
      this.discard();
    }
  }

  /** Drops what was staged and not committed. */
  discard(): void {
    this.#kept.clear();
    if (this.#partial === undefined) return;
    rmSync(this.#partial, { recursive: true, force: true });
    this.#partial = undefined;
    if (this.#made !== undefined) removeIfEmpty(this.#folder);
  }

  #pathOf(name: string): string {
    const path = named(this.#folder, name);
    const parent = dirname(path);
    // Where links lead is looked up once for each folder: there may be thousands of files.
    if (!this.#checked.has(parent)) refuseLinkOut(this.#folder, parent);
    this.#checked.add(parent);
    return path;
  }

  #keep(name: string, text: string): void {
    if (this.#partial === undefined) {
      this.#made = mkdirSync(this.#folder, { recursive: true });
      removeForgotten(this.#folder);
      this.#partial = join(this.#folder, `${partialPrefix}${randomUUID()}`);
      mkdirSync(this.#partial);
    }
    const path = join(this.#partial, String(this.#count++));
    writeFileSync(path, text, "utf8");
    this.#kept.set(name, path);
  }
}

/** Writes all of the files, or none. @returns the names of the files that changed */
export async function writeFiles(folder: string, files: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const staged = new StagedFiles(folder);
  for (const [name, text] of files) staged.stage(name, text);
  return staged.commit();
}

const partialPrefix = ".partial-";
const hour = 3_600_000;

/** What a process left that was killed while it wrote. A younger one may still be at work. */
function removeForgotten(folder: string): void {
  for (const name of readdirSync(folder).filter((name) => name.startsWith(partialPrefix))) {
    const path = join(folder, name);
    const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (changed < Date.now() - hour) rmSync(path, { recursive: true, force: true });
  }
}

function stateOf(path: string, text: string): FileState {
  const there = lstatSync(path, { throwIfNoEntry: false });
  if (there === undefined) return "missing";
  if (there.isDirectory()) throw new Error(`${path} is a folder`);
  if (!there.isFile() || there.size !== Buffer.byteLength(text)) return "differs";
  return readFileSync(path, "utf8") === text ? "same" : "differs";
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It holds something.
  }
}
