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

/** Where something was thrown, as near to the author's own code as the error tells. */
export function placeOfError(error: unknown, path: string, root: string): Place {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  // Node puts `path:line` before the message of a syntax error, and `(file:///path:line:column)` into each frame.
  for (const match of stack.matchAll(/(file:\/\/[^\s()]+|\/[^\s():]+|[A-Z]:[^\s():]+):(\d+)(?::(\d+))?/g)) {
    const file = toPath(match[1] ?? "");
    if (file === path) return relativePlace({ path, line: Number(match[2]), column: Number(match[3] ?? 1) }, root);
  }
  return relativePlace({ path, line: 1, column: 1 }, root);
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
