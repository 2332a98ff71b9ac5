import { readFile, stat } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { lineStartsOf, positionAt } from "../powershell/script/position.ts";
import { cannotRead } from "./find-scripts.ts";
import { refusalOf } from "./refusal.ts";
import { scriptText } from "./script-text.ts";

/** A file with text in it, or why it cannot be used. */
export type TextFile =
  | {
      /** Absolute. */
      readonly path: string;
      /** As diagnostics name it: from the project's folder, with slashes. */
      readonly file: string;
      readonly bytes: Uint8Array;
      readonly text: string;
    }
  | { readonly fault: Diagnostic };

/** Reads a file that a user has named, in the encoding that its byte order mark says, or UTF-8. */
export async function textFile(
  root: string,
  name: string,
  { mostBytes }: { readonly mostBytes: number },
): Promise<TextFile> {
  const path = resolve(root, name);
  const file = relative(root, path).replaceAll(sep, "/") || ".";
  try {
    const found = await stat(path);
    if (found.isDirectory()) return cannotRead(file, "It is a folder: name a file in it.");
    // A device or a pipe may have no end.
    if (!found.isFile()) return cannotRead(file, "It is no file.");
    if (found.size > mostBytes)
      return cannotRead(file, `It has ${found.size} bytes, and at most ${mostBytes} can be read.`);
    return decoded(path, file, await readFile(path));
  } catch (error) {
    return cannotRead(file, isMissing(error) ? "There is no such file." : refusalOf(error));
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && /^(ENOENT|ENOTDIR)$/.test(String(error.code));

function decoded(path: string, file: string, bytes: Uint8Array): TextFile {
  const read = scriptText(bytes);
  if (read.kind === "text") return { path, file, bytes, text: read.text };
  const place = { file, ...positionAt(read.at, lineStartsOf(read.shown)) };
  return { fault: diagnostic("not-text", { said: read.said }, place) };
}
