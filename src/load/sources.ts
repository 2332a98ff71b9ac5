import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { SourceFile } from "../emit/manifest.ts";
import { sha256 } from "../util/sha256.ts";
import { relativePlace } from "./place.ts";

/** Which local files each module imports, as Node itself resolved them. */
export class ImportGraph {
  readonly #imports = new Map<string, Set<string>>();

  /** From here on every import that Node resolves is noted. */
  static record(): ImportGraph {
    const graph = new ImportGraph();
    registerHooks({
      resolve(specifier, context, nextResolve) {
        const resolved = nextResolve(specifier, context);
        if (context.parentURL !== undefined) graph.#note(context.parentURL, resolved.url);
        return resolved;
      },
    });
    return graph;
  }

  #note(from: string, to: string): void {
    const imports = this.#imports.get(from) ?? new Set();
    imports.add(to);
    this.#imports.set(from, imports);
  }

  /**
   * The procedure's file and every file that it imports, directly or not, by name. Packages do not belong to it: the lock file of the
   * project pins them.
   */
  sourcesOf(path: string, root: string): readonly SourceFile[] {
    const own = (url: string): boolean =>
      url.startsWith("file:") && !url.includes("/node_modules/") && !url.startsWith(ownFolder);
    const seen = new Set<string>();
    const visit = (url: string): void => {
      if (seen.has(url) || !own(url)) return;
      seen.add(url);
      for (const imported of this.#imports.get(url) ?? []) visit(imported);
    };
    visit(pathToFileURL(path).href);
    return [...seen]
      .map((url) => sourceFile(fileURLToPath(url), root))
      .sort((one, other) => (one.file < other.file ? -1 : 1));
  }
}

const ownFolder = new URL("../", import.meta.url).href;

function sourceFile(path: string, root: string): SourceFile {
  // Line ends do not count: a checkout may convert them.
  const text = readFileSync(path, "utf8").replaceAll("\r\n", "\n");
  return { file: relativePlace({ path, line: 1, column: 1 }, root).file, sha256: sha256(text) };
}
