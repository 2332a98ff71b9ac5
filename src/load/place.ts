import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Place } from "../diagnostics/diagnostic.ts";

export interface AbsolutePlace {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** The place relative to the project's folder, with forward slashes: the same on every machine. */
export function relativePlace({ path, line, column }: AbsolutePlace, root: string): Place {
  return { file: relative(root, path).split(sep).join("/"), line, column };
}

/** Where something was thrown, as near to the author's own code as the error tells; else at the site, which is in the procedure's file. */
export function placeOfError(error: unknown, site: AbsolutePlace, root: string): Place {
  const { path } = site;
  const stack = error instanceof Error && typeof error.stack === "string" ? error.stack : "";
  // Before the message of a syntax error Node puts `path:line` and the line with a caret below, and `(file:///path:line:column)` into
  // each frame.
  for (const match of stack.matchAll(/(file:\/\/[^\s()]+?|\/[^\s():]+|[A-Z]:[^\s():]+):(\d+)(?::(\d+))?(?=[\s)]|$)/g)) {
    const file = toPath(match[1] ?? "");
    if (file !== path && !isAuthors(file, root)) continue;
    const column = match[3] ?? caretColumn(stack.slice(match.index + match[0].length));
    return relativePlace({ path: file, line: Number(match[2]), column: Number(column) }, root);
  }
  return relativePlace(site, root);
}

function isAuthors(file: string, root: string): boolean {
  return file.startsWith(root + sep) && !file.includes(`${sep}node_modules${sep}`) && !file.startsWith(ownFolder);
}

const ownFolder = fileURLToPath(new URL("../", import.meta.url));

function caretColumn(rest: string): number {
  return (/^(?:\n.*){1,3}?\n( *)\^/.exec(rest)?.[1]?.length ?? 0) + 1;
}

function toPath(text: string): string {
  if (!text.startsWith("file:")) return text;
  try {
    const url = new URL(text);
    url.search = "";
    return fileURLToPath(url);
  } catch {
    return text;
  }
}
