import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { diagnostic, type Diagnostic, type Place } from "../diagnostics/diagnostic.ts";
import { isIgnored, rulesAround, withRulesOf, type IgnoreRules } from "./ignored.ts";
import { refusalOf } from "./refusal.ts";

/** A script to check, or what was asked for and cannot be. */
export type FoundScript =
  | { readonly path: string; readonly file: string; readonly bytes: number }
  | { readonly path?: never; readonly file: string; readonly fault: Diagnostic };

const scriptFile = /\.ps1$/i;
/** What packages bring along is theirs, whether or not the repository says so. */
const foreignFolders: ReadonlySet<string> = new Set([".git", "node_modules"]);

/**
 * The scripts that were asked for, each once: files as they are named, whatever their ending, and the *.ps1 of folders in the order of their
 * names, without what a .gitignore leaves out. No link within a folder is followed: it may lead out of it, or in a circle; it is told instead.
 * @param root absolute path of the project's folder
 */
export async function* findScripts(root: string, asked: readonly string[]): AsyncGenerator<FoundScript> {
  const given = new Set<string>();
  for (const name of asked)
    for await (const found of scriptsAt(root, name)) {
      if (found.path !== undefined && given.has(found.path)) continue;
      if (found.path !== undefined) given.add(found.path);
      yield found;
    }
}

async function* scriptsAt(root: string, name: string): AsyncGenerator<FoundScript> {
  const path = resolve(root, name);
  const file = fileName(root, path);
  // An empty name, as an unset variable gives one, does not mean the project's folder.
  const seen = name === "" ? "missing" : await lookAt(path);
  if (seen === "missing") {
    yield { file, fault: diagnostic("script-not-found", { path: name }, placeOf(file)) };
  } else if ("said" in seen) {
    yield cannotRead(file, seen.said);
  } else if (seen.isFolder) {
    let isEmpty = true;
    for await (const found of scriptsIn(root, path, rulesAround(path, root))) {
      isEmpty = false;
      yield found;
    }
    if (isEmpty) yield { file, fault: diagnostic("no-scripts", { folder: file }, placeOf(file)) };
  } else yield { path, file, bytes: seen.bytes };
}

async function* scriptsIn(root: string, folder: string, outer: IgnoreRules): AsyncGenerator<FoundScript> {
  const rules = withRulesOf(outer, folder);
  const entries = await entriesOf(folder);
  if (typeof entries === "string") {
    yield cannotRead(fileName(root, folder), entries);
    return;
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const isFolder = entry.isDirectory();
    if (foreignFolders.has(entry.name) || isIgnored(rules, path, isFolder)) continue;
    if (isFolder) yield* scriptsIn(root, path, rules);
    else if (entry.isSymbolicLink()) yield* linkAt(path, fileName(root, path));
    else if (scriptFile.test(entry.name)) yield await scriptAt(path, fileName(root, path));
  }
}

/** A link that a script, or a folder of scripts, may be behind. */
async function* linkAt(path: string, file: string): AsyncGenerator<FoundScript> {
  const seen = await lookAt(path);
  const isFolder = seen !== "missing" && "isFolder" in seen && seen.isFolder;
  const leadsInCircle = seen !== "missing" && "said" in seen;
  if (isFolder || leadsInCircle || scriptFile.test(path))
    yield { file, fault: diagnostic("link-not-followed", { link: file }, placeOf(file)) };
}

/** By code units, so that the order is the same on every machine; or why there are none. */
async function entriesOf(folder: string): Promise<readonly Dirent[] | string> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort(({ name: one }, { name: other }) => (one < other ? -1 : 1));
  } catch (error) {
    return refusalOf(error);
  }
}

async function scriptAt(path: string, file: string): Promise<FoundScript> {
  const seen = await lookAt(path);
  if (seen === "missing") return cannotRead(file, "It is gone.");
  return "said" in seen ? cannotRead(file, seen.said) : { path, file, bytes: seen.bytes };
}

type Seen = "missing" | { readonly said: string } | { readonly isFolder: boolean; readonly bytes: number };

async function lookAt(path: string): Promise<Seen> {
  try {
    const found = await stat(path);
    if (found.isFile() || found.isDirectory()) return { isFolder: found.isDirectory(), bytes: found.size };
    // A device or a pipe may have no end.
    return { said: "It is neither a file nor a folder." };
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && /^(ENOENT|ENOTDIR)$/.test(String(error.code));
    return isMissing ? "missing" : { said: refusalOf(error) };
  }
}

/** A file as diagnostics name it: from the project's folder, with slashes. */
const fileName = (root: string, path: string): string => relative(root, path).replaceAll(sep, "/") || ".";

const placeOf = (file: string): Place => ({ file, line: 1, column: 1 });

/** What was to be read and cannot be. */
export const cannotRead = (file: string, said: string): { readonly file: string; readonly fault: Diagnostic } => ({
  file,
  fault: diagnostic("cannot-read", { file, said }, placeOf(file)),
});
